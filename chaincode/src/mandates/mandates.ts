// SPDX-License-Identifier: Apache-2.0
import {
  mandateSchema,
  operatorSchema,
  stateKey,
  type Mandate,
  type Operator,
  type Slip,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { assertDistinctParcels } from '../places/parcel-season.js';
import type { CommandOf, Plan } from '../run-command.js';

type GiveMandate = CommandOf<'giveMandate'>;

/**
 * One operator lets another record work on its land. The receiver may enter it on a household's behalf, with how the
 * household confirmed it; a firm signs itself. Refuses `MANDATE_EXISTS`, `OPERATOR_NOT_FOUND`, `MANDATE_PARTY`,
 * `MANDATE_DATES`, `MANDATE_UNCONFIRMED`, `PARCEL_DUPLICATE`.
 */
export const planGiveMandate: Plan<'giveMandate'> = async (command, facts) => {
  const { fromOperatorId, mandateId, toOperatorId, validFrom, validTo } = command;
  const key = stateKey('mandate', mandateId);
  await facts.assertFree(key, 'MANDATE_EXISTS');
  const giver = await operatorOf(facts, fromOperatorId);
  await operatorOf(facts, toOperatorId);
  const isBetween = fromOperatorId !== toOperatorId;
  demand(isBetween, 'MANDATE_PARTY', `${fromOperatorId} gives a mandate to itself`);
  demand(validFrom <= validTo, 'MANDATE_DATES', `got ${validFrom} to ${validTo}`);
  assertDistinctParcels(command.parcels ?? []);
  const confirmation = confirmationOf(command, facts, giver);
  const value: Mandate = {
    commandId: facts.commandId,
    confirmation,
    fromOperatorId,
    givenAt: facts.recordTime,
    mandateId,
    parcels: command.parcels && [...command.parcels].sort(),
    photoHash: command.onBehalfOf?.photoHash,
    state: 'given',
    toOperatorId,
    v: 1,
    validFrom,
    validTo,
    works: [...new Set(command.works)].sort(),
  };
  return {
    subjects: [key],
    targets: [{ key, operatorId: partyOf(value, facts) }],
    writes: [{ key, value }],
    flags: confirmation === 'none' ? ['UNCONFIRMED'] : [],
  };
};

/** Either party ends it; what was recorded by it stays. Refuses `MANDATE_NOT_FOUND`, `MANDATE_STATE`. */
export const planEndMandate: Plan<'endMandate'> = async ({ mandateId }, facts) => {
  const mandate = await mandateOf(facts, mandateId);
  demand(mandate.state === 'given', 'MANDATE_STATE', `mandate ${mandateId} is ended`);
  const key = stateKey('mandate', mandateId);
  return {
    subjects: [key],
    targets: [{ key, operatorId: partyOf(mandate, facts) }],
    writes: [{ key, value: { ...mandate, endedAt: facts.recordTime, state: 'ended' } }],
  };
};

/** @throws ContractError `MANDATE_NOT_FOUND`. */
export function mandateOf(facts: Facts, mandateId: string): Promise<Mandate> {
  return facts.expect(stateKey('mandate', mandateId), mandateSchema, 'MANDATE_NOT_FOUND');
}

function operatorOf(facts: Facts, operatorId: string): Promise<Operator> {
  return facts.expect(stateKey('operator', operatorId), operatorSchema, 'OPERATOR_NOT_FOUND');
}

/** The signer's side of it; the giver for one who is no party, whom no right reaches then. */
function partyOf(
  { fromOperatorId, toOperatorId }: Pick<Mandate, 'fromOperatorId' | 'toOperatorId'>,
  { operatorId }: Facts,
): string {
  return operatorId === toOperatorId ? toOperatorId : fromOperatorId;
}

function confirmationOf(
  { fromOperatorId, onBehalfOf, toOperatorId }: GiveMandate,
  { cosigners, operatorId }: Facts,
  giver: Operator,
): Slip['confirmation'] {
  const hasSigned = cosigners.some((one) => one.operatorId === fromOperatorId);
  if (hasSigned || operatorId === fromOperatorId) return 'own-signature';
  // Who is no party has no right, which is said before what the entry lacks.
  if (operatorId !== toOperatorId) return 'none';
  const isNamed = onBehalfOf?.operatorId === fromOperatorId;
  const word = isNamed ? onBehalfOf.confirmation : 'none';
  demand(
    isNamed && giver.kind === 'household',
    'MANDATE_UNCONFIRMED',
    `${fromOperatorId}, of kind ${giver.kind}, did not sign, and the entry is ` +
      (onBehalfOf ? `on behalf of ${onBehalfOf.operatorId}` : 'on behalf of nobody'),
  );
  // A paper that nobody photographed is nobody's word.
  return word === 'signed-paper' && onBehalfOf.photoHash === undefined ? 'none' : word;
}
