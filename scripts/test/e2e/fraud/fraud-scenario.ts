// SPDX-License-Identifier: Apache-2.0
import type { LotFlag } from '@daoji/model';

import type { Attempt, FraudStage } from './fraud-stage.js';

/** How a scenario ended: an attempt, or in words. */
export type Played = string | Attempt;

/** One way to cheat, and what the ledger makes of it. */
export interface FraudScenario {
  readonly zh: string;
  readonly en: string;
  /** `refused CODE`, or `flagged FLAG on <what>`. */
  readonly expected: string;
  /** Plays it; answers in the words of `expected`. */
  readonly play: (stage: FraudStage) => Promise<Played>;
}

/** Refusals of signatures and shapes name no rule of the trade. */
const TECHNICAL = [
  'COMMAND_SIGNATURE',
  'COMMAND_ID_TAKEN',
  'COMMAND_UNSIGNED',
  'IDENTITY_UNKNOWN',
  'IDENTITY_REVOKED',
  'IDENTITY_NOT_ACTIVE',
  'EVENT_TIME_FUTURE',
];

/** An attempt in words. */
export function outcomeOf(attempt: Played): string {
  if (typeof attempt === 'string') return attempt;
  if (attempt.refused !== undefined) return `refused ${attempt.refused}`;
  const { flags } = attempt.event;
  return flags.length > 0 ? `flagged ${flags.join(', ')} on the event` : 'accepted';
}

/** What a refusal's text lacks of rule, legal basis, rule set and what would be accepted. */
export function lackOf(attempt: Played): string[] {
  if (typeof attempt === 'string' || attempt.refused === undefined) return [];
  if (TECHNICAL.includes(attempt.refused)) return [];
  const { text } = attempt;
  return ['; rule: ', '; legal basis: ', '; rule set: ', '; accepted: '].filter(
    (part) => !text.includes(part),
  );
}

/** Whether a lot and one that came of it carry a flag, in the words of `expected`. */
export async function flagsOfLots(
  stage: FraudStage,
  flag: LotFlag,
  lotId: string,
  descendantId: string,
): Promise<string> {
  const [lot, descendant] = [await stage.lot(lotId), await stage.lot(descendantId)];
  const has = [lot, descendant].map(({ flags = [] }) => flags.includes(flag));
  if (has.every(Boolean)) return `flagged ${flag} on the lot and its rice`;
  return `flagged ${flag}: lot ${String(has[0])}, rice ${String(has[1])}`;
}

/** A flag of an event, of the lot that it is about and of one that came of it, in the words of `expected`. */
export async function flagEverywhere(
  stage: FraudStage,
  attempt: Attempt,
  flag: LotFlag,
  [lotId, descendantId]: readonly [string, string],
): Promise<string> {
  const onEvent = flagOnEvent(attempt, flag);
  if (onEvent !== `flagged ${flag} on the event`) return onEvent;
  const onLots = await flagsOfLots(stage, flag, lotId, descendantId);
  return onLots.replace(' on the lot', ' on the event, the lot');
}

/** A flag of an event, in the words of `expected`. */
export function flagOnEvent(attempt: Attempt, flag: string): string {
  if (attempt.refused !== undefined) return `refused ${attempt.refused}`;
  return attempt.event.flags.some((one) => one === flag)
    ? `flagged ${flag} on the event`
    : `not flagged: ${attempt.event.flags.join(', ')}`;
}
