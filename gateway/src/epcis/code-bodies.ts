// SPDX-License-Identifier: Apache-2.0
import { codesIn, type CodeRange } from '@daoji/model';

import {
  objects,
  subjectLots,
  type EventState,
  type Makers,
  type Quantity,
  type StepOf,
  type Body,
} from './event-body.js';
import { lotUri, ownUri, packageUri, unitUri } from './names.js';

/** What became of one package. A report decides nothing, so it has no disposition. */
const EXCEPTIONS = {
  destroyed: { action: 'DELETE', bizStep: 'destroying', disposition: 'destroyed' },
  recalled: { action: 'OBSERVE', bizStep: 'holding', disposition: 'recalled' },
  reported: { action: 'OBSERVE', bizStep: 'inspecting' },
  returned: { action: 'OBSERVE', bizStep: 'receiving', disposition: 'returned' },
} as const;

/**
 * Events of package codes. Serials are never listed: whoever knew them could print them. An event names the lot, how many
 * packages of it and the places on the roll (`docs/decisions/0062-serials-are-not-listed.md`).
 */
export const CODE_BODIES: Makers = {
  activateCodes: ({ command: { lotId, orderId, ranges } }, state) =>
    objects('OBSERVE', [packages(state, lotId, codesIn(ranges))], roll(orderId, ranges)),
  aggregatePackages: (step, state) => [packed(step, state)],
  // No children: all that the unit holds.
  disaggregatePackages: ({ command: { sscc } }) => [
    { type: 'AggregationEvent', action: 'DELETE', parentID: unitUri(sscc) },
  ],
  reportPackage: (step, state) => exceptionOf(step, state),
  // Codes that were on no package leave no thing without a code: then there is no event.
  voidCodes: ({ command: { orderId, ranges, reason } }, state) =>
    objects('OBSERVE', activeOf(state, orderId, ranges), {
      ...roll(orderId, ranges),
      'daoji:reason': reason,
    }),
};

function packed(
  { command: { children, sscc } }: StepOf<'aggregatePackages'>,
  state: EventState,
): Body {
  const units = children.flatMap((child) => ('sscc' in child ? [unitUri(child.sscc)] : []));
  const quantities = children.flatMap((child) =>
    'orderId' in child ? activeOf(state, child.orderId, [child.range]) : [],
  );
  return {
    type: 'AggregationEvent',
    action: 'ADD',
    childEPCs: units.length > 0 ? units : undefined,
    childQuantityList: quantities.length > 0 ? quantities : undefined,
    parentID: unitUri(sscc),
  };
}

function exceptionOf(
  { command: { exception, orderId, serial }, event }: StepOf<'reportPackage'>,
  state: EventState,
): Body[] {
  const gtin = state.records.get('code-order', orderId)?.gtin;
  if (gtin === undefined) return [];
  const [lotId] = subjectLots(event);
  return [
    {
      ...EXCEPTIONS[exception],
      ...(lotId !== undefined && { 'daoji:lot': lotUri(lotId, state.lot(lotId)) }),
      epcList: [packageUri(gtin, serial)],
      type: 'ObjectEvent',
    },
  ];
}

/** Packages of each lot whose codes lie in these places: codes are active before they are void, and never after. */
function activeOf(state: EventState, orderId: string, ranges: readonly CodeRange[]): Quantity[] {
  const counts = new Map<string, number>();
  for (const run of state.records.get('code-order', orderId)?.activated ?? []) {
    const count = ranges.reduce((sum, range) => sum + common(run, range), 0);
    if (count > 0) counts.set(run.lotId, (counts.get(run.lotId) ?? 0) + count);
  }
  return [...counts].sort().map(([lotId, count]) => packages(state, lotId, count));
}

function common(one: CodeRange, other: CodeRange): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}

/** So many packages; without `uom`, which means pieces. */
function packages(state: EventState, lotId: string, quantity: number): Quantity {
  return { epcClass: lotUri(lotId, state.lot(lotId)), quantity };
}

function roll(orderId: string, ranges: readonly CodeRange[]): Readonly<Record<string, unknown>> {
  return {
    'daoji:codeOrder': ownUri('code-order', orderId),
    'daoji:places': ranges.map(({ from, to }) => `${from}-${to - 1}`),
  };
}
