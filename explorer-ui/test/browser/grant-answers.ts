// SPDX-License-Identifier: Apache-2.0
// A test double of the gateway's answers about contracts, mandates and whose land it is.

/** A contract of mill-1 with panjin-wang over p-0017; `more` changes its fields. */
export const contract = (contractId: string, more: object = {}): object => ({
  contract: {
    buyerOperatorId: 'mill-1',
    contractId,
    growerOperatorId: 'panjin-wang',
    parcels: ['p-0017'],
    season: 2026,
    state: 'accepted',
    ...more,
  },
  headroomGrams: 1,
});
/** A mandate of panjin-li to mill-1; `more` changes its fields. */
export const mandate = (mandateId: string, more: object = {}): object => ({
  fromName: '示范李家',
  mandate: {
    commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
    confirmation: 'own-signature',
    fromOperatorId: 'panjin-li',
    givenAt: '2026-04-01T00:00:00.000Z',
    mandateId,
    state: 'given',
    toOperatorId: 'mill-1',
    v: 1,
    validFrom: '2026-04-01',
    validTo: '2026-12-31',
    works: ['field-work', 'input'],
    ...more,
  },
});
/** A parcel as the gateway shows it. */
export const parcel = (parcelId: string, operatorId: string): object => ({
  boundary: { state: 'missing' },
  parcel: {
    areaCode: '211122',
    areaM2: 6_670,
    boundaryCommitment: 'ab'.repeat(32),
    operatorId,
    originClass: 'panjin',
    parcelId,
    season: 2026,
    state: 'attested',
    v: 1,
    variety: '盐丰47',
  },
});
