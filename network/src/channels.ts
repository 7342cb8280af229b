// SPDX-License-Identifier: Apache-2.0
import type { Home } from './home.js';
import { endpoint, orgCaPath, tlsFiles } from './home.js';
import { genesisPath } from './channel-config.js';
import { NetworkError } from './network-error.js';
import { peerCli } from './peer-cli.js';
import { fabricProgram, runTool } from './tool.js';
import type { ProcessOf } from './topology.js';
import { processesOf } from './topology.js';

/** Joins every orderer and peer to every channel; what has joined already is left alone. */
export async function joinChannels(home: Home): Promise<void> {
  const orderers = processesOf(home.topology, 'orderer');
  await Promise.all(orderers.map((entry) => joinOrderer(home, entry)));
  await Promise.all(processesOf(home.topology, 'peer').map((entry) => joinPeer(home, entry)));
}

async function joinOrderer(home: Home, entry: ProcessOf<'orderer'>): Promise<void> {
  for (const { name } of home.topology.channels) {
    const answer = await osnadmin(home, entry, [
      'join',
      '--channelID',
      name,
      '--config-block',
      genesisPath(home, name),
    ]);
    if (/^Status: (201|405)/m.test(answer)) continue; // 405: it has joined before
    throw new NetworkError(
      'TOOL_FAILED',
      `${entry.name} 无法加入通道 ${name}：${answer}`,
      `${entry.name} could not join ${name}: ${answer}`,
    );
  }
}

function osnadmin(
  home: Home,
  entry: ProcessOf<'orderer'>,
  args: readonly string[],
): Promise<string> {
  const client = tlsFiles(home, `osnadmin-${entry.mspId}`);
  return runTool(fabricProgram(home, 'osnadmin'), [
    'channel',
    ...args,
    '-o',
    endpoint(home, entry, 'admin'),
    '--ca-file',
    orgCaPath(home, entry.mspId),
    '--client-cert',
    client.cert,
    '--client-key',
    client.key,
  ]);
}

async function joinPeer(home: Home, entry: ProcessOf<'peer'>): Promise<void> {
  const joined = await peerCli(home, entry.mspId, ['channel', 'list']);
  const known = new Set(joined.split('\n').map((line) => line.trim()));
  for (const { name } of home.topology.channels) {
    if (known.has(name)) continue;
    await peerCli(home, entry.mspId, ['channel', 'join', '-b', genesisPath(home, name)]);
  }
}
