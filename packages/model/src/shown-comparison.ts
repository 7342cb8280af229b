// SPDX-License-Identifier: Apache-2.0
// No schema library here: the consumer's self-check carries this file, and its whole bundle may weigh 60 kB.
import { decimalText } from './decimal-text.js';
import type { Reading } from './reading.js';
import type { Shown, ShownFact, ShownPoint } from './shown.js';

/** Earliest time of a `live` device, and how far ahead of its receipt any device, that a bridge believes. */
const LIVE_FROM_MS = Date.UTC(2020, 0, 1);
const AHEAD_MS = 3_600_000;

/** What the comparison needs of a proven reading. */
export type ProvenReading = Pick<
  Reading,
  'bootEpoch' | 'channel' | 'deviceId' | 'quantity' | 'scale' | 'seq' | 'time' | 'unit' | 'value'
>;

/** What a verified bundle proves: command texts by commandId, and readings. */
export interface ProvenContent {
  readonly commands: ReadonlyMap<string, string>;
  readonly readings: readonly ProvenReading[];
}

/**
 * One shown thing that the proof contradicts (`differs`), leaves out although an honest proof of the page has it (`left-out`), or does
 * not cover, as an honest one may not (`unproven`): a reading newer than all that is proven of its device, a time of receipt.
 */
export interface ShownFinding {
  readonly kind: 'differs' | 'left-out' | 'unproven';
  readonly what: string;
  readonly shown: string;
  readonly proven?: string;
}

/** Compares what is shown with what is proven, fact by fact and point by point; what agrees gives no finding. */
export function compareShown(shown: Shown, proven: ProvenContent): ShownFinding[] {
  const readings = new Map(proven.readings.map((reading) => [identityOf(reading), reading]));
  return [
    ...shown.facts.flatMap((fact) => findingOfFact(fact, proven.commands)),
    ...shown.points.flatMap((point) => findingOfPoint(point, readings)),
  ];
}

/**
 * True where the proof holds a step of the very lot that is shown. Lots have parcels, bins and readings in common: an honest proof of
 * another lot covers those, and says nothing of the rest.
 */
export function isOfShownLot(
  { lotId }: Pick<Shown, 'lotId'>,
  events: readonly { readonly subjects: readonly string[] }[],
): boolean {
  return events.some(({ subjects }) => subjects.includes(`lot~${lotId}`));
}

function findingOfFact(fact: ShownFact, commands: ReadonlyMap<string, string>): ShownFinding[] {
  const text = commands.get(fact.commandId);
  const what = `${fact.label} (${fact.commandId})`;
  const shown = String(fact.value);
  if (text === undefined) return [{ kind: 'left-out', what, shown }];
  const value = atPointer(JSON.parse(text), fact.path);
  if (value === fact.value) return [];
  return [{ kind: 'differs', what, shown, proven: provenText(value) }];
}

function provenText(value: unknown): string {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function findingOfPoint(
  point: ShownPoint,
  readings: ReadonlyMap<string, ProvenReading>,
): ShownFinding[] {
  const reading = readings.get(identityOf(point));
  const what = `${point.deviceId}/${point.bootEpoch}/${point.seq} ${point.quantity}`;
  const shown = `${point.value} @ ${point.time}`;
  if (!reading) return [{ kind: isNewest(point, readings) ? 'unproven' : 'left-out', what, shown }];
  const same = isSameMeasure(point, reading);
  if (same && reading.time === point.time) return [];
  const kind = same && isTimeOfReceipt(point, reading) ? 'unproven' : 'differs';
  const proven = `${decimalText(reading.value, reading.scale)} ${reading.unit} @ ${reading.time}`;
  return [{ kind, what, shown, proven }];
}

function isSameMeasure(point: ShownPoint, reading: ProvenReading): boolean {
  return (
    sameDecimal(decimalText(reading.value, reading.scale), point.value) &&
    reading.quantity === point.quantity &&
    reading.channel === point.channel &&
    (point.unit ?? reading.unit) === reading.unit
  );
}

/** True where something is proven of a point's device, and all of it is older: the log head of the proof need not hold the point. */
function isNewest(point: ShownPoint, readings: ReadonlyMap<string, ProvenReading>): boolean {
  const own = [...readings.values()].filter(({ deviceId }) => deviceId === point.deviceId);
  return own.length > 0 && own.every((reading) => isEarlier(reading, point));
}

interface Place {
  readonly bootEpoch: number;
  readonly seq: number;
}

function isEarlier(one: Place, other: Place): boolean {
  return one.bootEpoch === other.bootEpoch ? one.seq < other.seq : one.bootEpoch < other.bootEpoch;
}

/**
 * True where a point may stand at another time than its reading: it is marked so, and the proven time is one that no
 * bridge believes (`docs/spec/ingest.md`). The mark alone must not excuse a moved point, for the server sets it.
 */
function isTimeOfReceipt({ flags = '', time }: ShownPoint, reading: ProvenReading): boolean {
  const marks = flags.split(',');
  if (!marks.includes('CLOCK')) return false;
  const from = marks.includes('REPLAY') ? 0 : LIVE_FROM_MS;
  const claimed = Date.parse(reading.time);
  return claimed < from || claimed > Date.parse(time) + AHEAD_MS;
}

function identityOf(item: { deviceId: string; bootEpoch: number; seq: number }): string {
  return `${item.deviceId}/${item.bootEpoch}/${item.seq}`;
}

function sameDecimal(left: string, right: string): boolean {
  const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  return plain(left) === plain(right);
}

function atPointer(value: unknown, pointer: string): unknown {
  let at = value;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return at;
}
