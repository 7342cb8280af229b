// SPDX-License-Identifier: Apache-2.0
import { binFillKey, stateKey, type BinFillV2, type SiteObject } from '@daoji/model';

import type { Plan } from '../run-command.js';

/** A new, empty bin of the signer's operator. Refuses `BIN_EXISTS`. */
export const planRegisterBin: Plan<'registerBin'> = async (command, facts) => {
  const { binId, capacityGrams, siteId } = command;
  const key = stateKey('bin', binId);
  await facts.assertFree(key, 'BIN_EXISTS');
  const { operatorId } = facts;
  const value: SiteObject = { capacityGrams, id: binId, kind: 'bin', operatorId, siteId, v: 1 };
  const fill: BinFillV2 = { binId, contents: [], grams: 0, v: 2 };
  return {
    subjects: [key],
    targets: [{ key, operatorId }],
    writes: [
      { key, value },
      { key: binFillKey(binId), value: fill },
    ],
  };
};

/** A new mill line of the signer's operator. Refuses `MILL_LINE_EXISTS`. */
export const planRegisterMillLine: Plan<'registerMillLine'> = async (command, facts) => {
  const { millLineId, siteId } = command;
  const key = stateKey('mill-line', millLineId);
  await facts.assertFree(key, 'MILL_LINE_EXISTS');
  const { operatorId } = facts;
  const value: SiteObject = { id: millLineId, kind: 'mill-line', operatorId, siteId, v: 1 };
  return { subjects: [key], targets: [{ key, operatorId }], writes: [{ key, value }] };
};
