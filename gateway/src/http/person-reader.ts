// SPDX-License-Identifier: Apache-2.0
import type { Identity, LedgerEvent } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';
import type { Request } from 'express';

import { readerOf } from '../documents/read-right.js';
import { isAboutPerson, mayReadEvent } from '../duties/people-right.js';
import { GatewayError } from '../gateway-error.js';
import type { Services } from './services.js';
import { demoCardOf } from './session.js';

/**
 * Who asks for records about persons: the signer of `Daoji-Read` over the SHA-256 of `GET {path and query}`, or a demo card.
 * @throws GatewayError `PEOPLE_READER`.
 */
export async function personReader(services: Services, request: Request): Promise<Identity> {
  const demoKeyId = demoCardOf(services.demoCards, request)?.keyId;
  const header = request.get('daoji-read');
  const hash = toHex(sha256(utf8(`${request.method} ${request.originalUrl}`)));
  try {
    return await readerOf(services, hash, { demoKeyId, header });
  } catch (cause) {
    if (!(cause instanceof GatewayError)) throw cause;
    const got = cause.message.split(', got ')[1] ?? 'none';
    throw new GatewayError(
      'PEOPLE_READER',
      `expected a signed Daoji-Read or a demo card of who asks about persons, got ${got}`,
      { cause },
    );
  }
}

/** The refusal of a record about another person. */
export function peoplePrivate({ operatorId, roles }: Identity): GatewayError {
  return new GatewayError(
    'PEOPLE_PRIVATE',
    `expected the person named, or of the operator who keeps or judges it, got ${roles.join(', ')} of ${operatorId}`,
  );
}

/** Lets an event about a person go to who may read it; every other event is everybody's. @throws GatewayError `PEOPLE_READER`, `PEOPLE_PRIVATE`. */
export async function assertMayReadEvent(
  services: Services,
  request: Request,
  event: LedgerEvent,
): Promise<void> {
  if (!isAboutPerson(event.type)) return;
  const reader = await personReader(services, request);
  if (!mayReadEvent(services.index, reader, event)) throw peoplePrivate(reader);
}
