// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { Home } from './home.js';
import { dataDir, endpoint, mspDir, orgCaPath } from './home.js';
import { fabricProgram, runTool } from './tool.js';
import { processOf, processesOf } from './topology.js';

/** Runs the peer program as the administrator of an organisation against its peer. */
export function peerCli(home: Home, mspId: string, args: readonly string[]): Promise<string> {
  const peer = processOf(home.topology, 'peer', mspId);
  return runTool(fabricProgram(home, 'peer'), args, {
    env: {
      FABRIC_CFG_PATH: dataDir(home, peer.name),
      FABRIC_LOGGING_SPEC: 'error',
      CORE_PEER_LOCALMSPID: mspId,
      CORE_PEER_MSPCONFIGPATH: mspDir(home, mspId, 'admin'),
      CORE_PEER_ADDRESS: endpoint(home, peer),
      CORE_PEER_TLS_ENABLED: 'true',
      CORE_PEER_TLS_ROOTCERT_FILE: orgCaPath(home, mspId),
    },
  });
}

/** The arguments that name an orderer. */
export function ordererArgs(home: Home): string[] {
  const [first] = processesOf(home.topology, 'orderer');
  if (!first) return [];
  return ['--orderer', endpoint(home, first), '--tls', '--cafile', orgCaPath(home, first.mspId)];
}

/** The arguments that name every organisation's peer, for a commit that all endorse. */
export function allPeerArgs(home: Home): string[] {
  return processesOf(home.topology, 'peer').flatMap((peer) => [
    '--peerAddresses',
    endpoint(home, peer),
    '--tlsRootCertFiles',
    orgCaPath(home, peer.mspId),
  ]);
}

/** Where configtx.yaml and the channels' blocks lie. */
export function channelsDir(home: Home): string {
  return join(home.dir, 'channels');
}
