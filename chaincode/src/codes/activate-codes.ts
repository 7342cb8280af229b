// SPDX-License-Identifier: Apache-2.0
import {
  codesIn,
  firstOverlap,
  stateKey,
  type CodeOrder,
  type CodeRange,
  type Lot,
} from '@daoji/model';

import { assertReleasable } from '../alarms/alerts.js';
import { demand } from '../contract-error.js';
import { lotTarget, openLot } from '../lots/draw.js';
import { assertKinds } from '../lots/kinds.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { Plan } from '../run-command.js';
import { assertAll, assertNone, namedCodes, orderOutcome } from './code-orders.js';

type PackedLot = Lot & { readonly package: NonNullable<Lot['package']> };

/**
 * Codes that stand on packages of a lot now: only these count against the land, since a lot has no more packages than its
 * parcels could yield. Refuses `CODE_ORDER_NOT_FOUND`, `CODE_RANGE`, `CODE_STATE`, `LOT_KIND`, `CODES_EXCEED_LAND`, `ALARM_OPEN`,
 * `WITHDRAWAL_RUNNING`, and as using a lot does.
 */
export const planActivateCodes: Plan<'activateCodes'> = async (command, facts) => {
  const { lotId } = command;
  const { order, ranges } = await namedCodes(facts, command);
  assertAll(order, ranges, order.printed, 'printed');
  assertNone(order, ranges, order.voided, 'void');
  assertNone(order, ranges, order.activated, 'activated already');
  const lot = await openLot(facts, lotId);
  await assertReleasable(facts, lot);
  assertPackages(lot, order);
  const activated = (lot.package.activated ?? 0) + codesIn(ranges);
  assertHeadroom(lot, codesIn(ranges));
  const outcome = orderOutcome({ ...order, activated: withLot(order, ranges, lotId) });
  const key = stateKey('lot', lotId);
  const value: Lot = { ...lot, package: { ...lot.package, activated } };
  return {
    subjects: [...outcome.subjects, key],
    targets: [...outcome.targets, lotTarget(lot, false)],
    writes: [...outcome.writes, { key, value }],
  };
};

function assertPackages(lot: Lot, order: CodeOrder): asserts lot is PackedLot {
  assertKinds([lot], ['package']);
  const { gtin, partOf } = lot.package ?? {};
  demand(
    gtin === order.gtin && partOf === undefined,
    'LOT_KIND',
    `expected the package lot of ${order.gtin} as it was packed, got ${lot.lotId} of ${gtin ?? 'none'}` +
      (partOf === undefined ? '' : `, a part of ${partOf}`),
  );
}

/** `CODES_EXCEED_LAND` with the headroom in codes and kg. */
function assertHeadroom(lot: PackedLot, asked: number): void {
  const { activated = 0, count, netMassGrams } = lot.package;
  const headroom = count - activated;
  demandRule(asked <= headroom, 'CODES_EXCEED_LAND', {
    found:
      `${asked} codes (${kg(asked, netMassGrams)} kg) for lot ${lot.lotId}, which holds ${count} packages of ` +
      `${netMassGrams} g from parcels ${lot.parcels.slice(0, 10).join(', ')} and has ${activated} active codes`,
    rule: 'no more codes are active than there are packages, and no more packages than the parcels can yield',
    ...builtIn('mass balance from parcel to package; 食品安全法 art. 42 (unconfirmed)'),
    accepted: `at most ${headroom} codes (${kg(headroom, netMassGrams)} kg) for this lot`,
  });
}

/** Kilograms without a fraction beyond grams. */
function kg(count: number, netMassGrams: number): string {
  const grams = BigInt(count) * BigInt(netMassGrams);
  const rest = String(grams % 1000n)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${grams / 1000n}${rest === '' ? '' : `.${rest}`}`;
}

/** Neighbouring runs of one lot become one. */
function withLot(
  order: CodeOrder,
  ranges: readonly CodeRange[],
  lotId: string,
): CodeOrder['activated'] {
  const all = [...order.activated, ...ranges.map((range) => ({ ...range, lotId }))];
  const joined: CodeOrder['activated'] = [];
  for (const run of all.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last?.to === run.from && last.lotId === run.lotId)
      joined[joined.length - 1] = { ...last, to: run.to };
    else joined.push(run);
  }
  return joined;
}

/** The lot for which the code at a place was activated. */
export function lotOfCode(order: CodeOrder, index: number): string | undefined {
  const place = { from: index, to: index + 1 };
  return order.activated.find((run) => firstOverlap(place, [run]) !== undefined)?.lotId;
}
