// SPDX-License-Identifier: Apache-2.0
import { commandBodySchema } from './bodies.js';
import { operation, read } from './operation.js';
import { commandParameters, newestQuery, noParameters } from './parameters.js';
import { personal } from './personal-read.js';
import { commandResultSchema, eventViewSchema, newestSchema } from './views.js';

/** Routes about signed commands as they are. */
export const COMMAND_OPERATIONS = {
  submitCommand: operation({
    id: 'submitCommand',
    method: 'post',
    path: '/commands',
    summary: 'Carry a signed command to the ledger',
    params: noParameters,
    query: noParameters,
    body: commandBodySchema,
    response: commandResultSchema,
    status: 201,
    problems: [403, 409, 413, 415, 422, 502, 504],
  }),
  getCommand: personal(
    'getCommand',
    '/commands/{commandId}',
    'A command and its event; one about a person for its reader alone',
    commandParameters,
    noParameters,
    eventViewSchema,
  ),
  listCommands: read(
    'listCommands',
    '/commands',
    'The newest recorded commands, newest first',
    noParameters,
    newestQuery,
    newestSchema,
  ),
} as const;
