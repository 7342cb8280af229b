// SPDX-License-Identifier: Apache-2.0
import {
  BUILT_IN_RULES,
  civilDateOf,
  siteObjectSchema,
  stateKey,
  type Inspection,
  type RuleSet,
  type RuleSetKind,
  type RuleValues,
} from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { RuleBook } from '../rules/rule-book.js';
import { basisOf, builtIn, demandRule, type RuleBasis } from '../rules/rule-refusal.js';

/** Where the built-in numbers of a store come from. */
export const STORE_BASIS = 'GB/T 29890-2013 (unconfirmed)';

/** A step of an inspection, an aeration or a fumigation. */
export type StorageStep = Inspection['recorded'];

/** Who takes a step, when, and with what words. */
export function stepOf({ commandId, recordTime, signer }: Facts, note?: string): StorageStep {
  const personId = signer.kind === 'person' ? signer.identity.personId : signer.id;
  return { at: recordTime, commandId, personId, ...(note !== undefined && { note }) };
}

/** A bin as the target of a step. @throws ContractError `BIN_NOT_FOUND`. */
export async function binTarget(facts: Facts, binId: string): Promise<Target> {
  const key = stateKey('bin', binId);
  const { operatorId } = await facts.expect(key, siteObjectSchema, 'BIN_NOT_FOUND');
  return { key, operatorId };
}

/** Refuses a step over one's own step. @throws RuleError `SECOND_PERSON_MISSING`. */
export function assertOther(
  facts: Facts,
  before: readonly (StorageStep | undefined)[],
  said: { readonly found: string; readonly rule: string; readonly accepted: string },
): void {
  const { personId } = stepOf(facts);
  const isOther = before.every((one) => one?.personId !== personId);
  demandRule(isOther, 'SECOND_PERSON_MISSING', {
    found: `${personId} ${said.found}`,
    rule: said.rule,
    ...builtIn(STORE_BASIS),
    accepted: said.accepted,
  });
}

/** A time that the signer claims: not ahead of the command's event, not before what it follows. @throws ContractError `STORAGE_DATES`. */
export function assertTime(facts: Facts, at: string, after: string | undefined): void {
  demand(
    at <= facts.eventTime && (after === undefined || after <= at),
    'STORAGE_DATES',
    `expected a time from ${after ?? 'before'} to ${facts.eventTime}, got ${at}`,
  );
}

/** Numbers in force, and where they come from. */
export interface RuleInForce<V> {
  readonly values: V;
  readonly ruleSetId: string;
  readonly basis: RuleBasis;
  /** For the event; none where they are built in. */
  readonly used: readonly string[];
}

type ValuesOf<K extends RuleSetKind> = Extract<RuleValues, { kind: K }>;

/** The most local set of a kind where the signer is, on the day of the event; the built-in numbers where there is none. */
export async function ruleInForce<K extends RuleSetKind>(
  facts: Facts,
  kind: K,
  otherwise: ValuesOf<K>,
): Promise<RuleInForce<ValuesOf<K>>> {
  const book = new RuleBook(facts);
  const place = { areaCode: facts.areaCode, date: civilDateOf(facts.eventTime) };
  const [ruleSet] = await book.inForce(`rule-index~${kind}`, place);
  if (!ruleSet || !isOf(ruleSet, kind))
    return {
      basis: builtIn(STORE_BASIS),
      ruleSetId: BUILT_IN_RULES,
      used: [],
      values: otherwise,
    };
  const { ruleSetId, values } = ruleSet;
  return { basis: basisOf(ruleSet), ruleSetId, used: [ruleSetId], values };
}

function isOf<K extends RuleSetKind>(
  ruleSet: RuleSet,
  kind: K,
): ruleSet is RuleSet & { readonly values: ValuesOf<K> } {
  return ruleSet.values.kind === kind;
}
