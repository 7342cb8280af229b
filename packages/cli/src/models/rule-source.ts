// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import {
  idSchema,
  ruleSetContentSchema,
  ruleSetContentShape,
  ruleSetHash,
  ruleSetSchema,
  type RuleSetContent,
} from '@daoji/model';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import type { GatewayClient } from '../network/gateway-client.js';

const contentOfState = z.object(ruleSetContentShape);
const viewSchema = z.looseObject({ ruleSet: ruleSetSchema });

/** A rule set from a file as `/app/rules` takes it; `$comment` is left out. @throws CliError `FILE_MISSING`, `FILE_SHAPE`. */
export async function ruleSetFile(path: string): Promise<RuleSetContent> {
  if (!existsSync(path)) throw new CliError('FILE_MISSING', `no file ${path}`);
  const text = await readFile(path, 'utf8');
  const parsed = ruleSetContentSchema.safeParse(withoutComment(path, text));
  if (parsed.success) return parsed.data;
  throw new CliError('FILE_SHAPE', `${path}: ${z.prettifyError(parsed.error)}`);
}

/**
 * A rule set of the ledger that two persons signed, checked against the hash that they signed.
 * @throws CliError `USAGE` for what is no id, `REFUSED` and `UNREACHABLE` of the gateway, `CHECK_FAILED`.
 */
export async function ruleSetOfLedger(
  gateway: GatewayClient,
  ruleSetId: string,
): Promise<RuleSetContent> {
  if (!idSchema.safeParse(ruleSetId).success)
    throw new CliError('USAGE', `expected the id of a rule set, got ${ruleSetId}`);
  const answer = viewSchema.safeParse(await gateway.get(`/api/v1/rule-sets/${ruleSetId}`));
  if (!answer.success) throw new CliError('CHECK_FAILED', z.prettifyError(answer.error));
  const { ruleSet } = answer.data;
  const content = contentOfState.parse(ruleSet);
  if (ruleSet.ruleSetId !== ruleSetId || ruleSet.contentHash !== ruleSetHash(content)) {
    throw new CliError(
      'CHECK_FAILED',
      `expected the values of ${ruleSetId} that were signed, got others`,
    );
  }
  if (ruleSet.state !== 'effective') {
    throw new CliError(
      'CHECK_FAILED',
      `expected a rule set that two persons signed, got ${ruleSetId}, which is ${ruleSet.state}`,
    );
  }
  return content;
}

function withoutComment(path: string, text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new CliError('FILE_SHAPE', `${path}: expected JSON`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '$comment'));
}
