// SPDX-License-Identifier: Apache-2.0
// A test double of the gateway's answers about package codes; the looks of pages alone.

const order = {
  activated: [{ from: 0, lotId: 'p-2026-0001', to: 12 }],
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5F',
  count: 60,
  gtin: '09521234567899',
  netMassGrams: 5_000,
  operatorId: 'panjin-wang',
  orderId: 'co-2026-01',
  orderedAt: '2026-10-15T02:00:00.000Z',
  printed: [{ from: 0, to: 50 }],
  serialRoot: 'ef'.repeat(32),
  v: 1,
  voided: [{ from: 20, reason: 'misprinted', to: 22 }],
};
const shown = {
  counts: { activated: 12, ordered: 60, printed: 50, void: 2 },
  hasSerials: true,
  order,
  ranges: {
    activated: order.activated,
    ordered: [{ from: 50, to: 60 }],
    printed: [
      { from: 12, to: 20 },
      { from: 22, to: 50 },
    ],
    void: [{ from: 20, to: 22 }],
  },
};
const fresh = {
  ...shown,
  hasSerials: false,
  order: { ...order, activated: [], orderId: 'co-2026-02', printed: [], voided: [] },
  ranges: { activated: [], ordered: [{ from: 0, to: 60 }], printed: [], void: [] },
};
const lot = (lotId: string, activated: number, isClosed = false): object => ({
  activated,
  count: 40,
  headroom: 40 - activated,
  isClosed,
  lotId,
  netMassGrams: 5_000,
  productionDate: '2026-10-15',
});
const lots = { items: [lot('p-2026-0001', 12), lot('p-2026-0002', 40)] };

/** Answers by path below `/api/v1`. */
export const CODE_ANSWERS: Readonly<Record<string, unknown>> = {
  '/code-orders': { items: [shown, fresh] },
  '/code-orders/co-2026-01': shown,
  '/code-orders/co-2026-01/lots': lots,
  '/code-orders/co-2026-02': fresh,
  '/code-orders/co-2026-02/lots': lots,
};
