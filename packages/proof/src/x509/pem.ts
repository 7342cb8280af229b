// SPDX-License-Identifier: Apache-2.0
import { fromBase64, fromUtf8 } from '../bytes.js';
import { demand, refuseAs } from '../refusal.js';

const BLOCK = /^-----BEGIN ([A-Z0-9 ]+)-----\n((?:[A-Za-z0-9+/=]+\n)+)-----END \1-----\n?$/;

/**
 * DER bytes of exactly one PEM block: no headers, no text around it, no second block.
 * @param labels - accepted labels, e.g. `CERTIFICATE`.
 * @throws Refusal `TP_PEM`.
 */
export function readPem(bytes: Uint8Array, labels: readonly string[]): Uint8Array {
  return refuseAs('TP_PEM', () => {
    const match = BLOCK.exec(fromUtf8(bytes).replaceAll('\r\n', '\n'));
    const [, label = '', body = ''] = match ?? [];
    demand(labels.includes(label), 'TP_PEM', `expected one PEM block of ${labels.join(' or ')}`);
    return fromBase64(body.replaceAll('\n', ''));
  });
}
