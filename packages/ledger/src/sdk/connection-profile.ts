// SPDX-License-Identifier: Apache-2.0
import type { GrpcNode } from '../grpc-node.js';

/** Longest wait for a connection to one node; a node that is away costs this much. */
const CONNECT_MS = 1000;

/** Connection profile of `fabric-network` for nodes and channels that are all known: no discovery. */
export function connectionProfile(
  peers: readonly GrpcNode[],
  orderers: readonly GrpcNode[],
  channels: readonly string[],
): Record<string, unknown> {
  const mspIds = [...new Set(peers.map(({ mspId }) => mspId))];
  const namesOf = (mspId: string): string[] =>
    peers.filter((node) => node.mspId === mspId).map(({ name }) => name);
  return {
    name: 'daoji',
    version: '1.0.0',
    client: { organization: mspIds[0] },
    organizations: Object.fromEntries(
      mspIds.map((mspid) => [mspid, { mspid, peers: namesOf(mspid) }]),
    ),
    peers: Object.fromEntries(peers.map(connectionEntry)),
    orderers: Object.fromEntries(orderers.map(connectionEntry)),
    channels: Object.fromEntries(
      channels.map((channel) => [
        channel,
        { peers: peers.map(({ name }) => name), orderers: orderers.map(({ name }) => name) },
      ]),
    ),
  };
}

function connectionEntry(node: GrpcNode): [string, Record<string, unknown>] {
  const pem = Buffer.from(node.tlsCa).toString('utf8');
  return [
    node.name,
    {
      url: `grpcs://${node.endpoint}`,
      mspid: node.mspId,
      tlsCACerts: { pem },
      grpcOptions: {
        'grpc-wait-for-ready-timeout': CONNECT_MS,
        ...(node.tlsServerName !== undefined && { 'ssl-target-name-override': node.tlsServerName }),
      },
    },
  ];
}
