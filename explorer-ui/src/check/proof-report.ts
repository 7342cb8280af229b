// SPDX-License-Identifier: Apache-2.0
import {
  compareShown,
  isOfShownLot,
  trustRootWords,
  type ProvenContent,
  type Shown,
  type ShownFinding,
} from '@daoji/model';
import type { Verdict } from '@daoji/proof';

import { CheckError } from './check-error.js';
import type { CheckAnswer, VerifyProof } from './verdict.js';
import { readShown } from './read-shown.js';

/** Where the trust root of a check came from; a reader must be told. */
export type RootSource = 'embedded' | 'fetched' | 'file';

/** Everything a check says. `verdict` is absent when there was none. */
export interface ProofReport {
  readonly answer: CheckAnswer;
  readonly verdict?: Verdict;
  readonly findings: readonly ShownFinding[];
  /** How many shown values were compared; absent when no values of a page were given. */
  readonly compared?: number;
  readonly rootSource?: RootSource;
  /** Six words of the trust root, Chinese and English. */
  readonly rootWords?: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly problem?: CheckError;
}

/** What a check works on. */
export interface CheckInput {
  readonly bundle: Uint8Array;
  readonly trustRoot: Uint8Array;
  readonly rootSource: RootSource;
  /** JSON text of `daoji.shown/v1`: what a page showed. */
  readonly shown?: string;
}

/**
 * Verifies a bundle and holds the shown values against what it proves. Never throws: a check that could not be
 * carried out answers `unchecked` with its reason. An altered value is `inconsistent` even where the bundle holds.
 */
export function checkProof(input: CheckInput, verify: VerifyProof): ProofReport {
  try {
    const verdict = verify(input.bundle, input.trustRoot);
    const shown = input.shown === undefined ? undefined : readShown(input.shown);
    const findings = shown ? compareShown(shown, provenOf(verdict)) : [];
    const compared = shown && shown.facts.length + shown.points.length;
    return {
      ...answerOf(verdict, findings, shown),
      compared,
      findings,
      rootSource: input.rootSource,
      rootWords: trustRootWords(input.trustRoot),
      verdict,
    };
  } catch (cause) {
    return reportOfProblem(cause);
  }
}

function answerOf(
  verdict: Verdict,
  findings: readonly ShownFinding[],
  shown: Shown | undefined,
): { answer: CheckAnswer; problem?: CheckError } {
  const differs = findings.some(({ kind }) => kind === 'differs');
  if (verdict.outcome === 'malformed') {
    const { code = '', detail } = verdict.statements.integrity;
    const problem = new CheckError('CHECK_MALFORMED', `${code} ${detail}`.trim());
    return { answer: 'unchecked', problem };
  }
  if (verdict.outcome === 'invalid' || differs) return { answer: 'inconsistent' };
  // An honest bundle of another lot covers at most what both lots have in common: that must never read as agreement.
  const problem = shown && uncovered(shown, verdict, findings);
  if (problem) return { answer: 'unchecked', problem };
  return { answer: 'consistent' };
}

function uncovered(
  shown: Shown,
  verdict: Verdict,
  findings: readonly ShownFinding[],
): CheckError | undefined {
  const compared = shown.facts.length + shown.points.length;
  if (compared > 0 && findings.length === compared) {
    const text = `expected at least one proven value, got 0 of ${compared}`;
    return new CheckError('CHECK_NOTHING_PROVEN', text);
  }
  if (!isOfShownLot(shown, verdict.events)) {
    return new CheckError('CHECK_OTHER_LOT', `expected a step of ${shown.lotId}, got none`);
  }
  const out = findings.filter(({ kind }) => kind === 'left-out').length;
  if (out === 0) return undefined;
  return new CheckError('CHECK_LEFT_OUT', `expected ${compared} proven, got ${compared - out}`);
}

/** The report of a check that could not be carried out. */
export function reportOfProblem(cause: unknown): ProofReport {
  const problem =
    cause instanceof CheckError
      ? cause
      : new CheckError('CHECK_VERIFIER', String(cause), { cause });
  const answer = problem.code === 'CHECK_NOT_ANCHORED' ? 'unanchored' : 'unchecked';
  return { answer, findings: [], problem };
}

function provenOf(verdict: Verdict): ProvenContent {
  const commands = new Map(verdict.events.map(({ command, commandId }) => [commandId, command]));
  return { commands, readings: verdict.readings };
}
