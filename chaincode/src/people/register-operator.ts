// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Operator } from '@daoji/model';

import type { Plan } from '../run-command.js';

/** A new operator, named by its organisation's registrar (`trace`). Refuses `OPERATOR_EXISTS`. */
export const planRegisterOperator: Plan<'registerOperator'> = async (command, facts) => {
  const { operatorId, mspId, areaCode } = command;
  const key = stateKey('operator', operatorId);
  await facts.assertFree(key, 'OPERATOR_EXISTS');
  const value: Operator = {
    areaCode,
    kind: command.kind,
    mspId,
    operatorId,
    publicName: command.publicName,
    v: 1,
  };
  return {
    subjects: [key],
    targets: [{ key, operatorId, areaCode, mspId }],
    writes: [{ key, value }],
  };
};
