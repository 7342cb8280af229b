// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  failedTestOf,
  TEST_KINDS,
  type Lot,
  type OperatorQuality,
} from '@daoji/model';

import type { EventRef, ReadIndex } from '../index/read-index.js';
import { asItIs, type RecordedAt } from '../scenario-clock.js';
import { lateCauses } from './late-answers.js';
import {
  DEVIATION_FLAGS,
  LOT_MAKERS,
  OFFICE_COMMANDS,
  type QualityCause,
  type QualityMeasure,
} from './quality-measures.js';
import { signerOf, type StepSigner } from './signers.js';

/** One record that a figure counts, or counts among its n. */
export interface StepRecord extends StepSigner {
  readonly commandId: string;
  readonly type: string;
  readonly eventTime: string;
  /** Civil month in Asia/Shanghai, `2026-10`. */
  readonly month: string;
  /** State keys of what the step is about. */
  readonly subjects: readonly string[];
  /** The lot that a result is of. */
  readonly lotId?: string;
  /** Why it is counted; empty where it is not. */
  readonly causes: readonly QualityCause[];
  /** What it is like: step × season × field or site, step × season, step. */
  readonly strata: readonly string[];
}

/** What records are asked for; dates are civil dates in Asia/Shanghai, both included. */
export interface AskedRecords {
  readonly operatorId: string;
  readonly from: string;
  readonly to: string;
  readonly measure: QualityMeasure;
}

/**
 * The records of an operator's persons behind a measure, in the order of their time.
 * @param recordedAt - the network's time of a record time.
 */
export function stepRecords(
  index: ReadIndex,
  asked: AskedRecords,
  rule: Pick<OperatorQuality, 'alarmHours'>,
  recordedAt: RecordedAt = asItIs,
): StepRecord[] {
  const steps = signedSteps(index, asked);
  if (asked.measure === 'result') return resultRecords(index, steps);
  const terms = { alarmHours: rule.alarmHours, recordedAt };
  const causesOf = ({ event, signer }: SignedStep): readonly QualityCause[] =>
    asked.measure === 'deviation'
      ? deviationsOf(index, event)
      : lateCauses(index, event, signer, terms);
  return steps.map((step) => recordOf(index, step.event, step.signer, causesOf(step)));
}

/** A step with who signed it. */
interface SignedStep {
  readonly event: EventRef;
  readonly signer: StepSigner;
}

/** Steps that an operator's persons signed. */
export function signedSteps(
  index: ReadIndex,
  { from, operatorId, to }: Omit<AskedRecords, 'measure'>,
): SignedStep[] {
  const [start, end] = [startOf(from), startOf(to, 1)];
  return index
    .eventsBetween(start, end, Number.MAX_SAFE_INTEGER)
    .filter(({ channel, type }) => channel === 'trace' && !OFFICE_COMMANDS.has(type))
    .flatMap((event) => {
      const signer = signerOf(index.records, event);
      return signer?.operatorId === operatorId ? [{ event, signer }] : [];
    });
}

/** A step as a record of a figure. */
export function recordOf(
  index: ReadIndex,
  event: EventRef,
  signer: StepSigner,
  causes: readonly QualityCause[],
): StepRecord {
  const { commandId, eventTime, subjects, type } = event;
  const month = civilDateOf(eventTime).slice(0, 7);
  const lots = subjects.flatMap((key) => lotOf(index, key));
  const season = String(lots[0]?.harvestYear ?? month.slice(0, 4));
  const place = placeOf(index, subjects, lots[0]) ?? `operator~${signer.operatorId}`;
  return {
    ...signer,
    causes,
    commandId,
    eventTime,
    month,
    strata: [`${type}|${season}|${place}`, `${type}|${season}`, type],
    subjects,
    type,
  };
}

/** A lot with a test counts once, for who signed the step that made it. */
function resultRecords(index: ReadIndex, steps: readonly SignedStep[]): StepRecord[] {
  return steps
    .filter(({ event }) => LOT_MAKERS.has(event.type))
    .flatMap(({ event, signer }) =>
      event.subjects
        .flatMap((key) => lotOf(index, key))
        .filter((lot) => lot.commandId === event.commandId && isTested(lot))
        .map((lot) => ({
          ...recordOf(index, event, signer, failedTestOf(lot) ? ['TEST_FAILED'] : []),
          lotId: lot.lotId,
        })),
    );
}

function isTested({ documents, voidedBy }: Lot): boolean {
  const isTest = ({ kind, result }: Lot['documents'][number]): boolean =>
    TEST_KINDS.includes(kind) && result !== 'none';
  return voidedBy === undefined && documents.some(isTest);
}

function deviationsOf({ records }: ReadIndex, { commandId, flags = [] }: EventRef): QualityCause[] {
  const found = flags.filter((flag): flag is QualityCause => DEVIATION_FLAGS.has(flag));
  return records.get('correction', commandId) ? [...found, 'CORRECTED'] : found;
}

/** The field, else the site of the bin. */
function placeOf(
  { records }: ReadIndex,
  subjects: readonly string[],
  lot: Lot | undefined,
): string | undefined {
  const parcel = subjects.find((key) => key.startsWith('parcel~'));
  if (parcel !== undefined) return parcel;
  const bin = subjects.find((key) => key.startsWith('bin~')) ?? (lot?.binId && `bin~${lot.binId}`);
  const siteId = bin === undefined ? undefined : records.get('bin', bin.slice(4))?.siteId;
  return siteId === undefined ? undefined : `site~${siteId}`;
}

function lotOf(index: ReadIndex, key: string): Lot[] {
  const lot = key.startsWith('lot~') ? index.lot(key.slice(4)) : undefined;
  return lot ? [lot] : [];
}

const DAY_MS = 86_400_000;

/** UTC of the midnight in Asia/Shanghai with which a civil date begins, or a later one. */
function startOf(date: string, daysLater = 0): string {
  return new Date(Date.parse(`${date}T00:00:00+08:00`) + daysLater * DAY_MS).toISOString();
}
