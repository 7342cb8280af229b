// SPDX-License-Identifier: Apache-2.0
import { ruleSetHash, type RuleSetContent } from '@daoji/model';
import { fromUtf8, sha256, toHex } from '@daoji/proof';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { recordText, runFileModel, type ModelRecord } from './run-file-model.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const recordSchema = z.looseObject({
  inputSha256: hash,
  model: z.string(),
  options: z.record(z.string(), z.string()),
  ruleSetHash: hash.optional(),
  ruleSetId: z.string(),
  version: z.string(),
});

/** What a kept result says of itself. */
export type KeptRecord = z.infer<typeof recordSchema>;

/** One place where the kept result and the one made again are not the same; absent: nothing is there. */
export interface Difference {
  /** JSON pointer; `input`, `rules`, `text` or `run` where it is not a value. */
  readonly at: string;
  readonly kept?: unknown;
  readonly now?: unknown;
}

const MOST_DIFFERENCES = 20;

/** Reads a kept result. @throws CliError `FILE_SHAPE`. */
export function readKept(path: string, bytes: Uint8Array): KeptRecord {
  let value: unknown;
  try {
    value = JSON.parse(fromUtf8(bytes));
  } catch (cause) {
    throw new CliError('FILE_SHAPE', `${path}: expected JSON of daoji model --json`, { cause });
  }
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CliError('FILE_SHAPE', `${path}: ${z.prettifyError(parsed.error)}`);
}

/**
 * Makes a result again from its file, options and rule set, and compares it byte by byte with what was kept.
 * @param bytes - of the kept file: the record and one line feed.
 * @returns nothing where the bytes are the same; else what differs, at most 20 places.
 */
export function recompute(
  kept: KeptRecord,
  bytes: Uint8Array,
  csv: Uint8Array,
  rules: RuleSetContent | undefined,
): Difference[] {
  const inputs = inputDifferences(kept, csv, rules);
  if (inputs.length > 0) return inputs;
  let record: ModelRecord;
  try {
    const set = Object.entries(kept.options).map(([name, value]) => `${name}=${value}`);
    ({ record } = runFileModel({ csv, name: kept.model, rules, set }));
  } catch (error) {
    if (error instanceof CliError) return [{ at: 'run', now: error.message }];
    throw error;
  }
  const text = fromUtf8(bytes);
  if (text === `${recordText(record)}\n` || text === recordText(record)) return [];
  const values = differences(kept, record, '').slice(0, MOST_DIFFERENCES);
  return values.length > 0 ? values : [{ at: 'text', kept: 'the same values in another spelling' }];
}

/** Whether file and rule set are those that the result names: nothing is made from others. */
function inputDifferences(
  kept: KeptRecord,
  csv: Uint8Array,
  rules: RuleSetContent | undefined,
): Difference[] {
  const now = toHex(sha256(csv));
  const file = now === kept.inputSha256 ? [] : [{ at: 'input', kept: kept.inputSha256, now }];
  const rulesHash = rules && ruleSetHash(rules);
  const isSame = rulesHash === kept.ruleSetHash && (!rules || rules.ruleSetId === kept.ruleSetId);
  if (isSame) return file;
  const named = (id: string, of: string | undefined): string =>
    of === undefined ? id : `${id} ${of}`;
  const given = rules ? named(rules.ruleSetId, rulesHash) : 'none';
  return [...file, { at: 'rules', kept: named(kept.ruleSetId, kept.ruleSetHash), now: given }];
}

/** Places where two JSON values are not the same. @param at - JSON pointer of both. */
export function differences(kept: unknown, now: unknown, at: string): Difference[] {
  if (!isParent(kept) || !isParent(now) || Array.isArray(kept) !== Array.isArray(now)) {
    return kept === now ? [] : [{ at, kept, now }];
  }
  const names = new Set([...Object.keys(kept), ...Object.keys(now)]);
  return [...names].flatMap((name) => differences(kept[name], now[name], `${at}/${name}`));
}

function isParent(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
