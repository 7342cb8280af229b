// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, siteObjectSchema, stateKey } from '@daoji/model';

import { demand } from '../contract-error.js';
import { RuleBook } from '../rules/rule-book.js';
import type { Plan } from '../run-command.js';
import { blendOf } from './blend.js';
import { assertNewLots, drawLots, sumGrams } from './draw.js';
import { assertKinds, PADDY_KINDS } from './kinds.js';
import { recoveryFlags } from './mill-recovery.js';
import { newLot } from './new-lot.js';

/**
 * Paddy to milled rice and by-products; never more out than in. Refuses `MILL_LINE_NOT_FOUND`, `LOT_MASS_EXCEEDED`, `MILL_RECOVERY_EXCEEDED`,
 * `LOT_KIND`, `LOT_EXISTS`, and as drawing does.
 */
export const planMillLot: Plan<'millLot'> = async (command, facts) => {
  const { millLineId, millingDate, outputs } = command;
  const lineKey = stateKey('mill-line', millLineId);
  const line = await facts.expect(lineKey, siteObjectSchema, 'MILL_LINE_NOT_FOUND');
  const drawn = await drawLots(facts, command.inputs);
  assertKinds(drawn.lots, PADDY_KINDS);
  const out = sumGrams(outputs);
  demand(
    out <= drawn.totalGrams,
    'LOT_MASS_EXCEEDED',
    `expected at most ${drawn.totalGrams} g out of the mill, got ${out} g`,
  );
  const book = new RuleBook(facts);
  const recovery = await recoveryFlags(
    book,
    { areaCode: facts.areaCode, date: civilDateOf(facts.eventTime) },
    {
      paddyGrams: drawn.totalGrams,
      riceGrams: sumGrams(outputs.filter((output) => output.product === 'milled-rice')),
    },
  );
  await assertNewLots(facts, outputs);
  const blend = blendOf(drawn.parts);
  const made = outputs.map(({ grams, lotId, product }) =>
    newLot(facts, {
      ...blend,
      kind: product === 'milled-rice' ? 'milled' : 'by-product',
      lotId,
      massGrams: grams,
      millLineId,
      millingDate,
      parents: [...drawn.parents],
      product,
    }),
  );
  const writes = made.map((value) => ({ key: stateKey('lot', value.lotId), value }));
  return {
    subjects: [...writes.map((write) => write.key), ...drawn.keys, lineKey],
    targets: [{ key: lineKey, operatorId: line.operatorId }, ...drawn.targets],
    writes: [...writes, ...drawn.writes, ...drawn.bins.writes],
    flags: recovery,
    ruleSets: book.used,
  };
};
