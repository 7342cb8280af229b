// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { writeWhole } from './files.js';
import type { Home } from './home.js';
import { endpoint, mspDir, orgCaPath } from './home.js';
import type { ServiceIdentity } from './identities.js';
import { SERVICE_IDENTITIES } from './identities.js';
import type { ProcessEntry } from './topology.js';
import { processesOf } from './topology.js';

/** A server of the network as a client reaches it. */
interface Server {
  readonly name: string;
  readonly mspId: string;
  readonly endpoint: string;
  readonly tlsCaPath: string;
  readonly tlsServerName: string;
}

/** What a Fabric client of the network needs to know; the file shape of @daoji/ledger's profiles. */
export interface LedgerProfile {
  readonly mspId: string;
  readonly certPath: string;
  readonly keyPath: string;
  /** Peers, the identity's own organisation first. */
  readonly peers: readonly Server[];
  readonly orderers: readonly Server[];
  readonly channels: Readonly<Record<string, string>>;
}

/** Path of an identity's profile. */
export function profilePath(home: Home, name: string): string {
  return join(home.dir, 'profiles', `${name}.json`);
}

/** The profile of one Fabric client. */
export function ledgerProfile(home: Home, identity: ServiceIdentity): LedgerProfile {
  const dir = mspDir(home, identity.mspId, identity.name);
  const peers = processesOf(home.topology, 'peer').map((entry) => server(home, entry, entry.mspId));
  const own = peers.filter((peer) => peer.mspId === identity.mspId);
  const others = peers.filter((peer) => peer.mspId !== identity.mspId);
  return {
    mspId: identity.mspId,
    certPath: join(dir, 'signcerts', 'cert.pem'),
    keyPath: join(dir, 'keystore', 'key.pem'),
    peers: [...own, ...others],
    orderers: processesOf(home.topology, 'orderer').map((entry) =>
      server(home, entry, entry.mspId),
    ),
    channels: Object.fromEntries(home.topology.channels.map(({ name }) => [name, name])),
  };
}

function server(home: Home, entry: ProcessEntry, mspId: string): Server {
  return {
    name: entry.name,
    mspId,
    endpoint: endpoint(home, entry),
    tlsCaPath: orgCaPath(home, mspId),
    tlsServerName: entry.name,
  };
}

/** Writes the profile of every Fabric client. */
export function writeProfiles(home: Home): void {
  for (const identity of SERVICE_IDENTITIES)
    writeWhole(
      profilePath(home, identity.name),
      JSON.stringify(ledgerProfile(home, identity), null, 2),
    );
}
