// SPDX-License-Identifier: Apache-2.0
import {
  binFillKey,
  binFillSchema,
  siteObjectSchema,
  stateKey,
  type BinFillV2,
  type Lot,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { lotAtHand, lotTarget } from '../lots/draw.js';
import { lotFlagsOf, withFlag } from '../lots/holds.js';
import { lossFlags } from '../steps/loss-flags.js';
import { assertNoGas } from '../storage/under-gas.js';
import { assertSecondPerson } from '../steps/second-person.js';
import type { CommandOf, Plan } from '../run-command.js';

/**
 * The end of a running blend: the bin is empty, and what its lots still have by record is written off as a shortage, before
 * a second person. Refuses `BIN_NOT_FOUND`, `BIN_UNDER_GAS`, `CLEAN_OUT_LOTS`, `SECOND_PERSON_MISSING`, `LOT_NOT_FOUND`,
 * `LOT_IN_TRANSIT`.
 */
export const planCleanOutBin: Plan<'cleanOutBin'> = async (command, facts) => {
  const { binId } = command;
  const key = stateKey('bin', binId);
  const bin = await facts.expect(key, siteObjectSchema, 'BIN_NOT_FOUND');
  await assertNoGas(facts, binId);
  const lots = await lotsOf(facts, command);
  for (const lot of lots) assertSecondPerson(facts, lot, 'clean-out');
  const missing = sumOf(lots, ({ remainingGrams }) => remainingGrams);
  const inGrams = sumOf(lots, ({ massGrams }) => massGrams);
  const loss = await lossFlags(facts, 'storing', { inGrams, outGrams: inGrams - missing });
  const empty: BinFillV2 = { binId, contents: [], grams: 0, v: 2 };
  return {
    subjects: [key, ...lots.map(({ lotId }) => stateKey('lot', lotId))],
    targets: [{ key, operatorId: bin.operatorId }, ...lots.map((lot) => lotTarget(lot, false))],
    writes: [
      { key: binFillKey(binId), value: empty },
      ...lots.map((lot) => ({
        key: stateKey('lot', lot.lotId),
        value: withFlag({ ...lot, remainingGrams: 0 }, ...lotFlagsOf(loss.flags)),
      })),
    ],
    flags: [...loss.flags, ...(missing > 0 ? (['STOCK_SHORTAGE'] as const) : [])],
    ruleSets: loss.ruleSets,
  };
};

/** The named lots, which together are what the bin holds by record. @throws ContractError `CLEAN_OUT_LOTS`. */
async function lotsOf(
  facts: Facts,
  { binId, lotIds }: CommandOf<'cleanOutBin'>,
): Promise<readonly Lot[]> {
  demand(
    new Set(lotIds).size === lotIds.length,
    'CLEAN_OUT_LOTS',
    `a lot is named twice: ${lotIds.join(', ')}`,
  );
  const lots: Lot[] = [];
  for (const lotId of lotIds) {
    // A closed lot lies in the bin like any other until its grams are gone.
    const lot = await lotAtHand(facts, lotId, { evenClosed: true });
    demand(
      lot.binId === binId,
      'CLEAN_OUT_LOTS',
      `lot ${lotId} lies in ${lot.binId ?? 'no bin'}, not in ${binId}`,
    );
    lots.push(lot);
  }
  const held = (await facts.read(binFillKey(binId), binFillSchema))?.grams ?? 0;
  const named = sumOf(lots, ({ remainingGrams }) => remainingGrams);
  demand(
    named === held,
    'CLEAN_OUT_LOTS',
    `bin ${binId} holds ${held} g by record, the named lots ${named} g`,
  );
  return lots;
}

function sumOf(lots: readonly Lot[], of: (lot: Lot) => number): number {
  return lots.reduce((sum, lot) => sum + of(lot), 0);
}
