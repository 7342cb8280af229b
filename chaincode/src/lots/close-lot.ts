// SPDX-License-Identifier: Apache-2.0
import { stateKey } from '@daoji/model';

import { isAfter } from '../device-position.js';
import { demand } from '../contract-error.js';
import type { Plan } from '../run-command.js';
import { lotTarget, openLot } from './draw.js';

/**
 * The end of a lot's making: nothing new can be made of it any more, and the command names what its devices said. Refuses
 * `LOT_NOT_FOUND`, `LOT_CLOSED`, `RANGE_ORDER`.
 */
export const planCloseLot: Plan<'closeLot'> = async (command, facts) => {
  const lot = await openLot(facts, command.lotId);
  for (const { deviceId, from, to } of command.devices) {
    demand(!isAfter(from, to), 'RANGE_ORDER', `readings of ${deviceId} end before they start`);
  }
  const key = stateKey('lot', lot.lotId);
  return {
    subjects: [key],
    targets: [lotTarget(lot, false)],
    writes: [{ key, value: { ...lot, closed: true } }],
  };
};
