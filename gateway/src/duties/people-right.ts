// SPDX-License-Identifier: Apache-2.0
import type { ChartSnapshot, Duty, Identity, LedgerEvent, Role, Signal } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';

/** Who assigns and keeps in order: they read the duties of their operator. */
const OFFICE: readonly Role[] = [
  'registrar',
  'safety-director',
  'safety-officer',
  'trace-manager',
  'quality',
];
/** Who asks and who decides: they read the signals of their operator. */
const JUDGES: readonly Role[] = ['quality', 'safety-director'];

/** Command types about a person; their events are in no open list. */
const ABOUT_PERSONS: ReadonlySet<string> = new Set([
  'grantDuty',
  'acceptDuty',
  'suspendDuty',
  'resumeDuty',
  'endDuty',
  'recordHealthCard',
  'recordTraining',
  'raiseSignal',
  'explainSignal',
  'contestSignal',
  'decideSignal',
  'snapshotChart',
]);

/** What is read of the index. */
export type PeopleIndex = Pick<ReadIndex, 'records'>;
/** Whether a person may read a row. */
export type PersonalRight = (index: PeopleIndex, reader: Identity, row: object) => boolean;

type PersonalType = keyof RowOf;
interface RowOf {
  readonly 'chart-snapshot': ChartSnapshot;
  readonly duty: Duty;
  readonly signal: Signal;
}

/** True for a command that names a person, or figures of persons. */
export function isAboutPerson(type: string): boolean {
  return ABOUT_PERSONS.has(type);
}

/** A duty: for the person, the operator's office, and authorities of the area. */
export function mayReadDuty(index: PeopleIndex, reader: Identity, duty: Duty): boolean {
  return (
    isSelf(reader, duty) ||
    isOf(reader, duty, OFFICE) ||
    isAuthority(index, reader, duty.operatorId)
  );
}

/** A signal: for the person, who asks and who decides; authorities read counts alone. */
export function mayReadSignal(_index: PeopleIndex, reader: Identity, signal: Signal): boolean {
  return isSelf(reader, signal) || isOf(reader, signal, JUDGES);
}

/** Figures that name nobody: for who asks, who decides, and authorities of the area. */
export function mayReadFigures(
  index: PeopleIndex,
  reader: Identity,
  of: { readonly operatorId: string },
): boolean {
  return isOf(reader, of, JUDGES) || isAuthority(index, reader, of.operatorId);
}

const RIGHTS: {
  readonly [T in PersonalType]: (index: PeopleIndex, reader: Identity, row: RowOf[T]) => boolean;
} = { 'chart-snapshot': mayReadFigures, duty: mayReadDuty, signal: mayReadSignal };

/** The right over rows of a state type. */
export function mayReadRow(type: PersonalType): PersonalRight {
  return (index, reader, row) =>
    (RIGHTS[type] as (index: PeopleIndex, reader: Identity, row: object) => boolean)(
      index,
      reader,
      row,
    );
}

/** Whether a person may read an event about persons: the own ones, and those of records that they may read. */
export function mayReadEvent(index: PeopleIndex, reader: Identity, event: LedgerEvent): boolean {
  if (event.signer === reader.keyId) return true;
  const [type = '', id = ''] = (event.subjects[0] ?? '').split('~');
  if (!isPersonal(type)) return false;
  const row = index.records.get(type, id);
  return row !== undefined && mayReadRow(type)(index, reader, row);
}

function isPersonal(type: string): type is PersonalType {
  return Object.hasOwn(RIGHTS, type);
}

function isSelf(reader: Identity, of: { operatorId: string; personId: string }): boolean {
  return reader.operatorId === of.operatorId && reader.personId === of.personId;
}

function isOf(reader: Identity, of: { operatorId: string }, roles: readonly Role[]): boolean {
  return reader.operatorId === of.operatorId && reader.roles.some((role) => roles.includes(role));
}

function isAuthority({ records }: PeopleIndex, reader: Identity, operatorId: string): boolean {
  const areaCode = records.get('operator', operatorId)?.areaCode ?? '';
  return reader.roles.includes('regulator') && areaCode.startsWith(reader.areaCode);
}
