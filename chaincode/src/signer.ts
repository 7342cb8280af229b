// SPDX-License-Identifier: Apache-2.0
import { identitySchema, stateKey, type Command, type Identity } from '@daoji/model';

import { CONFIRMING_ROLES, isService, SPEAKING_ROLES } from './access.js';
import { assertCommandSignature } from './command-signature.js';
import { ContractError, demand } from './contract-error.js';
import type { Confirmation, Envelope } from './envelope.js';
import { readState, type StateStub } from './ledger-state.js';
import type { Creator } from './transaction.js';

/** Who stands for a command: a person by key, or for a first registrar the submitter's organisation. */
export type Signer =
  | { readonly kind: 'person'; readonly id: string; readonly identity: Identity }
  | { readonly kind: 'msp'; readonly id: string; readonly mspId: string };

/**
 * Finds and checks the signer of a command, whoever submits it.
 * @throws ContractError `COMMAND_UNSIGNED`, `COMMAND_SIGNATURE`, `IDENTITY_UNKNOWN`, `IDENTITY_REVOKED`,
 * `IDENTITY_NOT_ACTIVE`.
 */
export async function signerOf(
  stub: StateStub,
  creator: Creator,
  envelope: Envelope,
  command: Command,
  eventTime: string,
): Promise<Signer> {
  const { signerKeyId } = command;
  const { signature } = envelope;
  if (signerKeyId === undefined && signature === undefined) return firstRegistrar(creator, command);
  if (signerKeyId === undefined || signature === undefined) {
    throw new ContractError('COMMAND_UNSIGNED', 'expected signerKeyId and signature, got one');
  }
  const identity = await validSignature(
    stub,
    envelope.command,
    { keyId: signerKeyId, signature },
    eventTime,
  );
  return { kind: 'person', id: signerKeyId, identity };
}

/**
 * Keys that co-signed the command: of those who may speak for an operator, and of agronomists.
 * @throws ContractError as {@link signerOf}, and `ACCESS_DENIED` for a co-signer whose word would mean nothing.
 */
export async function cosignersOf(
  stub: StateStub,
  envelope: Envelope,
  eventTime: string,
): Promise<Identity[]> {
  const wanted = SPEAKING_ROLES;
  const cosigners: Identity[] = [];
  for (const confirmation of envelope.confirmations) {
    const identity = await validSignature(stub, envelope.command, confirmation, eventTime);
    demand(
      identity.roles.some((role) => wanted.includes(role)),
      'ACCESS_DENIED',
      `expected a co-signer with one of ${wanted.join(', ')}, got ${identity.roles.join(', ')}`,
    );
    cosigners.push(identity);
  }
  return cosigners;
}

/** Operators for which co-signers spoke. */
export function operatorsOf(cosigners: readonly Identity[]): string[] {
  return cosigners
    .filter((identity) => identity.roles.some((role) => CONFIRMING_ROLES.includes(role)))
    .map((identity) => identity.operatorId);
}

function firstRegistrar(creator: Creator, command: Command): Signer {
  const mayBeUnsigned =
    command.type === 'registerOperator' ||
    (command.type === 'activateIdentity' && command.roles.includes('registrar'));
  const mspId = creator.getMSPID();
  demand(
    mayBeUnsigned && isService('unsignedCommand', creator),
    'COMMAND_UNSIGNED',
    `expected a signature: only an org-registrar may send registerOperator or a registrar's activateIdentity ` +
      `without one, got ${command.type} from ${mspId}`,
  );
  return { kind: 'msp', id: `msp:${mspId}`, mspId };
}

async function validSignature(
  stub: StateStub,
  commandText: string,
  { keyId, signature }: Confirmation,
  eventTime: string,
): Promise<Identity> {
  const short = keyId.slice(0, 16);
  const identity = await readState(stub, stateKey('identity', keyId), identitySchema);
  demand(identity !== undefined, 'IDENTITY_UNKNOWN', `expected an activated key, got ${short}…`);
  demand(
    identity.status === 'active',
    'IDENTITY_REVOKED',
    `key ${short}… was revoked at ${identity.revokedAt ?? ''}`,
  );
  // Both are UTC texts of one width, so text order is time order.
  demand(
    identity.validFrom <= eventTime && eventTime <= identity.validTo,
    'IDENTITY_NOT_ACTIVE',
    `key ${short}… is valid ${identity.validFrom} to ${identity.validTo}, got eventTime ${eventTime}`,
  );
  assertCommandSignature(commandText, identity.spki, signature);
  return identity;
}
