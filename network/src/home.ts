// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readJson } from './files.js';
import { NetworkError } from './network-error.js';
import type { ProcessEntry, Topology } from './topology.js';
import { readTopology } from './topology.js';

const DEFAULT_PORT_BASE = 17000;

/** The package's own folder (`network/`), wherever it is compiled to. */
const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** One network on this machine: its topology, folder and ports. */
export interface Home {
  /** Absolute folder of everything the network writes. */
  readonly dir: string;
  /** Absolute folder of the repository. */
  readonly repo: string;
  readonly topology: Topology;
  /** Added to each port offset of the topology. */
  readonly portBase: number;
  /** Folder of programs built from `network/tools`. */
  readonly binDir: string;
  /** Folder with Fabric's own programs; official ones if the operator says so. */
  readonly fabricBinDir: string;
  /** Folder with one chaincode package folder per channel. */
  readonly chaincodeDir: string;
}

/** The part of the environment that places a network. */
export interface HomeEnvironment {
  DAOJI_HOME?: string | undefined;
  DAOJI_PORT_BASE?: string | undefined;
  DAOJI_BIN_DIR?: string | undefined;
  DAOJI_CHAINCODE_DIR?: string | undefined;
  FABRIC_BIN_DIR?: string | undefined;
}

/** Places a network: `--home` wins over DAOJI_HOME over `<repo>/.daoji/default`. */
export function openHome(environment: HomeEnvironment, homeOption?: string): Home {
  const repo = dirname(packageFolder);
  const binDir = resolve(environment.DAOJI_BIN_DIR || join(repo, '.daoji', 'bin'));
  const dir = resolve(homeOption ?? environment.DAOJI_HOME ?? join(repo, '.daoji', 'default'));
  return {
    dir,
    repo,
    topology: readTopology(join(packageFolder, 'topology.yaml')),
    portBase:
      environment.DAOJI_PORT_BASE === undefined
        ? (knownPortBase(dir) ?? DEFAULT_PORT_BASE)
        : parsePortBase(environment.DAOJI_PORT_BASE),
    binDir,
    fabricBinDir: resolve(environment.FABRIC_BIN_DIR ?? binDir),
    chaincodeDir: resolve(environment.DAOJI_CHAINCODE_DIR ?? join(repo, 'chaincode', 'packages')),
  };
}

/** The port base that a network was made with: its ports are in its channels. */
function knownPortBase(dir: string): number | undefined {
  const parsed = z.object({ portBase: z.int() }).safeParse(readJson(join(dir, 'created.json')));
  return parsed.success ? parsed.data.portBase : undefined;
}

function parsePortBase(text: string): number {
  const base = Number(text);
  if (Number.isInteger(base) && base >= 1024 && base <= 64_000) return base;
  throw new NetworkError(
    'USAGE',
    `DAOJI_PORT_BASE 应为 1024 至 64000 的整数，得到 ${text}`,
    `DAOJI_PORT_BASE wants a whole number from 1024 to 64000, got ${text}`,
  );
}

/** The real port of a process. */
export function port(home: Home, entry: ProcessEntry, which = 'main'): number {
  const ports: Readonly<Record<string, number>> = entry.ports;
  return home.portBase + (ports[which] ?? 0);
}

/** The address that a process listens on. */
export function address(home: Home, entry: ProcessEntry): string {
  return home.topology.hosts[entry.host] ?? '127.0.0.1';
}

/** `host:port` of a process. */
export function endpoint(home: Home, entry: ProcessEntry, which = 'main'): string {
  return `${address(home, entry)}:${String(port(home, entry, which))}`;
}

/** Data folder of a process. */
export function dataDir(home: Home, processName: string): string {
  return join(home.dir, 'data', processName);
}

/** MSP folder of a node or user of an organisation (`org` is the public one). */
export function mspDir(home: Home, mspId: string, member: string): string {
  return join(home.dir, 'msp', mspId, member);
}

/** Root certificate of an organisation's CA, which issues its identities and TLS certificates. */
export function orgCaPath(home: Home, mspId: string): string {
  return join(mspDir(home, mspId, 'org'), 'cacerts', 'ca.pem');
}

/** Certificate and key files for TLS of a process or service. */
export function tlsFiles(home: Home, owner: string): { cert: string; key: string } {
  return {
    cert: join(home.dir, 'tls', `${owner}.pem`),
    key: join(home.dir, 'tls', `${owner}.key`),
  };
}

/** Root of the certificates of broker, InfluxDB, FerretDB and of the CA server itself. */
export function platformCaPath(home: Home): string {
  return join(home.dir, 'tls', 'ca.pem');
}

/** Root of the device certificates. It is no CA of any MSP: a device is no Fabric identity. */
export function deviceCaPath(home: Home): string {
  return join(home.dir, 'device-ca', 'ca.pem');
}

/** Whether the network of this home was created once. */
export function isCreated(home: Home): boolean {
  return existsSync(join(home.dir, 'created.json'));
}
