// SPDX-License-Identifier: Apache-2.0
import { encodePack, encodePackStatement, packRoot, packSigningBytes } from '@daoji/model';
import { toBase64 } from '@daoji/proof';

import type { SigningKey } from '../keys/key-file.js';
import { signLowS } from '../keys/low-s.js';
import type { EpochClosing } from './ring-entry.js';
import type { PackContent } from './send-window.js';

/** Signs the content of a pack and writes it as it travels. @param closes - only used in a pack that starts at seq 0. */
export function writePack(
  content: PackContent,
  deviceId: string,
  key: SigningKey,
  closes: EpochClosing | undefined,
): Uint8Array {
  const readings = content.readings.map((reading) => reading.bytes);
  const statementBytes = encodePackStatement({
    alg: 'ecdsa-p256-sha256',
    bootEpoch: content.bootEpoch,
    ...(closes && content.firstSeq === 0 && { closes }),
    count: readings.length,
    deviceId,
    firstSeq: content.firstSeq,
    gaps: [...content.gaps],
    keyId: key.keyId,
    lastSeq: content.lastSeq,
    root: packRoot(readings),
    type: 'daoji.pack/v1',
  });
  const signature = toBase64(signLowS(key.privateKey, packSigningBytes(statementBytes)));
  return encodePack({ statementBytes, signature, readings });
}
