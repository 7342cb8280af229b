// SPDX-License-Identifier: Apache-2.0

const COMMAND_ID = '01M42ZHFDG7Q2V9MZ4KX0RTB5C';
const sample = {
  areaCode: '211104',
  beacon: 'drand-quicknet',
  checks: [
    { at: '2026-06-02T00:00:00.000Z', keyId: 'a'.repeat(64), parcelId: 'p-0018', result: 'fail' },
  ],
  chunkCount: 1,
  commandId: COMMAND_ID,
  committedAt: '2026-06-01T00:00:00.000Z',
  counted: 40,
  exclusions: [{ parcelId: 'p-0099', reason: '核查员亲属' }],
  listRoot: 'c'.repeat(64),
  listSize: 40,
  lowest: [
    { parcelId: 'p-0018', rank: '0'.repeat(64) },
    { parcelId: 'p-0017', rank: '1'.repeat(64) },
  ],
  maxFailures: 1,
  operatorId: 'agri-1',
  outAt: '2026-06-01T02:00:00.000Z',
  randomness: 'd'.repeat(64),
  round: 30_000_000,
  rule: 'rank-sha256-beacon-id/v1',
  sampleId: 's-2026-1',
  sampleSize: 2,
  signature: 'e'.repeat(96),
  state: 'drawn',
  v: 1,
  verifiedChunks: [],
  verifiedCount: 0,
};

/** Answers about the history and the samples of parcels, as the gateway gives them. */
export const PARCEL_ANSWERS: Readonly<Record<string, unknown>> = {
  '/parcel-samples': { items: [sample] },
  '/parcel-samples/s-2026-1': sample,
  '/parcels/p-0017/history': {
    events: [
      {
        commandId: COMMAND_ID,
        eventTime: '2026-05-01T00:00:00.000Z',
        signer: 'a'.repeat(64),
        type: 'declareSeason',
      },
    ],
    parcelId: 'p-0017',
    seasons: [
      {
        commandId: COMMAND_ID,
        declaredAt: '2026-05-01T00:00:00.000Z',
        holderOperatorId: 'household-7',
        parcelId: 'p-0017',
        season: 2026,
        seedLot: 'S-2026-7',
        v: 1,
        variety: '盐丰47',
      },
    ],
    tests: [
      {
        documentHash: 'b'.repeat(64),
        documentId: 'soil-1',
        issuedOn: '2026-04-01',
        kind: 'soil-test',
        result: 'pass',
      },
    ],
  },
};
