// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';

import type { SensorEvents } from '../epcis/sensor-events.js';
import type { EventRef, ReadIndex } from '../index/read-index.js';
import { correctionOf, correctivesOf, isDocumentInError } from '../story/corrected.js';
import { possibleOrigins } from '../story/possible-origins.js';

/** Things of which an answer names so many. */
const MAX_NAMED = 20;

/** What nobody can say of a lot, in both languages. */
export const NOT_KNOWN_WORDS = {
  ERROR_UNCORRECTED: [
    '有记录声明有误，而更正的记录还没有：实际怎样不知道',
    'records were declared to be in error and nothing recorded says it right',
  ],
  NO_DEVICE: ['批次所在之处没有登记设备', 'no device is registered where the lot was'],
  NO_INPUT_RECORD: [
    '地块当季没有投入品使用记录：没有用过，或没有登记',
    'no use of an input is recorded on the parcel in that season: there was none, or it was not recorded',
  ],
  NO_TEST: ['没有附上检验报告', 'no test report is attached'],
  NOT_CLOSED: [
    '批次未结清：设备读数是否齐全没有人签名保证',
    'the lot is not closed: nobody signed that the readings are complete',
  ],
  ORIGINS_BOUGHT: ['可能含外购稻谷，产地未证实', 'may hold bought-in paddy of no proven origin'],
  ORIGINS_UNRECORDED: [
    '来源份额没有记录：可能还有未列出的批次',
    'shares were not kept: there may be lots that are not named',
  ],
  PACKAGES_UNFOLLOWED: [
    '单袋交付后到了谁手里没有记录',
    'who holds a single package after it was handed over is not recorded',
  ],
  READINGS_MISSING: ['设备有读数没有到达', 'readings of devices never arrived'],
  SENSORS_OMITTED: ['有设备的读数没有汇总', 'readings of some devices are not summarised'],
  SENSORS_UNREAD: ['读数库没有应答，读数未知', 'the series did not answer: readings are not known'],
  SEVERAL_PARCELS: [
    '来自多个地块：哪一粒属于哪块地无法分辨',
    'of several parcels: nobody knows which grain is whose',
  ],
  STILL_IN_BIN: [
    '仍在仓中：出仓时与同仓稻谷混合',
    'still in a bin: what leaves it is a blend of what lies there',
  ],
  TRACE_CUT: ['追溯链过长，只列出一部分', 'the chain is longer than one answer'],
  UNCONFIRMED: ['有代录未经本人确认', 'entries on behalf that the party did not confirm'],
  RECORDED_LATE: ['有事项迟于规定时间登记', 'steps that were recorded late'],
} as const;

/** See {@link NOT_KNOWN_WORDS}. */
export type NotKnownCode = keyof typeof NOT_KNOWN_WORDS;

/** One thing that is not known, and of what. */
export interface NotKnown {
  readonly code: NotKnownCode;
  readonly zh: string;
  readonly en: string;
  /** How many lots, parcels, devices, steps or readings it is about. */
  readonly count: number;
  /** The first of them, by id. */
  readonly subjects: readonly string[];
}

/** What an answer about a lot is made from. */
export interface KnownThings {
  readonly lot: Lot;
  /** The lot and what it came from. */
  readonly lots: readonly Lot[];
  readonly isTruncated: boolean;
  readonly steps: readonly (Pick<EventRef, 'commandId'> & { readonly flags: readonly string[] })[];
  readonly sprayedParcels: ReadonlySet<string>;
  /** Absent where nobody asked for the readings: then nothing is said of them. */
  readonly sensors?: SensorEvents;
}

/** States what is not known: an answer that leaves it out would say more than its records do. */
export function notKnown(index: ReadIndex, things: KnownThings): NotKnown[] {
  const { isTruncated, lot, lots } = things;
  const origins = new Map(lots.map((one) => [one, possibleOrigins(index, one)]));
  const which = (holds: (one: Lot) => boolean): string[] =>
    lots.filter(holds).map(({ lotId }) => lotId);
  const bought = which(({ kind }) => kind === 'bought');
  const found: Partial<Record<NotKnownCode, readonly string[]>> = {
    ERROR_UNCORRECTED: things.steps
      .filter(({ commandId }) => isUncorrected(index, lots, commandId))
      .map(({ commandId }) => commandId),
    NOT_CLOSED: isClosed(index, lot) ? [] : [lot.lotId],
    NO_INPUT_RECORD: possibleOrigins(index, lot).parcels.filter(
      (id) => !things.sprayedParcels.has(id),
    ),
    NO_TEST: hasTest(index, lots) ? [] : [lot.lotId],
    ORIGINS_BOUGHT: bought,
    ORIGINS_UNRECORDED: which(
      (one) => one.kind !== 'bought' && origins.get(one)?.isKnown === false && bought.length === 0,
    ),
    PACKAGES_UNFOLLOWED: lot.package === undefined ? [] : [lot.lotId],
    RECORDED_LATE: flagged(things, 'LATE_RECORD'),
    SEVERAL_PARCELS: which((one) => (origins.get(one)?.parcels.length ?? 0) > 1),
    STILL_IN_BIN: which(({ binId, remainingGrams }) => binId !== undefined && remainingGrams > 0),
    TRACE_CUT: isTruncated ? [lot.lotId] : [],
    UNCONFIRMED: flagged(things, 'UNCONFIRMED'),
  };
  const rows = Object.entries(found) as [NotKnownCode, readonly string[]][];
  return [...rows.map(([code, ids]) => rowOf(code, ids)), ...sensorRows(things.sensors)].flat();
}

function sensorRows(sensors: SensorEvents | undefined): NotKnown[][] {
  if (!sensors) return [];
  const { events, isReachable, omitted } = sensors;
  if (!isReachable) return [rowOf('SENSORS_UNREAD', [], 1)];
  const missing = events.reduce((sum, event) => sum + missingOf(event['sensorElementList']), 0);
  return [
    rowOf('NO_DEVICE', [], events.length + omitted === 0 ? 1 : 0),
    rowOf('READINGS_MISSING', [], missing),
    rowOf('SENSORS_OMITTED', [], omitted),
  ];
}

/** Every channel of a device states the same number, which is the device's. */
function missingOf(elements: unknown): number {
  const [first] = elements as {
    readonly sensorReport: readonly Readonly<Record<string, unknown>>[];
  }[];
  return Number(first?.sensorReport[0]?.['daoji:missing'] ?? 0);
}

function rowOf(
  code: NotKnownCode,
  subjects: readonly string[],
  count = subjects.length,
): NotKnown[] {
  const [zh, en] = NOT_KNOWN_WORDS[code];
  return count === 0 ? [] : [{ code, count, en, subjects: subjects.slice(0, MAX_NAMED), zh }];
}

function flagged({ steps }: KnownThings, flag: string): string[] {
  return steps.filter(({ flags }) => flags.includes(flag)).map(({ commandId }) => commandId);
}

function hasTest(index: ReadIndex, lots: readonly Lot[]): boolean {
  return lots.some(({ documents }) =>
    documents.some(
      ({ documentId, result }) => result !== 'none' && !isDocumentInError(index, documentId),
    ),
  );
}

/** What did not happen leaves nothing open, unless it was said to have made a lot. */
function isUncorrected(index: ReadIndex, lots: readonly Lot[], commandId: string): boolean {
  const reason = correctionOf(index, commandId)?.reason;
  if (reason === undefined || correctivesOf(index, commandId).length > 0) return false;
  return reason === 'incorrect_data' || lots.some((lot) => lot.commandId === commandId);
}

/** Closed by an event that was not declared to be in error since. */
function isClosed(index: ReadIndex, { closed, lotId }: Lot): boolean {
  const closings = index.eventsOf(`lot~${lotId}`).filter(({ type }) => type === 'closeLot');
  return (
    closed &&
    !(closings.length > 0 && closings.every(({ commandId }) => correctionOf(index, commandId)))
  );
}
