// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, operatorSchema, stateKey, type Lot, type Pledge } from '@daoji/model';

import { lotTarget, openLot } from '../lots/draw.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { Plan } from '../run-command.js';

const PLEDGES = builtIn(
  'Measures on Pledge Certificates for Edible Farm Produce (食用农产品承诺达标合格证管理办法)',
);

/** Lots of paddy; what comes out of a mill carries a food label instead. */
const PADDY: readonly Lot['kind'][] = ['harvest', 'storage'];

/**
 * A pledge (承诺达标合格证) for a delivery of paddy. Refuses `PLEDGE_EXISTS`, `PLEDGE_PRODUCT`, `PLEDGE_UNTRUE`, `LOT_NOT_FOUND`,
 * `LOT_CLOSED`, `LOT_ON_HOLD`, `LOT_MASS_EXCEEDED`, `OPERATOR_NOT_FOUND`.
 */
export const planIssuePledge: Plan<'issuePledge'> = async (command, facts) => {
  const { bases, grams, lotId, pledgeId, toOperatorId } = command;
  const key = stateKey('pledge', pledgeId);
  await facts.assertFree(key, 'PLEDGE_EXISTS');
  const lot = await openLot(facts, lotId);
  assertPaddy(lot);
  demandRule(grams <= lot.massGrams, 'LOT_MASS_EXCEEDED', {
    found: `a pledge for ${grams} g of ${lotId}`,
    rule: 'a pledge is for no more than the lot was',
    ...PLEDGES,
    accepted: `at most ${lot.massGrams} g`,
  });
  if (toOperatorId !== undefined) {
    const operatorKey = stateKey('operator', toOperatorId);
    await facts.expect(operatorKey, operatorSchema, 'OPERATOR_NOT_FOUND');
  }
  const value: Pledge = {
    bases,
    commandId: facts.commandId,
    grams,
    issuedOn: civilDateOf(facts.eventTime),
    lotId,
    operatorId: lot.operatorId,
    pledgeId,
    toOperatorId,
    v: 1,
    variety: lot.variety,
  };
  const target = lotTarget(lot, false);
  return { subjects: [key, target.key], targets: [target], writes: [{ key, value }] };
};

function assertPaddy(lot: Lot): void {
  demandRule(PADDY.includes(lot.kind), 'PLEDGE_PRODUCT', {
    found: `lot ${lot.lotId} is of kind ${lot.kind}`,
    rule: 'a pledge goes with paddy; milled rice is a food and carries its label',
    ...PLEDGES,
    accepted: `a lot of kind ${PADDY.join(' or ')}`,
  });
  demandRule(lot.flags?.includes('INTERVAL_BREACH') !== true, 'PLEDGE_UNTRUE', {
    found: `lot ${lot.lotId} was harvested inside a pre-harvest interval`,
    rule: 'a pledge says that the intervals were kept',
    ...PLEDGES,
    accepted: 'paddy whose intervals were kept; this lot goes with a test report',
  });
}
