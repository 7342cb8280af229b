// SPDX-License-Identifier: Apache-2.0
// A test double of the gateway's answers about records that are corrected.

/** The spray of p-0017. */
export const SPRAY = '01M42ZHFDG7Q2V9MZ4KX0RTB5F';
const WORK = '01M42ZHFDG7Q2V9MZ4KX0RTB5G';
/** The slip sl-1. */
export const SLIP = '01M42ZHFDG7Q2V9MZ4KX0RTB5H';
const correction = {
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5Z',
  correctedCommandId: WORK,
  correctiveCommandIds: [],
  declaredAt: '2026-10-16T02:00:00.000Z',
  effect: 'undo',
  note: '地块记错了',
  operatorId: 'panjin-wang',
  reason: 'incorrect_data',
  v: 1,
};
const event = (commandId: string, type: string, more: object = {}) => ({
  commandId,
  eventTime: '2026-10-15T01:00:00.000Z',
  signer: 'a'.repeat(64),
  type,
  ...more,
});
/** A slip that the grower signed. */
export const slip = {
  buyerOperatorId: 'mill-demo',
  commandId: SLIP,
  confirmation: 'own-signature',
  contractId: 'ct-1',
  grossGrams: 4_000_000,
  growerOperatorId: 'panjin-wang',
  harvestLotId: 'h-2026-0042',
  headroomGrams: 8_023_392,
  impurityMilliPercent: 1_000,
  intakeLotId: 'i-1',
  kind: 'delivery',
  moistureMilliPercent: 16_500,
  physicalGrams: 976_608,
  plateCommitment: 'ab'.repeat(32),
  settledGrams: 974_000,
  slipId: 'sl-1',
  state: 'weighed',
  tareGrams: 3_000_000,
  v: 1,
  weighedAt: '2026-10-04T07:50:00.000Z',
  weighedGrams: 1_000_000,
};
/** A spray, field work that was taken back, and an attestation. */
export const history = {
  events: [
    event(SPRAY, 'applyInput'),
    event(WORK, 'recordFieldWork', { correction }),
    event('01M42ZHFDG7Q2V9MZ4KX0RTB5J', 'attestParcel'),
  ],
  parcelId: 'p-0017',
  seasons: [],
  tests: [],
};
