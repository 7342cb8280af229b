// SPDX-License-Identifier: Apache-2.0
import { indexEntrySchema, stateKey, type Operator } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';
import type { CommandOf, Plan } from '../run-command.js';

/** Kinds of operators that have a 统一社会信用代码; a household has none. */
const FIRMS: readonly string[] = ['cooperative', 'farm', 'storage', 'mill'];

/**
 * A new operator, named by its organisation's registrar (`trace`); a firm without its code is flagged. Refuses
 * `OPERATOR_EXISTS`, `AUTHORITY_REFUSED`, `CREDIT_CODE_TAKEN`.
 */
export const planRegisterOperator: Plan<'registerOperator'> = async (command, facts) => {
  const { operatorId, mspId, areaCode } = command;
  const key = stateKey('operator', operatorId);
  await facts.assertFree(key, 'OPERATOR_EXISTS');
  demand(
    command.authority === undefined || command.kind === 'authority',
    'AUTHORITY_REFUSED',
    `expected kind authority for ${command.authority ?? ''}, got ${command.kind}`,
  );
  const { creditCode, gln } = command;
  const codeWrites = creditCode === undefined ? [] : [await codeWrite(facts, creditCode, command)];
  const value: Operator = {
    areaCode,
    authority: command.authority,
    creditCode,
    gln,
    kind: command.kind,
    mspId,
    operatorId,
    publicName: command.publicName,
    state: command.state,
    v: 1,
  };
  return {
    subjects: [key],
    targets: [{ key, operatorId, areaCode, mspId }],
    writes: [{ key, value }, ...codeWrites],
    flags: creditCode === undefined && FIRMS.includes(command.kind) ? ['NO_CREDIT_CODE'] : [],
  };
};

async function codeWrite(
  facts: Facts,
  creditCode: string,
  { operatorId }: CommandOf<'registerOperator'>,
): Promise<Write> {
  const key = stateKey('credit-code', creditCode);
  const taken = await facts.read(key, indexEntrySchema);
  demandRule(taken === undefined, 'CREDIT_CODE_TAKEN', {
    found: `operator ${operatorId} states the code of ${taken?.id ?? ''}, ${creditCode}`,
    rule: 'a 统一社会信用代码 belongs to one firm',
    ...builtIn('GB 32100-2015'),
    accepted: 'the code of its own licence',
  });
  return { key, value: { id: operatorId, v: 1 } };
}
