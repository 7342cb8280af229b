// SPDX-License-Identifier: Apache-2.0
import type { NetworkInterfaceInfo } from 'node:os';

import { DemoError } from './demo-error.js';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** An IPv4 address of this machine and the network card that has it. */
export interface LanCandidate {
  readonly address: string;
  readonly card: string;
}

/** Addresses under which other machines may reach this one: IPv4, not loopback, not self-assigned (RFC 3927). */
export function lanCandidates(interfaces: Interfaces): LanCandidate[] {
  return Object.entries(interfaces).flatMap(([card, infos = []]) =>
    infos
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .filter(({ address }) => !address.startsWith('169.254.'))
      .map(({ address }) => ({ address, card })),
  );
}

/**
 * The one address to bind: the named one if this machine has it, else the only candidate.
 * @throws {@link DemoError} `LAN_ADDRESS`, `LAN_NO_ADDRESS`, `LAN_CHOOSE_ADDRESS` with the candidates.
 */
export function chooseLanAddress(interfaces: Interfaces, named: string | undefined): string {
  const candidates = lanCandidates(interfaces);
  if (named !== undefined) return namedAddress(interfaces, named, candidates);
  const [first, ...others] = candidates;
  if (!first) {
    throw new DemoError(
      'LAN_NO_ADDRESS',
      '--lan 需要本机在局域网中的 IPv4 地址，一个也没有找到；请先连接网络',
      '--lan wants an IPv4 address of this machine on a local network, found none; join a network first',
    );
  }
  if (others.length === 0) return first.address;
  throw new DemoError(
    'LAN_CHOOSE_ADDRESS',
    `本机有多个地址，请选一个，例如 --lan ${first.address}；可选：${listOf(candidates)}`,
    `this machine has several addresses, name one, e.g. --lan ${first.address}; there are: ${listOf(candidates)}`,
  );
}

function namedAddress(
  interfaces: Interfaces,
  named: string,
  candidates: readonly LanCandidate[],
): string {
  const own = Object.values(interfaces).flatMap((infos = []) => infos);
  if (own.some(({ address, family }) => address === named && family === 'IPv4')) return named;
  throw new DemoError(
    'LAN_ADDRESS',
    `--lan 需要本机的一个 IPv4 地址，得到 ${named}；可选：${listOf(candidates)}`,
    `--lan wants one IPv4 address of this machine, got ${named}; there are: ${listOf(candidates)}`,
  );
}

function listOf(candidates: readonly LanCandidate[]): string {
  if (candidates.length === 0) return '无 none';
  return candidates.map(({ address, card }) => `${address} (${card})`).join(' ');
}
