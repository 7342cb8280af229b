// SPDX-License-Identifier: Apache-2.0
import { objectOf, type Check } from './bundle/json-shape.js';
import { parseCanonicalJson } from './jcs.js';
import { Refusal, refuseAs } from './refusal.js';
import type { TpCode } from './tp-codes.js';

/**
 * Parses carried bytes that must be canonical JSON of a closed shape; every refusal gets `code`.
 * @typeParam T - what the checks together assure.
 */
export function readClosedJson<T>(
  bytes: Uint8Array,
  code: TpCode,
  required: Readonly<Record<keyof T & string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): T {
  const value = refuseAs(code, () => parseCanonicalJson(bytes));
  try {
    objectOf(required, optional)(value, '$');
  } catch (cause) {
    if (cause instanceof Refusal) throw new Refusal(code, cause.message, { cause });
    throw cause;
  }
  return value as T;
}
