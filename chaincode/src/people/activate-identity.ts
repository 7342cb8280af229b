// SPDX-License-Identifier: Apache-2.0
import {
  keyIdOf,
  operatorSchema,
  stateKey,
  type Authority,
  type Identity,
  type Operator,
  type Role,
} from '@daoji/model';

import { p256Spki } from '../command-signature.js';
import { demand } from '../contract-error.js';
import { isDemoPerson } from '../event-flags.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { operatorMspKey, operatorMspSchema, type OperatorMsp } from '../local-records.js';
import type { CommandOf, Outcome, Plan } from '../run-command.js';

type Activation = CommandOf<'activateIdentity'>;

/** Only operators of this organisation can have regulators. */
const REGULATOR_MSP = 'RegulatorMSP';

/** Kinds of operators that can give a role; a role without an entry can be given by all. */
const KINDS_OF_ROLE: Readonly<Partial<Record<Role, readonly string[]>>> = {
  agronomist: ['cooperative', 'mill', 'authority'],
  association: ['association', 'authority'],
  cooperative: ['cooperative'],
  household: ['household', 'farm'],
  laboratory: ['laboratory', 'authority'],
  regulator: ['authority'],
  village: ['cooperative', 'authority'],
};

/**
 * Gives a person's key its roles on `trace`. Refuses `OPERATOR_NOT_FOUND`, `ROLE_REFUSED`, `AUTHORITY_REFUSED`,
 * `IDENTITY_EXISTS`, `IDENTITY_VALIDITY`, `KEY_SHAPE`, `DEMO_KEY_ORDINARY_NETWORK`.
 */
export const planActivateOnTrace: Plan<'activateIdentity'> = async (command, facts) => {
  const key = stateKey('operator', command.operatorId);
  const operator = await facts.expect(key, operatorSchema, 'OPERATOR_NOT_FOUND');
  for (const role of command.roles) assertGivable(role, operator);
  assertAuthority(authorityOf(command), command.roles, operator);
  return activation(command, facts, operator.mspId, []);
};

/**
 * Gives a person's key its roles on `anchor`, where operators are known only by the organisation that named them
 * first. Refuses as {@link planActivateOnTrace}, less `OPERATOR_NOT_FOUND`.
 */
export const planActivateOnAnchor: Plan<'activateIdentity'> = async (command, facts) => {
  const { operatorId } = command;
  const key = operatorMspKey(operatorId);
  const known = await facts.read(key, operatorMspSchema);
  const mspId = known?.mspId ?? (facts.signer.kind === 'msp' ? facts.signer.mspId : undefined);
  demand(mspId !== undefined, 'OPERATOR_NOT_FOUND', `expected a registrar of ${operatorId} first`);
  assertRegulator(command.roles, mspId);
  const value: OperatorMsp = { mspId, operatorId, v: 1 };
  return activation(command, facts, mspId, known ? [] : [{ key, value }]);
};

async function activation(
  command: Activation,
  facts: Facts,
  mspId: string,
  writes: readonly Write[],
): Promise<Outcome> {
  const { areaCode, operatorId, personId, spki, validFrom, validTo } = command;
  demand(
    facts.isScenario || !isDemoPerson(personId),
    'DEMO_KEY_ORDINARY_NETWORK',
    `expected a person, got ${personId}: demo persons exist on scenario networks only`,
  );
  demand(
    validFrom < validTo,
    'IDENTITY_VALIDITY',
    `expected validTo after ${validFrom}, got ${validTo}`,
  );
  const keyId = keyIdOf(p256Spki(spki));
  const key = stateKey('identity', keyId);
  await facts.assertFree(key, 'IDENTITY_EXISTS');
  const value: Identity = {
    activatedBy: facts.signer.id,
    areaCode,
    authority: authorityOf(command),
    commandId: command.commandId,
    keyId,
    operatorId,
    personId,
    roles: [...command.roles],
    spki,
    status: 'active',
    v: 1,
    validFrom,
    validTo,
  };
  return {
    subjects: [key],
    targets: [{ key, operatorId, areaCode, mspId }],
    writes: [...writes, { key, value }],
  };
}

// The commands of the two channels differ: on `anchor` there are no authorities.
function authorityOf(command: Activation): Authority | undefined {
  return 'authority' in command ? command.authority : undefined;
}

function assertGivable(role: Role, operator: Operator): void {
  assertRegulator([role], operator.mspId);
  const kinds = KINDS_OF_ROLE[role];
  demand(
    kinds === undefined || kinds.includes(operator.kind),
    'ROLE_REFUSED',
    `expected an operator of kind ${(kinds ?? []).join(' or ')} for role ${role}, got ${operator.kind}`,
  );
}

/** An operator that was registered without an authority leaves the choice to its registrar. */
function assertAuthority(
  authority: Authority | undefined,
  roles: readonly Role[],
  operator: Operator,
): void {
  if (authority === undefined) return;
  demand(
    roles.includes('regulator'),
    'AUTHORITY_REFUSED',
    `expected role regulator for authority ${authority}, got ${roles.join(', ')}`,
  );
  demand(
    (operator.authority ?? authority) === authority,
    'AUTHORITY_REFUSED',
    `expected authority ${operator.authority ?? ''} of ${operator.operatorId}, got ${authority}`,
  );
}

function assertRegulator(roles: readonly Role[], mspId: string): void {
  demand(
    !roles.includes('regulator') || mspId === REGULATOR_MSP,
    'ROLE_REFUSED',
    `expected an operator of ${REGULATOR_MSP} for role regulator, got ${mspId}`,
  );
}
