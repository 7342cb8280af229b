// SPDX-License-Identifier: Apache-2.0
import { setTimeout as waitFor } from 'node:timers/promises';

import { GrpcNode } from './grpc-node.js';
import { LedgerError } from './ledger-error.js';
import type { Ledger } from './ledger.js';
import { NetworkLedger } from './network-ledger.js';
import type { LedgerNode, LedgerProfile } from './profile.js';
import { GatewayAdapter } from './sdk/gateway-adapter.js';
import type { SdkAdapter } from './sdk/sdk-adapter.js';
import { loadSigningIdentity, type SigningIdentity } from './signing-identity.js';

/** Names of the Fabric SDKs that can carry transactions; `FABRIC_SDK` of the services. */
export const SDK_NAMES = ['fabric-gateway', 'fabric-network'] as const;

/** One of {@link SDK_NAMES}. */
export type SdkName = (typeof SDK_NAMES)[number];

/** How to connect. Waiting and chance are given by tests. */
export interface ConnectOptions {
  readonly sdk?: SdkName;
  /** Organisations that must agree on evidence, of peers and of orderers each; 2 by default. */
  readonly evidenceOrganizations?: number;
  /** Number of the config block that the trust root pins, by Fabric channel; 0 by default. */
  readonly trustedConfig?: Readonly<Record<string, number>>;
  readonly wait?: (ms: number) => Promise<void>;
  readonly random?: () => number;
}

/**
 * Connects an identity to the network; no node needs to be up yet.
 * @throws LedgerError `LEDGER_PROFILE`.
 */
export async function connectLedger(
  profile: LedgerProfile,
  options: ConnectOptions = {},
): Promise<Ledger> {
  const identity = await loadSigningIdentity(profile);
  const own = (node: LedgerNode): number => (node.mspId === profile.mspId ? 0 : 1);
  const nodes = profile.peers.toSorted((left, right) => own(left) - own(right));
  const peers = await Promise.all(nodes.map((node) => GrpcNode.open(node)));
  const orderers = await Promise.all(profile.orderers.map((node) => GrpcNode.open(node)));
  return new NetworkLedger({
    profile,
    identity,
    peers,
    orderers,
    sdk: await adapterOf(
      options.sdk ?? 'fabric-gateway',
      identity,
      peers,
      orderers,
      Object.values(profile.channels),
    ),
    evidenceOrganizations: options.evidenceOrganizations ?? 2,
    trustedConfig: options.trustedConfig ?? {},
    wait: options.wait ?? ((ms) => waitFor(ms)),
    random: options.random ?? Math.random,
  });
}

async function adapterOf(
  sdk: SdkName,
  identity: SigningIdentity,
  peers: readonly GrpcNode[],
  orderers: readonly GrpcNode[],
  channels: readonly string[],
): Promise<SdkAdapter> {
  if (!SDK_NAMES.includes(sdk)) {
    throw new LedgerError('LEDGER_PROFILE', `expected sdk ${SDK_NAMES.join(' or ')}`);
  }
  if (sdk === 'fabric-gateway') return new GatewayAdapter(identity, peers);
  // Its log goes to stdout, which belongs to the caller; what fails is thrown as an error anyway.
  process.env['HFC_LOGGING'] ??= '{}';
  const { NetworkAdapter } = await import('./sdk/network-adapter.js');
  return NetworkAdapter.open(identity, peers, orderers, channels);
}
