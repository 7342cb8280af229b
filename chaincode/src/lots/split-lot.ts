// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Lot } from '@daoji/model';

import type { Facts } from '../facts.js';
import type { Plan } from '../run-command.js';
import { blendOf } from './blend.js';
import { assertNewLots, drawLots, sumGrams, type LotPart } from './draw.js';
import { assertKinds, DIVISIBLE_KINDS } from './kinds.js';
import { newLot } from './new-lot.js';

/** Parts of a lot as lots of their own, at the same place. Refuses `LOT_MASS_EXCEEDED`, `LOT_KIND`, `LOT_EXISTS`. */
export const planSplitLot: Plan<'splitLot'> = async (command, facts) => {
  const { lotId, outputs } = command;
  const drawn = await drawLots(facts, [{ grams: sumGrams(outputs), lotId }], { staysInBin: true });
  assertKinds(drawn.lots, DIVISIBLE_KINDS);
  await assertNewLots(facts, outputs);
  const made = drawn.lots.flatMap((lot) => outputs.map((part) => partOf(facts, lot, part)));
  const keys = made.map((lot) => stateKey('lot', lot.lotId));
  return {
    subjects: [...keys, ...drawn.keys],
    targets: drawn.targets,
    // A part of a stored lot stays in its bin, so the bin's fill does not change.
    writes: [
      ...made.map((value) => ({ key: stateKey('lot', value.lotId), value })),
      ...drawn.writes,
    ],
  };
};

function partOf(facts: Facts, lot: Lot, { grams, lotId }: LotPart): Lot {
  return newLot(facts, {
    ...blendOf([{ grams, lot }]),
    binId: lot.binId,
    kind: lot.kind,
    lotId,
    massGrams: grams,
    parents: [{ grams, lotId: lot.lotId }],
    product: lot.product,
  });
}
