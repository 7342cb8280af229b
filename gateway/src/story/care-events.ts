// SPDX-License-Identifier: Apache-2.0
import { controlTaskKey, stateKey, type Alarm, type Lot, type Warning } from '@daoji/model';

import type { EventRef, ReadIndex } from '../index/read-index.js';

/** Most steps of care that a story tells: a bin whose sensors chatter has thousands. */
export const MAX_CARE_STEPS = 60;

/** When a lot was in a bin, by event times; open where it lies there still. */
interface Stay {
  readonly binId: string;
  readonly from: string;
  readonly to: string | undefined;
}

/**
 * What watched over the rice of a story: warnings on its parcels in its seasons with what was done there, alarms on its bins while it
 * lay in them and on its lots and parcels, and treatments of its grain; each from its first to its last step, oldest first.
 */
export function careEvents(
  index: ReadIndex,
  lots: readonly Lot[],
  parcelIds: readonly string[],
): EventRef[] {
  const parcels = new Set(parcelIds);
  const seasons = new Set(lots.flatMap(({ harvestYear }) => harvestYear ?? []));
  const stays = lots.flatMap((lot) => stayOf(index, lots, lot));
  return [
    ...warningEvents(index, parcels, seasons),
    ...alarmEvents(index, { lots, parcels, seasons, stays }),
    ...treatmentEvents(index, lots, stays),
  ].sort((a, b) => (a.eventTime < b.eventTime ? -1 : 1));
}

function stayOf(index: ReadIndex, lots: readonly Lot[], lot: Lot): Stay[] {
  const from = index.event('trace', lot.commandId)?.eventTime;
  if (lot.kind !== 'storage' || lot.binId === undefined || from === undefined) return [];
  const draws = lots
    .filter(({ parents }) => parents.some(({ lotId }) => lotId === lot.lotId))
    .flatMap(({ commandId }) => index.event('trace', commandId)?.eventTime ?? [])
    .sort();
  return [{ binId: lot.binId, from, to: draws.at(-1) }];
}

/** A warning is of the season in which it holds. Of a task for many parcels only what was said of the story's own is told. */
function warningEvents(
  index: ReadIndex,
  parcels: ReadonlySet<string>,
  seasons: ReadonlySet<number>,
): EventRef[] {
  return index.records
    .all('warning')
    .filter(({ validFrom }) => seasons.has(Number(validFrom.slice(0, 4))))
    .flatMap((warning) => {
      const own = warning.parcels.filter(({ parcelId }) => parcels.has(parcelId));
      return own.length === 0 ? [] : warningSteps(index, warning, own);
    });
}

function warningSteps(index: ReadIndex, warning: Warning, own: Warning['parcels']): EventRef[] {
  const { acknowledged, closed, issued, warningId, withdrawn } = warning;
  const tasks = own.flatMap(({ parcelId }) => {
    const id = controlTaskKey(warningId, parcelId).slice('control-task~'.length);
    return index.records.get('control-task', id) ?? [];
  });
  const steps = [
    ...[issued, acknowledged, withdrawn],
    ...tasks.flatMap(({ checked, declined, done, ordered }) => [ordered, done, declined, checked]),
    closed,
  ];
  return refsOf(
    index,
    steps.flatMap((step) => step?.commandId ?? []),
  );
}

interface Watched {
  readonly lots: readonly Lot[];
  readonly parcels: ReadonlySet<string>;
  readonly seasons: ReadonlySet<number>;
  readonly stays: readonly Stay[];
}

function alarmEvents(index: ReadIndex, about: Watched): EventRef[] {
  return index.records.all('alarm').flatMap((alarm) => {
    const events = index.eventsOf(stateKey('alarm', alarm.alarmId));
    return isAbout(about, alarm, events) ? events : [];
  });
}

function isAbout(about: Watched, alarm: Alarm, events: readonly EventRef[]): boolean {
  const { binId, cleared, season, subject } = alarm;
  switch (subject.kind) {
    case 'lot':
      return about.lots.some(({ lotId }) => lotId === subject.id);
    case 'parcel':
      return about.parcels.has(subject.id) && (season === undefined || about.seasons.has(season));
    case 'bin': {
      const [from, to] = [events[0]?.eventTime, cleared && events.at(-1)?.eventTime];
      return about.stays.some((stay) => stay.binId === binId && overlaps(stay, from, to));
    }
  }
}

function treatmentEvents(
  index: ReadIndex,
  lots: readonly Lot[],
  stays: readonly Stay[],
): EventRef[] {
  const lotIds = new Set(lots.map(({ lotId }) => lotId));
  return index.records.all('treatment').flatMap(({ commandId, subject }) => {
    const refs = refsOf(index, [commandId]);
    if (subject.kind === 'lot') return lotIds.has(subject.id) ? refs : [];
    const at = refs[0]?.eventTime;
    return stays.some((stay) => stay.binId === subject.id && overlaps(stay, at, at)) ? refs : [];
  });
}

/** Both ends belong to it; UTC texts of one width. */
function overlaps(stay: Stay, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined || (stay.to !== undefined && from > stay.to)) return false;
  return to === undefined || to >= stay.from;
}

function refsOf(index: ReadIndex, commandIds: readonly string[]): EventRef[] {
  return commandIds.flatMap((commandId) => index.event('trace', commandId) ?? []);
}
