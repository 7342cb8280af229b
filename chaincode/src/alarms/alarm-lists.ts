// SPDX-License-Identifier: Apache-2.0
import {
  alarmBucketSchema,
  binAlertsKey,
  binAlertsSchema,
  stateKey,
  type Alarm,
  type AlarmBucket,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { alarmBucketKey } from './alerts.js';

/** Entries of one key; more would be read by each draw of the bin. */
const MAX_LISTED = 200;

/** Puts an alarm or treatment on a bin's list. @throws ContractError `ALARM_LIMIT`. */
export async function addToBin(facts: Facts, binId: string, alert: string): Promise<Write> {
  const keys = await keysOf(facts, binId);
  demand(keys.length < MAX_LISTED, 'ALARM_LIMIT', `bin ${binId} lists ${keys.length} alarms`);
  return binWrite(binId, [...keys, alert]);
}

/** Where an open alarm is found: at the bin, and at the lot or parcel. @throws ContractError `ALARM_LIMIT`. */
export async function listingWrites(facts: Facts, alarm: Alarm): Promise<Write[]> {
  const { alarmId, binId, season, subject } = alarm;
  const writes: Write[] = [];
  if (binId !== undefined) writes.push(await addToBin(facts, binId, stateKey('alarm', alarmId)));
  if (subject.kind === 'bin') return writes;
  const name = stateKey(subject.kind, subject.id);
  const alarms = await bucketOfSubject(facts, name);
  demand(alarms.length < MAX_LISTED, 'ALARM_LIMIT', `${alarmBucketKey(name)} is full`);
  return [...writes, bucketWrite(name, [...alarms, { alarmId, season, subject: name }])];
}

/** Takes a cleared alarm off the lists. */
export async function delistingWrites(facts: Facts, alarm: Alarm): Promise<Write[]> {
  const { alarmId, binId, subject } = alarm;
  const alert = stateKey('alarm', alarmId);
  const writes: Write[] = [];
  if (binId !== undefined) {
    const keys = await keysOf(facts, binId);
    writes.push(
      binWrite(
        binId,
        keys.filter((key) => key !== alert),
      ),
    );
  }
  if (subject.kind === 'bin') return writes;
  const name = stateKey(subject.kind, subject.id);
  const alarms = await bucketOfSubject(facts, name);
  const rest = alarms.filter((one) => one.alarmId !== alarmId);
  return [...writes, bucketWrite(name, rest)];
}

async function keysOf(facts: Facts, binId: string): Promise<readonly string[]> {
  return (await facts.read(binAlertsKey(binId), binAlertsSchema))?.keys ?? [];
}

async function bucketOfSubject(facts: Facts, subject: string): Promise<AlarmBucket['alarms']> {
  return (await facts.read(alarmBucketKey(subject), alarmBucketSchema))?.alarms ?? [];
}

function binWrite(binId: string, keys: readonly string[]): Write {
  return { key: binAlertsKey(binId), value: { binId, keys, v: 1 } };
}

function bucketWrite(subject: string, alarms: AlarmBucket['alarms']): Write {
  return { key: alarmBucketKey(subject), value: { alarms, v: 1 } };
}
