// SPDX-License-Identifier: Apache-2.0
import { fromUtf8 } from '../bytes.js';
import { refuseAs } from '../refusal.js';

/** Text of a protobuf `string` field. @throws Refusal `TP_PROTOBUF` for malformed UTF-8. */
export function text(bytes: Uint8Array): string {
  return refuseAs('TP_PROTOBUF', () => fromUtf8(bytes));
}
