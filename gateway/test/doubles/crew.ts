// SPDX-License-Identifier: Apache-2.0
import type { Identity, Lot, Role } from '@daoji/model';

import type { ReadIndex } from '../../src/index/read-index.js';
import type { MemoryStore } from './memory-store.js';

type Target = { readonly index: ReadIndex; readonly store: MemoryStore };

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Key id of a person of the tests. */
export function keyOf(personId: string): string {
  return Buffer.from(personId).toString('hex').padEnd(64, '0').slice(0, 64);
}

/** ULID of the n-th step of a crew. */
export function stepId(n: number): string {
  const digits = [n >> 15, n >> 10, n >> 5, n].map((part) => ALPHABET[part & 31] ?? '0');
  return `01M42ZHFDG7Q2V9MZ4CREW${digits.join('')}`;
}

/** Puts a person's key into the index, as the projector would. */
export function employ(
  { index }: Target,
  personId: string,
  roles: readonly Role[] = ['drier'],
  change: Partial<Identity> = {},
): void {
  const value = {
    activatedBy: 'msp:ProducerMSP',
    areaCode: '211122',
    commandId: stepId(0),
    keyId: keyOf(personId),
    operatorId: 'coop-1',
    personId,
    roles,
    spki: 'AAAA',
    status: 'active',
    v: 1,
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2030-01-01T00:00:00.000Z',
    ...change,
  };
  put(index, 'identities', `trace~${value.keyId}`, value, 1);
}

/** A step that a person of the crew signed. */
export interface CrewStep {
  readonly n: number;
  readonly by: string;
  readonly type?: string;
  readonly eventTime?: string;
  readonly flags?: readonly string[];
  readonly subjects?: readonly string[];
}

/** Puts a step into the index; the n-th stands in block 100 + n. */
export function signStep({ index }: Target, step: CrewStep): void {
  const { by, eventTime = '2026-10-05T02:00:00.000Z', flags = [], n, subjects = [] } = step;
  const value = {
    commandHash: '0'.repeat(64),
    eventTime,
    flags,
    recordTime: eventTime,
    ruleSets: [],
    signer: keyOf(by),
    subjects,
    type: step.type ?? 'dryLot',
    v: 1,
  };
  put(index, 'events', `trace~${stepId(n)}`, value, 100 + n);
}

/** A lot that the n-th step made, with the result of a test. */
export function madeLot({ index }: Target, n: number, lotId: string, more: Partial<Lot>): void {
  const value: Partial<Lot> = {
    ...index.lot('s-1'),
    commandId: stepId(n),
    lotId,
    parents: [],
    ...more,
  };
  put(index, 'lots', lotId, value, 100 + n);
}

function put(
  index: ReadIndex,
  collection: 'events' | 'identities' | 'lots',
  id: string,
  value: object,
  blockNumber: number,
): void {
  const place = { blockNumber, channel: 'trace' as const, transactionId: 'tx', txIndex: 0 };
  index.apply({ collection, document: { ...place, _id: id, value: { ...value } }, id });
}
