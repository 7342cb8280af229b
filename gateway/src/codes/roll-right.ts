// SPDX-License-Identifier: Apache-2.0
import type { CodeOrder, Identity } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';
import type { Request } from 'express';

import { readerOf } from '../documents/read-right.js';
import { GatewayError } from '../gateway-error.js';
import { demoCardOf } from '../http/session.js';
import type { Services } from '../http/services.js';

/** Roles that may order codes, and so may have them printed (`docs/spec/commands.md`). */
const ROLES: ReadonlySet<string> = new Set(['packer', 'pack-leader', 'trace-manager']);

/**
 * Lets serials go to the operator that ordered them and to nobody else: whoever has them can print copies. The request is
 * signed as `Daoji-Read` over the SHA-256 of `GET {path and query}`, or comes from a demo session.
 * @throws GatewayError `CODE_PRIVATE`.
 */
export async function assertMayPrint(
  services: Services,
  order: CodeOrder,
  request: Request,
): Promise<Identity> {
  const reader = await readerOfRequest(services, request);
  const { operatorId, roles } = reader;
  if (operatorId === order.operatorId && roles.some((role) => ROLES.has(role))) return reader;
  throw refused(`${roles.join(', ')} of ${operatorId}`);
}

async function readerOfRequest(services: Services, request: Request): Promise<Identity> {
  const demoKeyId = demoCardOf(services.demoCards, request)?.keyId;
  const header = request.get('daoji-read');
  const hash = toHex(sha256(utf8(`${request.method} ${request.originalUrl}`)));
  try {
    return await readerOf(services, hash, { demoKeyId, header });
  } catch (cause) {
    if (!(cause instanceof GatewayError)) throw cause;
    throw refused(cause.message.split(', got ')[1] ?? 'none', cause);
  }
}

function refused(got: string, cause?: Error): GatewayError {
  return new GatewayError(
    'CODE_PRIVATE',
    `expected a request signed by a packer, pack-leader or trace-manager of the operator that ordered the codes, got ${got}`,
    { cause },
  );
}
