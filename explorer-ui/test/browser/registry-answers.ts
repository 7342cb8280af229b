// SPDX-License-Identifier: Apache-2.0
// A test double of the gateway's answers about people; the looks of pages alone.

const person = (personId: string, more: object = {}) => ({
  activatedBy: 'msp:ProducerMSP',
  areaCode: '211122',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5F',
  keyId: 'cd'.repeat(32),
  operatorId: 'panjin-wang',
  personId,
  roles: ['grower', 'household'],
  spki: '',
  status: 'active',
  v: 1,
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2030-12-31T00:00:00.000Z',
  ...more,
});

/** Answers by path below `/api/v1`. */
export const REGISTRY_ANSWERS: Readonly<Record<string, unknown>> = {
  '/identities': {
    items: [
      person('person-1'),
      person('person-2', { revokedAt: '2026-05-01T00:00:00.000Z', status: 'revoked' }),
      person('person-3', { roles: ['registrar'], validTo: '2026-02-01T00:00:00.000Z' }),
    ],
    total: 3,
  },
};
