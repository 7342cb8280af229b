// SPDX-License-Identifier: Apache-2.0
import { demoCommandBodySchema, signInBodySchema } from './bodies.js';
import { operation } from './operation.js';
import { noParameters as none } from './parameters.js';
import { commandResultSchema, demoSessionSchema } from './views.js';

/** Routes of the demo's keys; elsewhere each answers `DEMO_KEYS_OFF`. */
export const DEMO_OPERATIONS = {
  demoSignIn: operation({
    id: 'demoSignIn',
    method: 'post',
    path: '/demo/sign-in',
    summary: 'Demo keys only: take the role of a card',
    params: none,
    query: none,
    body: signInBodySchema,
    response: demoSessionSchema,
    problems: [404, 413, 415],
  }),
  demoSession: operation({
    id: 'demoSession',
    method: 'get',
    path: '/demo/session',
    summary: 'Demo keys only: the card of this session, or nothing',
    params: none,
    query: none,
    response: demoSessionSchema,
    canBeEmpty: true,
    problems: [404],
  }),
  demoCommand: operation({
    id: 'demoCommand',
    method: 'post',
    path: '/demo/commands',
    summary: 'Demo keys only: sign with the key that the gateway holds, marked DEMO_KEY',
    params: none,
    query: none,
    body: demoCommandBodySchema,
    response: commandResultSchema,
    status: 201,
    problems: [401, 403, 404, 409, 413, 415, 422, 502, 504],
  }),
} as const;
