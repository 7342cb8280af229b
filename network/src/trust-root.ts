// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ChannelRoot, TrustRoot } from '@daoji/proof';
import { TRUST_ROOT_MEDIA_TYPE } from '@daoji/proof';
import { common } from '@hyperledger/fabric-protos';
import { genesisPath } from './channel-config.js';
import { writeWhole } from './files.js';
import type { Home } from './home.js';
import { trustRootPath } from './service-env.js';

const VALID_MS = 365 * 24 * 60 * 60 * 1000;

/** Writes the trust root of a new network: both genesis blocks, two of three organisations everywhere. */
export function writeTrustRoot(home: Home, now: Date): void {
  const orgs = home.topology.organizations;
  const channels = home.topology.channels.map(
    ({ name }) => [name, channelRoot(home, name)] as const,
  );
  const root: TrustRoot = {
    mediaType: TRUST_ROOT_MEDIA_TYPE,
    channels: Object.fromEntries(channels),
    independence: Object.fromEntries(orgs.map(({ mspId }) => [mspId, 'self-declared' as const])),
    logs: [],
    witnesses: [],
    notAfter: new Date(now.getTime() + VALID_MS).toISOString(),
    demo: true,
  };
  writeWhole(trustRootPath(home), `${JSON.stringify(root, null, 2)}\n`);
}

function channelRoot(home: Home, channel: string): ChannelRoot {
  const bytes = readFileSync(genesisPath(home, channel));
  const peers = mspIds(home, 'peer');
  return {
    configAnchor: {
      number: 0,
      headerHash: genesisHeaderHash(bytes),
      block: bytes.toString('base64'),
    },
    chaincode: channel,
    allowedConfigPins: [],
    floors: {
      endorse: { orgs: peers, k: 2 },
      attest: { orgs: peers, k: 2 },
      order: { orgs: mspIds(home, 'orderer'), k: 2 },
      witness: 0,
    },
  };
}

function mspIds(home: Home, kind: 'peer' | 'orderer'): string[] {
  return home.topology.organizations
    .filter((entry) => entry.kind === kind)
    .map((entry) => entry.mspId);
}

/**
 * Hex SHA-256 of a first block's header: the DER sequence of number 0, an empty previous hash and
 * the data hash, which is taken from the block's data.
 */
export function genesisHeaderHash(block: Uint8Array): string {
  const data = common.Block.deserializeBinary(block).getData()?.getDataList_asU8() ?? [];
  const dataHash = createHash('sha256').update(Buffer.concat(data)).digest();
  const body = Buffer.concat([
    Buffer.from([0x02, 0x01, 0x00, 0x04, 0x00, 0x04, dataHash.length]),
    dataHash,
  ]);
  return createHash('sha256')
    .update(Buffer.concat([Buffer.from([0x30, body.length]), body]))
    .digest('hex');
}
