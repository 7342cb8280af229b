// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeWhole } from './files.js';
import type { Home } from './home.js';
import { address, endpoint, mspDir, port, tlsFiles } from './home.js';
import { fabricProgram, runTool } from './tool.js';
import type { ChannelEntry, Organization } from './topology.js';
import { processOf, processesOf } from './topology.js';

/** File of a channel's first block. */
export function genesisPath(home: Home, channel: string): string {
  return join(home.dir, 'channels', `${channel}.block`);
}

/** Makes the first block of each channel with configtxgen. */
export async function makeGenesisBlocks(home: Home): Promise<void> {
  const dir = join(home.dir, 'channels');
  const profiles = home.topology.channels.map((channel): [string, unknown] => [
    channel.name,
    profile(home, channel),
  ]);
  writeWhole(
    join(dir, 'configtx.yaml'),
    stringify({ Profiles: Object.fromEntries(profiles) }, { aliasDuplicateObjects: false }),
  );
  const configtxgen = fabricProgram(home, 'configtxgen');
  await Promise.all(
    home.topology.channels.map(({ name }) =>
      runTool(
        configtxgen,
        ['-profile', name, '-channelID', name, '-outputBlock', genesisPath(home, name)],
        {
          env: { FABRIC_CFG_PATH: dir },
        },
      ),
    ),
  );
}

function profile(home: Home, channel: ChannelEntry): Record<string, unknown> {
  const { organizations } = home.topology;
  return {
    Policies: implicit(),
    Capabilities: { V2_0: true },
    Orderer: {
      OrdererType: 'etcdraft',
      BatchTimeout: `${String(home.topology.ordering.batchTimeoutMs)}ms`,
      BatchSize: {
        MaxMessageCount: channel.maxMessageCount,
        AbsoluteMaxBytes: '10 MB',
        PreferredMaxBytes: `${String(channel.preferredMaxBytes / 1024)} KB`,
      },
      EtcdRaft: raft(home),
      Organizations: organizations
        .filter((entry) => entry.kind === 'orderer')
        .map((entry) => ordererOrganization(home, entry)),
      Policies: { ...implicit(), BlockValidation: { Type: 'ImplicitMeta', Rule: 'ANY Writers' } },
      Capabilities: { V2_0: true },
    },
    Application: {
      Organizations: organizations
        .filter((entry) => entry.kind === 'peer')
        .map((entry) => peerOrganization(home, entry)),
      Policies: {
        ...implicit(),
        LifecycleEndorsement: { Type: 'ImplicitMeta', Rule: 'MAJORITY Endorsement' },
        Endorsement: { Type: 'ImplicitMeta', Rule: 'MAJORITY Endorsement' },
      },
      Capabilities: { V2_5: true },
    },
  };
}

function raft(home: Home): Record<string, unknown> {
  const { ordering } = home.topology;
  return {
    Consenters: processesOf(home.topology, 'orderer').map((entry) => ({
      Host: address(home, entry),
      Port: port(home, entry),
      ClientTLSCert: tlsFiles(home, entry.name).cert,
      ServerTLSCert: tlsFiles(home, entry.name).cert,
    })),
    Options: {
      TickInterval: `${String(ordering.tickIntervalMs)}ms`,
      ElectionTick: ordering.electionTicks,
      HeartbeatTick: ordering.heartbeatTicks,
      MaxInflightBlocks: 5,
      SnapshotIntervalSize: '16 MB',
    },
  };
}

function ordererOrganization(home: Home, { mspId }: Organization): Record<string, unknown> {
  return {
    Name: mspId,
    ID: mspId,
    MSPDir: mspDir(home, mspId, 'org'),
    OrdererEndpoints: processesOf(home.topology, 'orderer')
      .filter((entry) => entry.mspId === mspId)
      .map((entry) => endpoint(home, entry)),
    Policies: {
      Readers: signature(mspId, ['member']),
      // Writers signs blocks, so nobody but orderers may be in it.
      Writers: signature(mspId, ['orderer']),
      Admins: signature(mspId, ['admin']),
    },
  };
}

function peerOrganization(home: Home, { mspId }: Organization): Record<string, unknown> {
  const peer = processOf(home.topology, 'peer', mspId);
  return {
    Name: mspId,
    ID: mspId,
    MSPDir: mspDir(home, mspId, 'org'),
    AnchorPeers: [{ Host: address(home, peer), Port: port(home, peer) }],
    Policies: {
      Readers: signature(mspId, ['admin', 'peer', 'client']),
      Writers: signature(mspId, ['admin', 'client']),
      Admins: signature(mspId, ['admin']),
      Endorsement: signature(mspId, ['peer']),
    },
  };
}

function signature(mspId: string, roles: readonly string[]): { Type: string; Rule: string } {
  return { Type: 'Signature', Rule: `OR(${roles.map((role) => `'${mspId}.${role}'`).join(', ')})` };
}

function implicit(): Record<string, { Type: string; Rule: string }> {
  return {
    Readers: { Type: 'ImplicitMeta', Rule: 'ANY Readers' },
    Writers: { Type: 'ImplicitMeta', Rule: 'ANY Writers' },
    Admins: { Type: 'ImplicitMeta', Rule: 'MAJORITY Admins' },
  };
}
