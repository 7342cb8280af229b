// SPDX-License-Identifier: Apache-2.0
import {
  alarmBucketSchema,
  alarmSchema,
  binAlertsKey,
  binAlertsSchema,
  civilDateOf,
  stateKey,
  treatmentSchema,
  type Alarm,
  type AlarmBucket,
  type Lot,
  type Treatment,
} from '@daoji/model';

import type { Facts } from '../facts.js';
import { bucketOf, heldLots } from '../lots/holds.js';
import { RuleBook } from '../rules/rule-book.js';
import { basisOf, builtIn, RuleError, type RuleBasis } from '../rules/rule-refusal.js';

const STORE = 'GB/T 29890-2013, 食品安全法 art. 34 (unconfirmed)';

/** What stands against a lot at the time of the event. */
interface Standing {
  readonly alarms: readonly Alarm[];
  readonly treatments: readonly Treatment[];
}

/**
 * Refuses the release of a lot (packing, activating codes, sending on) while an alarm is open on it, on a lot that it may
 * hold, on its bin or on a parcel of its season, or while a withdrawal time runs on what it may hold. Nothing is sent to
 * descendants: each finds what stands against it (`docs/decisions/0049-alarms.md`).
 * @throws RuleError `ALARM_OPEN`, `WITHDRAWAL_RUNNING`.
 */
export async function assertReleasable(facts: Facts, lot: Lot): Promise<void> {
  const carried = [...(lot.alerts ?? []), ...(await alertsOfBin(facts, lot.binId))];
  const found = await alarmsOn(facts, lot);
  const { alarms, treatments } = await standingOf(facts, [...carried, ...found]);
  const [alarm] = alarms;
  if (alarm) throw openAlarm(lot, alarm, alarms);
  const last = treatments.reduce<Treatment | undefined>(
    (latest, one) => (latest && latest.freeFrom >= one.freeFrom ? latest : one),
    undefined,
  );
  if (last) throw await runningWithdrawal(facts, lot, last);
}

/** The lot with what it carries on: of its own list and of the bin that it leaves, what still stands. */
export async function withStandingAlerts(facts: Facts, lot: Lot): Promise<Lot> {
  const keys = [...(lot.alerts ?? []), ...(await alertsOfBin(facts, lot.binId))];
  if (keys.length === 0) return lot;
  const { alarms, treatments } = await standingOf(facts, keys);
  const alerts = [
    ...alarms.map(({ alarmId }) => stateKey('alarm', alarmId)),
    ...treatments.map(({ treatmentId }) => stateKey('treatment', treatmentId)),
  ];
  return { ...lot, alerts: alerts.length > 0 ? alerts : undefined };
}

/** State key of the bucket that lists open alarms on a lot or parcel. */
export function alarmBucketKey(subject: string): string {
  return `alarm-bucket~${bucketOf(subject)}`;
}

async function alertsOfBin(facts: Facts, binId: string | undefined): Promise<readonly string[]> {
  if (binId === undefined) return [];
  return (await facts.read(binAlertsKey(binId), binAlertsSchema))?.keys ?? [];
}

/** Open alarms on the lot, on those that it may hold, and on parcels of its season; each bucket is one key. */
async function alarmsOn(facts: Facts, lot: Lot): Promise<string[]> {
  const subjects = new Set([
    ...heldLots(lot).map((lotId) => stateKey('lot', lotId)),
    ...lot.parcels.map((parcelId) => stateKey('parcel', parcelId)),
  ]);
  const found: string[] = [];
  const buckets = [...new Set([...subjects].map(alarmBucketKey))].sort();
  for (const key of buckets) {
    const { alarms } = (await facts.read(key, alarmBucketSchema)) ?? { alarms: [] };
    const hits = alarms.filter((one) => subjects.has(one.subject) && isOfSeason(one, lot));
    found.push(...hits.map(({ alarmId }) => stateKey('alarm', alarmId)));
  }
  return found;
}

function isOfSeason({ season }: AlarmBucket['alarms'][number], { harvestYear }: Lot): boolean {
  return season === undefined || harvestYear === undefined || season === harvestYear;
}

async function standingOf(facts: Facts, keys: readonly string[]): Promise<Standing> {
  const today = civilDateOf(facts.eventTime);
  const alarms: Alarm[] = [];
  const treatments: Treatment[] = [];
  for (const key of [...new Set(keys)].sort()) {
    if (key.startsWith('alarm~')) {
      const alarm = await facts.expect(key, alarmSchema, 'ALARM_NOT_FOUND');
      if (alarm.state !== 'cleared') alarms.push(alarm);
      continue;
    }
    const treatment = await facts.expect(key, treatmentSchema, 'STATE_CORRUPT');
    if (today < treatment.freeFrom) treatments.push(treatment);
  }
  return { alarms, treatments };
}

function openAlarm(lot: Lot, alarm: Alarm, all: readonly Alarm[]): RuleError {
  const { alarmId, kind, raised, state, subject } = alarm;
  const others = all.length > 1 ? ` and ${all.length - 1} more` : '';
  return new RuleError('ALARM_OPEN', {
    found: `lot ${lot.lotId} is under alarm ${alarmId} (${kind}) on ${subject.kind} ${subject.id}, raised at ${raised.at}, ${state}${others}`,
    rule: 'rice with an open alarm is not packed, sold or sent on',
    ...builtIn(STORE),
    accepted: `clearAlarm of ${all.map((one) => one.alarmId).join(', ')} after somebody else acknowledged it, or its return`,
  });
}

async function runningWithdrawal(facts: Facts, lot: Lot, treatment: Treatment): Promise<RuleError> {
  const { agent, endDate, freeFrom, productName, subject, treatmentId } = treatment;
  return new RuleError('WITHDRAWAL_RUNNING', {
    found: `lot ${lot.lotId} holds grain of treatment ${treatmentId} with ${agent} (${productName}) of ${subject.kind} ${subject.id}, which ends on ${endDate}`,
    rule: 'treated grain is not packed, sold or sent on before its withdrawal time ends',
    ...(await basisOfTreatment(facts, treatment)),
    accepted: `release on or after ${freeFrom}`,
  });
}

async function basisOfTreatment(facts: Facts, { ruleSetId }: Treatment): Promise<RuleBasis> {
  if (ruleSetId === undefined) return builtIn(STORE);
  return basisOf(await new RuleBook(facts).setOf(ruleSetId));
}
