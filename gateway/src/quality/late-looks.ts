// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type Inspection } from '@daoji/model';

import type { EventRef, ReadIndex } from '../index/read-index.js';
import type { StateRecords } from '../index/state-records.js';
import { storedDays } from '../storage/bin-state.js';
import { firstDueDate, periodsAt } from '../storage/calendar.js';
import type { StepSigner } from './signers.js';

const INSPECTION = 'inspection~';

/**
 * True where a person looked at the grain of a bin after the day that the look before had set, or after the calendar's day of a first
 * look, and it was that person's to do: with a duty, one that held on that day and at that store. Who steps in for another is late for
 * nobody. In a bin under gas nothing is due.
 */
export function isLateLook(index: ReadIndex, event: EventRef, signer: StepSigner): boolean {
  if (event.type !== 'recordInspection') return false;
  const { records } = index;
  const key = event.subjects.find((subject) => subject.startsWith(INSPECTION)) ?? '';
  const look = records.get('inspection', key.slice(INSPECTION.length));
  if (look?.recorded.commandId !== event.commandId) return false;
  const dueDate = dueBefore(index, look);
  return (
    dueDate !== undefined &&
    look.inspectedOn > dueDate &&
    !wasUnderGas(records, look, dueDate) &&
    wasOnDuty(records, signer, look.binId, dueDate)
  );
}

/** Day that the newest earlier look of the same kind at the same grain had set; of grain that nobody had looked at, its first one's. */
function dueBefore(index: ReadIndex, look: Inspection): string | undefined {
  const { binId, inspectedOn, newGrainSince = '', scope } = look;
  const stored = storedDays(index, binId, inspectedOn);
  const [oldest = ''] = stored;
  const [before] = looksBefore(index.records, look).filter((one) => one.inspectedOn >= oldest);
  if (before && before.inspectedOn >= newGrainSince) return before.dueDate;
  const unseen = stored.find((day) => before === undefined || before.inspectedOn < day);
  if (unseen === undefined) return undefined;
  return firstDueDate(periodsAt(index, look.operatorId, unseen).values, scope, unseen);
}

/** Earlier looks of the same kind at a bin that count in its calendar, the newest first. */
function looksBefore(
  records: StateRecords,
  { binId, inspectedOn, inspectionId, scope }: Inspection,
): Inspection[] {
  return (
    records
      .all('inspection')
      .filter((one) => one.binId === binId && one.scope === scope)
      .filter((one) => one.inspectionId !== inspectionId && one.inspectedOn < inspectedOn)
      // What has to be signed counts in the calendar once it is.
      .filter(({ scope: kind, state }) => kind === 'routine' || state === 'signed')
      .sort((a, b) => (a.inspectedOn < b.inspectedOn ? 1 : -1))
  );
}

function wasUnderGas(
  records: StateRecords,
  { binId, inspectedOn }: Inspection,
  dueDate: string,
): boolean {
  return records
    .all('fumigation')
    .filter((one) => one.binId === binId)
    .some(({ cleared, sealed }) => {
      if (!sealed || civilDateOf(sealed.sealedAt) > inspectedOn) return false;
      return cleared === undefined || civilDateOf(cleared.measuredAt) >= dueDate;
    });
}

function wasOnDuty(
  records: StateRecords,
  { operatorId, personId }: StepSigner,
  binId: string,
  date: string,
): boolean {
  const duty = records.get('duty', `${operatorId}/${personId}`);
  // Without duties the key answers.
  if (!duty) return true;
  const siteId = records.get('bin', binId)?.siteId;
  const isHere = duty.siteId === undefined || duty.siteId === siteId;
  const from = duty.accepted?.on ?? duty.validFrom;
  return isHere && from <= date && duty.validFrom <= date && date <= duty.validTo;
}
