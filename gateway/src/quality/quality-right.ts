// SPDX-License-Identifier: Apache-2.0
import type { Identity } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';
import type { Request } from 'express';

import { readerOf } from '../documents/read-right.js';
import { GatewayError } from '../gateway-error.js';
import { demoCardOf } from '../http/session.js';
import type { Services } from '../http/services.js';

/**
 * Who signed this very request: `Daoji-Read` over the SHA-256 of `GET {path and query}`, or a demo session.
 * @throws GatewayError `QUALITY_PRIVATE`.
 */
export async function qualityReader(services: Services, request: Request): Promise<Identity> {
  const demoKeyId = demoCardOf(services.demoCards, request)?.keyId;
  const header = request.get('daoji-read');
  const hash = toHex(sha256(utf8(`${request.method} ${request.originalUrl}`)));
  try {
    return await readerOf(services, hash, { demoKeyId, header });
  } catch (cause) {
    if (!(cause instanceof GatewayError)) throw cause;
    throw refused('a signed request', cause.message.split(', got ')[1] ?? 'none', cause);
  }
}

/** Charts and figures of persons are for the head of quality of their operator. @throws GatewayError `QUALITY_PRIVATE`. */
export function assertHeadOfQuality(reader: Identity, operatorId: string): void {
  if (isHeadOf(reader, operatorId)) return;
  throw refused(`the head of quality of ${operatorId}`, nameOf(reader));
}

/** Records of a person are for that person too. @throws GatewayError `QUALITY_PRIVATE`. */
export function assertReadsRecords(
  reader: Identity,
  operatorId: string,
  personId: string | undefined,
): void {
  const isOwn = reader.operatorId === operatorId && reader.personId === personId;
  if (isOwn || isHeadOf(reader, operatorId)) return;
  throw refused(`the head of quality of ${operatorId}, or the person`, nameOf(reader));
}

/** Who handled a lot may see who of its own people did. @throws GatewayError `QUALITY_PRIVATE`. */
export function assertHandled(reader: Identity, operatorIds: ReadonlySet<string>): void {
  if (operatorIds.has(reader.operatorId)) return;
  throw refused('a person of an operator that handled the lot', nameOf(reader));
}

function isHeadOf({ operatorId, roles }: Identity, asked: string): boolean {
  return operatorId === asked && roles.includes('quality');
}

function nameOf({ operatorId, roles }: Identity): string {
  return `${roles.join(', ')} of ${operatorId}`;
}

function refused(wanted: string, got: string, cause?: Error): GatewayError {
  return new GatewayError('QUALITY_PRIVATE', `expected ${wanted}, got ${got}`, { cause });
}
