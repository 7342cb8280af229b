// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Operator } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Plan } from '../run-command.js';

/** A new operator, named by its organisation's registrar (`trace`). Refuses `OPERATOR_EXISTS`, `AUTHORITY_REFUSED`. */
export const planRegisterOperator: Plan<'registerOperator'> = async (command, facts) => {
  const { operatorId, mspId, areaCode } = command;
  const key = stateKey('operator', operatorId);
  await facts.assertFree(key, 'OPERATOR_EXISTS');
  demand(
    command.authority === undefined || command.kind === 'authority',
    'AUTHORITY_REFUSED',
    `expected kind authority for ${command.authority ?? ''}, got ${command.kind}`,
  );
  const value: Operator = {
    areaCode,
    authority: command.authority,
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
