// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { chaincodeVersion, writePackage } from './chaincode-package.js';
import type { Home } from './home.js';
import { allPeerArgs, ordererArgs, peerCli } from './peer-cli.js';
import type { ProcessOf } from './topology.js';
import { processesOf } from './topology.js';

const committedSchema = z.object({ sequence: z.int(), version: z.string() });
const approvedSchema = z.object({ sequence: z.int(), version: z.string(), source: z.unknown() });

interface Definition {
  readonly channel: string;
  readonly version: string;
  readonly sequence: number;
}

/** Installs, approves and commits every channel's chaincode; repeats nothing that is in place. */
export async function deployChaincode(home: Home): Promise<void> {
  await Promise.all(home.topology.channels.map((channel) => deploy(home, channel.name)));
}

async function deploy(home: Home, channel: string): Promise<void> {
  const version = chaincodeVersion(home, channel);
  const services = processesOf(home.topology, 'chaincode').filter(
    (entry) => entry.channel === channel,
  );
  const [first] = services;
  if (!first) return;
  const committed = await query(home, first.mspId, 'querycommitted', channel, committedSchema);
  const isCurrent = committed?.version === version;
  const definition = {
    channel,
    version,
    sequence: (committed?.sequence ?? 0) + (isCurrent ? 0 : 1),
  };
  await Promise.all(services.map((service) => installAndApprove(home, service, definition)));
  if (!isCurrent) await commit(home, first.mspId, definition);
}

async function installAndApprove(
  home: Home,
  service: ProcessOf<'chaincode'>,
  definition: Definition,
): Promise<void> {
  const { file, packageId } = writePackage(home, service);
  const installed = await peerCli(home, service.mspId, [
    'lifecycle',
    'chaincode',
    'queryinstalled',
  ]);
  if (!installed.includes(packageId))
    await peerCli(home, service.mspId, ['lifecycle', 'chaincode', 'install', file]);
  const approved = await query(
    home,
    service.mspId,
    'queryapproved',
    service.channel,
    approvedSchema,
  );
  const isApproved =
    approved?.sequence === definition.sequence &&
    approved.version === definition.version &&
    JSON.stringify(approved.source).includes(packageId);
  if (isApproved) return;
  await peerCli(home, service.mspId, [
    'lifecycle',
    'chaincode',
    'approveformyorg',
    ...ordererArgs(home),
    ...definitionArgs(definition),
    '--package-id',
    packageId,
  ]);
}

async function commit(home: Home, mspId: string, definition: Definition): Promise<void> {
  await peerCli(home, mspId, [
    'lifecycle',
    'chaincode',
    'commit',
    ...ordererArgs(home),
    ...definitionArgs(definition),
    ...allPeerArgs(home),
  ]);
}

function definitionArgs({ channel, version, sequence }: Definition): string[] {
  return [
    '--channelID',
    channel,
    '--name',
    channel,
    '--version',
    version,
    '--sequence',
    String(sequence),
  ];
}

/** Asks the peer for a definition; `undefined` where there is none yet. */
async function query<T>(
  home: Home,
  mspId: string,
  what: 'querycommitted' | 'queryapproved',
  channel: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const args = [
    'lifecycle',
    'chaincode',
    what,
    '--channelID',
    channel,
    '--name',
    channel,
    '--output',
    'json',
  ];
  try {
    return schema.parse(JSON.parse(await peerCli(home, mspId, args)));
  } catch (error) {
    if (/namespace .* is not defined|could not fetch approved|404/.test(String(error)))
      return undefined;
    throw error;
  }
}
