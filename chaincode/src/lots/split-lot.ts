// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Lot } from '@daoji/model';

import type { Facts } from '../facts.js';
import type { Plan } from '../run-command.js';
import { blendOf } from './blend.js';
import { assertNewLots, drawLots, sumGrams, type LotPart } from './draw.js';
import { newLot } from './new-lot.js';
import { assertWholePackages } from '../steps/rework-lot.js';

/**
 * Parts of a lot as lots of their own, at the same place; packages are split whole. Refuses `LOT_MASS_EXCEEDED`,
 * `PACKAGE_PARTS`, `LOT_EXISTS`, and as drawing does.
 */
export const planSplitLot: Plan<'splitLot'> = async (command, facts) => {
  const { lotId, outputs } = command;
  const drawn = await drawLots(facts, [{ grams: sumGrams(outputs), lotId }], { staysInBin: true });
  for (const { grams } of outputs)
    for (const lot of drawn.lots) if (lot.package) assertWholePackages(lot, grams);
  await assertNewLots(facts, outputs);
  const made = drawn.lots.flatMap((lot) => outputs.map((part) => partOf(facts, lot, part)));
  for (const { binId, lotId: part } of made)
    if (binId !== undefined) await drawn.bins.name(binId, [part]);
  const keys = made.map((lot) => stateKey('lot', lot.lotId));
  return {
    subjects: [...keys, ...drawn.keys],
    targets: drawn.targets,
    // A part of a stored lot stays in its bin, which learns nothing but the name.
    writes: [
      ...made.map((value) => ({ key: stateKey('lot', value.lotId), value })),
      ...drawn.writes,
      ...drawn.bins.writes,
    ],
  };
};

function partPackage({ lotId, package: whole }: Lot, grams: number): Lot['package'] {
  if (!whole) return undefined;
  const { gtin, netMassGrams, productionDate } = whole;
  const count = grams / netMassGrams;
  return { count, gtin, netMassGrams, partOf: whole.partOf ?? lotId, productionDate };
}

function partOf(facts: Facts, lot: Lot, { grams, lotId }: LotPart): Lot {
  const made = newLot(facts, {
    ...blendOf([{ grams, lot }]),
    binId: lot.binId,
    kind: lot.kind,
    lotId,
    massGrams: grams,
    package: partPackage(lot, grams),
    parents: [{ grams, lotId: lot.lotId }],
    product: lot.product,
  });
  // What was found in the whole holds for its parts: a failed test does not stay behind.
  return { ...made, documents: [...lot.documents] };
}
