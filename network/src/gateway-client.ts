// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client, credentials } from '@grpc/grpc-js';
import type { Gateway } from '@hyperledger/fabric-gateway';
import { GatewayError, connect, hash, signers } from '@hyperledger/fabric-gateway';
import type { Home } from './home.js';
import { SERVICE_IDENTITIES } from './identities.js';
import { NetworkError } from './network-error.js';
import { ledgerProfile } from './profiles.js';

const STEP_MS = 10_000;

/** Runs work as the producer's registrar over the Gateway service of the producer's peer. */
export async function withRegistrar<T>(
  home: Home,
  work: (gateway: Gateway) => Promise<T>,
): Promise<T> {
  const identity = SERVICE_IDENTITIES.find((entry) => entry.name === 'org-registrar-producer');
  const profile = identity ? ledgerProfile(home, identity) : undefined;
  const peer = profile?.peers[0];
  if (!profile || !peer)
    throw new NetworkError('TOPOLOGY', '拓扑缺少节点', 'the topology has no peer');
  const client = new Client(peer.endpoint, credentials.createSsl(readFileSync(peer.tlsCaPath)), {
    'grpc.ssl_target_name_override': peer.tlsServerName, // an address is no TLS server name (RFC 6066)
  });
  const deadline = (): { deadline: number } => ({ deadline: Date.now() + STEP_MS });
  const gateway = connect({
    client,
    identity: { mspId: profile.mspId, credentials: readFileSync(profile.certPath) },
    signer: signers.newPrivateKeySigner(createPrivateKey(readFileSync(profile.keyPath))),
    hash: hash.sha256,
    evaluateOptions: deadline,
    endorseOptions: deadline,
    submitOptions: deadline,
    commitStatusOptions: deadline,
  });
  try {
    return await work(gateway);
  } finally {
    gateway.close();
    client.close();
  }
}

/** Evaluates `meta:ping` and has it endorsed: then a transaction can be planned. Nothing is written. */
export async function planPing(home: Home, channel: string): Promise<string> {
  return withRegistrar(home, async (gateway) => {
    const contract = gateway.getNetwork(channel).getContract(channel);
    const proposal = contract.newProposal('meta:ping');
    const answer = await proposal.evaluate();
    await proposal.endorse();
    return Buffer.from(answer).toString('utf8');
  });
}

/** Opens a channel with its first transaction, `meta:init`; one that is open stays as it is. */
export async function initChannel(home: Home, channel: string, argument: string): Promise<void> {
  await withRegistrar(home, async (gateway) => {
    try {
      const contract = gateway.getNetwork(channel).getContract(channel);
      await contract.submitTransaction('meta:init', argument);
    } catch (error) {
      if (explain(error).includes('ALREADY_INITIALISED')) return;
      throw error;
    }
  });
}

/** An error's message with what the peers said. */
export function explain(error: unknown): string {
  if (!(error instanceof GatewayError)) return String(error);
  return [
    error.message,
    ...error.details.map((detail) => `${detail.address}: ${detail.message}`),
  ].join('; ');
}
