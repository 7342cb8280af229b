// SPDX-License-Identifier: Apache-2.0
import type { ReadIndex } from '../../src/index/read-index.js';

/** Puts a ledger value into the index alone. @param key - state key of channel `trace`. */
export function plant(index: ReadIndex, key: string, value: object): void {
  index.apply({
    collection: 'objects',
    document: { _id: `trace~${key}`, value } as never,
    id: `trace~${key}`,
  });
}

/** A revealed sample of one parcel out of three. */
export function sampleOf(sampleId: string, areaCode: string, committedAt: string): object {
  return {
    areaCode,
    beacon: 'drand-quicknet',
    checks: [],
    chunks: ['a'.repeat(64)],
    commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
    committedAt,
    counted: 1,
    exclusions: [],
    frontier: ['b'.repeat(64)],
    lastId: 'p-1',
    listRoot: 'c'.repeat(64),
    listSize: 3,
    lowest: [],
    maxFailures: 0,
    operatorId: 'agri-r',
    round: 657_413,
    rule: 'rank-sha256-beacon-id/v1',
    sampleId,
    sampleSize: 1,
    state: 'revealed',
    v: 1,
    verifiedChunks: [],
    verifiedCount: 0,
  };
}
