// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Slip } from '@daoji/model';

import { assertNewLots } from '../lots/draw.js';
import { newLot } from '../lots/new-lot.js';
import type { Plan } from '../run-command.js';
import { weigh } from './weighing.js';

/**
 * Paddy from outside: a lot of kind `bought` without parcels, of origin `unproven`, marked `OUTSIDE_PADDY` for ever. Refuses
 * `SLIP_EXISTS`, `SLIP_MASS`, `LOT_EXISTS`.
 */
export const planRecordBoughtIn: Plan<'recordBoughtIn'> = async (command, facts) => {
  const { lotId } = command;
  const { key, slip: weighing, ruleSets } = await weigh(facts, command);
  await assertNewLots(facts, [{ grams: weighing.physicalGrams, lotId }]);
  const slip: Slip = { ...weighing, confirmation: 'none', intakeLotId: lotId, kind: 'bought-in' };
  const lot = newLot(facts, {
    flags: ['OUTSIDE_PADDY'],
    harvestYear: command.harvestYear,
    kind: 'bought',
    lotId,
    massGrams: weighing.physicalGrams,
    moistureMilliPercent: command.moistureMilliPercent,
    originClass: 'unproven',
    parcels: [],
    parents: [],
    variety: command.variety,
    weighedGrams: weighing.weighedGrams,
  });
  const lotKey = stateKey('lot', lotId);
  return {
    subjects: [key, lotKey],
    targets: [{ key, operatorId: facts.operatorId }],
    writes: [
      { key, value: slip },
      { key: lotKey, value: lot },
    ],
    flags: slip.settledGrams === undefined ? ['NO_SETTLEMENT_RULES'] : [],
    ruleSets,
  };
};
