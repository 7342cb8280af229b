// SPDX-License-Identifier: Apache-2.0
import type { Ledger } from '@daoji/ledger';
import {
  ANCHOR_ROLES,
  base64Schema,
  identitySchema,
  keyIdOf,
  operatorSchema,
  stateKey,
  type ChannelName,
  type Identity,
  type Operator,
} from '@daoji/model';
import { fromBase64, fromUtf8 } from '@daoji/proof';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { networkTime, scenarioOf } from './network-time.js';
import { sendToLedger } from './send-command.js';
import { completeCommand, unsignedCommand, type CommandDraft } from './signed-command.js';

/** A request as `daoji identity request` writes it. */
export const keyRequestSchema = z.looseObject({
  operatorId: z.string(),
  personId: z.string(),
  roles: z.array(z.string()),
  spki: base64Schema,
});

/** See {@link keyRequestSchema}. */
export type KeyRequest = z.infer<typeof keyRequestSchema>;

/** What became of a step; `before` where the ledger had it already, and calling again is harmless. */
export interface FirstStep {
  readonly state: 'recorded' | 'before';
  readonly commandId?: string;
}

type FirstLedger = Pick<Ledger, 'evaluate' | 'readState' | 'submit'>;

/**
 * Registers an operator by the organisation's certificate: no key has this right (`docs/spec/commands.md`).
 * @param ledger - opened with a profile whose certificate says `role=org-registrar`.
 * @throws {@link CliError} `REFUSED` where the id is another operator's; LedgerError with the ledger's code.
 */
export async function registerFirstOperator(
  ledger: FirstLedger,
  fields: Omit<Operator, 'v'>,
): Promise<FirstStep> {
  const known = await stateOf(ledger, 'trace', stateKey('operator', fields.operatorId));
  if (known !== undefined) {
    const operator = operatorSchema.parse(known);
    const other = differences(fields, operator);
    if (other.length === 0) return { state: 'before' };
    throw new CliError(
      'REFUSED',
      `OPERATOR_EXISTS: ${fields.operatorId} is registered with another ${other.join(', ')}`,
    );
  }
  return sendUnsigned(ledger, 'trace', { ...fields, type: 'registerOperator' });
}

/**
 * Activates the first registrar of an operator by the organisation's certificate; every other person is activated by that
 * registrar's signature. On `anchor` only the roles that exist there are given.
 * @throws {@link CliError} `USAGE` for a person who is no registrar, `REFUSED` for a key that was revoked or is another's.
 */
export async function activateFirstRegistrar(
  ledger: FirstLedger,
  channel: ChannelName,
  request: KeyRequest,
): Promise<FirstStep> {
  assertRegistrar(request);
  const { operatorId, personId, spki } = request;
  const known = await stateOf(ledger, channel, stateKey('identity', keyIdOf(fromBase64(spki))));
  if (known !== undefined) return knownRegistrar(identitySchema.parse(known), operatorId, personId);
  const roles =
    channel === 'trace'
      ? request.roles
      : request.roles.filter((role) => (ANCHOR_ROLES as readonly string[]).includes(role));
  return sendUnsigned(ledger, channel, { ...request, roles, type: 'activateIdentity' });
}

/** Sends a draft without a signature, with the network's own time. */
export async function sendUnsigned(
  ledger: FirstLedger,
  channel: ChannelName,
  draft: CommandDraft,
): Promise<FirstStep> {
  const now = networkTime(await scenarioOf(ledger), new Date());
  const timed = { ...draft, deviceTime: now.toISOString() };
  const command = completeCommand(channel, timed, now, undefined);
  const { commandId } = await sendToLedger(ledger, unsignedCommand(channel, command));
  return { commandId, state: 'recorded' };
}

/** @throws {@link CliError} `USAGE`. */
export function assertRegistrar({ personId, roles }: Pick<KeyRequest, 'personId' | 'roles'>): void {
  if (roles.includes('registrar')) return;
  throw new CliError(
    'USAGE',
    `expected role registrar among ${roles.join(', ')} of ${personId}: others are activated with daoji identity activate`,
  );
}

function knownRegistrar(identity: Identity, operatorId: string, personId: string): FirstStep {
  const isSame = identity.operatorId === operatorId && identity.personId === personId;
  if (isSame && identity.status === 'active') return { state: 'before' };
  const is = isSame ? identity.status : `that of ${identity.personId} at ${identity.operatorId}`;
  throw new CliError('REFUSED', `IDENTITY_EXISTS: the key is ${is}; make another key`);
}

function differences(fields: Omit<Operator, 'v'>, operator: Operator): string[] {
  return (Object.keys(fields) as (keyof typeof fields)[]).filter(
    (name) => fields[name] !== undefined && fields[name] !== operator[name],
  );
}

async function stateOf(ledger: FirstLedger, channel: ChannelName, key: string): Promise<unknown> {
  const bytes = await ledger.readState(channel, key);
  return bytes && (JSON.parse(fromUtf8(bytes)) as unknown);
}
