// SPDX-License-Identifier: Apache-2.0
import { fromBase64 } from '../bytes.js';
import { demand, Refusal, refuseAs } from '../refusal.js';
import type { TpCode } from '../tp-codes.js';

/** Checks one JSON value; throws a refusal that names the path. */
export type Check = (value: unknown, path: string) => void;

const MAX_DEPTH = 32;
const MAX_NODES = 200_000;

/**
 * Parses JSON and bounds it: at most 32 levels and 200,000 values, no key `__proto__`.
 * @throws Refusal `TP_MALFORMED_JSON`, `TP_MALFORMED_DEPTH`, `TP_MALFORMED_SIZE`, `TP_UNKNOWN_FIELD`.
 */
export function parseBoundedJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Refusal('TP_MALFORMED_JSON', 'expected JSON', { cause });
  }
  assertBounds(value);
  return value;
}

/** An object with exactly these keys. */
export function objectOf(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const checks = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value, path) => {
    const record = asRecord(value, path);
    for (const key of Object.keys(required)) {
      demand(Object.hasOwn(record, key), 'TP_MALFORMED_SHAPE', `${path}.${key} is missing`);
    }
    for (const [key, item] of Object.entries(record)) {
      const check = checks.get(key);
      demand(check !== undefined, 'TP_UNKNOWN_FIELD', `${path}.${key} is not part of version 1`);
      check(item, `${path}.${key}`);
    }
  };
}

/** An object with any keys, each value checked. */
export function recordOf(check: Check): Check {
  return (value, path) => {
    for (const [key, item] of Object.entries(asRecord(value, path))) check(item, `${path}.${key}`);
  };
}

/** An array of at most `max` items. */
export function arrayOf(check: Check, max: number): Check {
  return (value, path) => {
    demand(Array.isArray(value), 'TP_MALFORMED_SHAPE', `${path}: expected an array`);
    demand(value.length <= max, 'TP_MALFORMED_SIZE', `${path}: expected at most ${max} items`);
    value.forEach((item, index) => check(item, `${path}[${index}]`));
  };
}

/** A string of at most `max` characters that fits `pattern`, without control or direction characters. */
export function textOf(max: number, pattern = /^[^\p{Cc}\p{Cf}]*$/u): Check {
  return (value, path) => {
    demand(typeof value === 'string', 'TP_MALFORMED_SHAPE', `${path}: expected text`);
    demand(value.length <= max, 'TP_MALFORMED_SIZE', `${path}: expected at most ${max} characters`);
    demand(
      pattern.test(value),
      'TP_MALFORMED_SHAPE',
      `${path}: got ${JSON.stringify(value.slice(0, 40))}`,
    );
  };
}

/** One of the given strings. */
export function oneOf(values: readonly string[], code: TpCode = 'TP_MALFORMED_SHAPE'): Check {
  return (value, path) => {
    const known = typeof value === 'string' && values.includes(value);
    demand(known, code, `${path}: expected ${values.join(' or ')}`);
  };
}

/** Standard base64 with padding. */
export const base64: Check = (value, path) => {
  demand(typeof value === 'string', 'TP_MALFORMED_SHAPE', `${path}: expected base64`);
  refuseAs('TP_MALFORMED_BASE64', () => fromBase64(value));
};

/** A whole number from 0 to 2^53−1. */
export const count: Check = (value, path) => {
  const whole = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  demand(whole && !Object.is(value, -0), 'TP_MALFORMED_INTEGER', `${path}: expected 0 … 2^53−1`);
};

/** A whole number from 0 to 2^64−1: a JSON integer up to 2^53−1, above that a decimal string. */
export const integer: Check = (value, path) => {
  if (typeof value !== 'string') {
    count(value, path);
    return;
  }
  const wide = /^[1-9]\d{15,19}$/.test(value) && BigInt(value) > BigInt(Number.MAX_SAFE_INTEGER);
  demand(
    wide && BigInt(value) < 2n ** 64n,
    'TP_MALFORMED_INTEGER',
    `${path}: expected a decimal string above 2^53−1`,
  );
};

/** True or false. */
export const flag: Check = (value, path) => {
  demand(typeof value === 'boolean', 'TP_MALFORMED_SHAPE', `${path}: expected true or false`);
};

/** Anything; for what is shown as unauthenticated. */
export const anything: Check = () => undefined;

/** The value as an object with string keys. @throws Refusal `TP_MALFORMED_SHAPE`. */
export function asRecord(value: unknown, path: string): Readonly<Record<string, unknown>> {
  demand(isRecord(value), 'TP_MALFORMED_SHAPE', `${path}: expected an object`);
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function assertBounds(root: unknown): void {
  let nodes = 0;
  let level: unknown[] = [root];
  for (let depth = 1; level.length > 0; depth += 1) {
    demand(depth <= MAX_DEPTH, 'TP_MALFORMED_DEPTH', `expected at most ${MAX_DEPTH} levels`);
    nodes += level.length;
    demand(nodes <= MAX_NODES, 'TP_MALFORMED_SIZE', `expected at most ${MAX_NODES} values`);
    level = level.flatMap(childrenOf);
  }
}

function childrenOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return [];
  demand(!Object.hasOwn(value, '__proto__'), 'TP_UNKNOWN_FIELD', 'a key __proto__');
  return Object.values(value);
}
