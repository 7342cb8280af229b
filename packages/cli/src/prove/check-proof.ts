// SPDX-License-Identifier: Apache-2.0
import {
  compareShown,
  filesOf,
  isOfShownLot,
  readingSchema,
  shownSchema,
  trustRootWords,
  ZERO_HASH,
  type ProvenContent,
  type Reading,
  type Shown,
  type ShownFinding,
} from '@daoji/model';
import { fromUtf8, sha256, toHex, verifyBundle, type Verdict } from '@daoji/proof';
import { z } from 'zod';

import { CliError, EXIT } from '../cli-error.js';
import { inflate } from './bundle-file.js';

/** Codes that the command line adds to those of the verifier. */
export type CheckCode =
  'TP_SHOWN_DIFFERS' | 'TP_SHOWN_OTHER_LOT' | 'TP_SHOWN_LEFT_OUT' | 'TP_DOCUMENT_HASH';

/** What is checked; bytes of files, nothing from a network. */
export interface ProofCheck {
  readonly bundle: Uint8Array;
  readonly trustRoot: Uint8Array;
  /** RFC 3339 with offset. */
  readonly at?: string | undefined;
  /** A `daoji.shown/v1` to hold against the proof. */
  readonly shown?: Uint8Array | undefined;
  /** A document that a proven command must name: its bytes, after its salt where it has one. */
  readonly document?: Uint8Array | undefined;
}

/** The verifier's verdict and what was held against it. */
export interface ProofCheckResult {
  readonly verdict: Verdict;
  readonly codes: readonly string[];
  readonly findings: readonly ShownFinding[];
  /** Hex SHA-256 of the document, when one was given. */
  readonly documentHash?: string | undefined;
  /** Six words of the trust root, to be compared with printed ones; absent when it is malformed. */
  readonly rootWords?:
    { readonly zh: readonly string[]; readonly en: readonly string[] } | undefined;
  /** {@link EXIT}: 0 valid, 1 invalid or a difference, 2 malformed. */
  readonly exitCode: number;
}

/** Verifies a bundle offline, then holds a page's values and a document against what it proves. */
export function checkProof(check: ProofCheck): ProofCheckResult {
  const verdict = verifyBundle(check.bundle, check.trustRoot, {
    inflate,
    ...(check.at !== undefined && { at: check.at }),
  });
  const shown = check.shown && parseShown(check.shown);
  const findings = shown ? compareShown(shown, provenOf(verdict)) : [];
  const documentHash = check.document && toHex(sha256(check.document));
  const added: CheckCode[] = [
    ...(shown ? shownCodes(shown, verdict, findings) : []),
    ...(documentHash === undefined || isDocumentProven(verdict, documentHash)
      ? []
      : (['TP_DOCUMENT_HASH'] as const)),
  ];
  return {
    verdict,
    codes: [...codesOf(verdict), ...added],
    findings,
    documentHash,
    rootWords: verdict.outcome === 'malformed' ? undefined : trustRootWords(check.trustRoot),
    exitCode: exitCodeOf(verdict, added.length > 0),
  };
}

/** A proof of readings alone is held against points alone; facts are of a lot, and the proof must be of that one. */
function shownCodes(
  shown: Shown,
  { events }: Verdict,
  findings: readonly ShownFinding[],
): CheckCode[] {
  const has = (wanted: ShownFinding['kind']): boolean =>
    findings.some(({ kind }) => kind === wanted);
  const isOther = shown.facts.length > 0 && !isOfShownLot(shown, events);
  return [
    ...(has('differs') ? (['TP_SHOWN_DIFFERS'] as const) : []),
    ...(isOther ? (['TP_SHOWN_OTHER_LOT'] as const) : []),
    ...(has('left-out') ? (['TP_SHOWN_LEFT_OUT'] as const) : []),
  ];
}

/** Codes of the statements that failed. */
function codesOf(verdict: Verdict): string[] {
  return Object.values(verdict.statements).flatMap(({ status, code }) =>
    status === 'fail' && code !== undefined ? [code] : [],
  );
}

function exitCodeOf(verdict: Verdict, differs: boolean): number {
  if (verdict.outcome === 'malformed') return EXIT.usage;
  return verdict.outcome === 'invalid' || differs ? EXIT.failed : EXIT.ok;
}

function parseShown(bytes: Uint8Array): Shown {
  try {
    return shownSchema.parse(JSON.parse(fromUtf8(bytes)));
  } catch (cause) {
    throw new CliError('FILE_SHAPE', `expected a daoji.shown/v1: ${String(cause).slice(0, 300)}`, {
      cause,
    });
  }
}

function provenOf(verdict: Verdict): ProvenContent {
  return {
    commands: new Map(verdict.events.map(({ commandId, command }) => [commandId, command])),
    readings: verdict.readings.map(readingOf),
  };
}

/** The proven content of a reading; its chain and type played their part in the verifier. */
function readingOf(shown: Verdict['readings'][number]): Reading {
  const { bootEpoch, channel, clock, deviceId, quantity, scale, seq, time, unit, value } = shown;
  const own = { bootEpoch, channel, clock, deviceId, quantity, scale, seq, time, unit, value };
  return readingSchema.parse({ ...own, prevHash: ZERO_HASH, type: 'daoji.reading/v1' });
}

const commandSchema = z.looseObject({ type: z.string() });

/** Whether a proven command names the file, in whatever field: a report, a photo at the scale, a signed paper. */
function isDocumentProven(verdict: Verdict, documentHash: string): boolean {
  return verdict.events.some(({ command }) =>
    filesOf(commandSchema.parse(JSON.parse(command))).some(({ hash }) => hash === documentHash),
  );
}
