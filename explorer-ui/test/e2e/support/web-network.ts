// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { daojiHome, ensureDemoPeople, gatewayUrl, type DemoPeople } from '@daoji/cli';
import { connectLedger, loadProfile, type Ledger } from '@daoji/ledger';

import { builtPages } from '../../browser/built.js';
import { until } from './until.js';

/** The repository. */
export const REPO = join(import.meta.dirname, '../../../..');

/** Folder of the pages' own scenario network: demo keys and synthetic times are on scenario networks only. */
export const HOME = process.env['WEB_TEST_HOME'] ?? join(REPO, '.daoji', 'test-web');
const PORT_BASE = process.env['WEB_TEST_PORT_BASE'] ?? '19500';
/** Leaves the network up and takes one that is up, for whoever works on these tests. */
const IS_KEPT = process.env['WEB_TEST_KEEP'] === '1';
/** Ten minutes a second: commands of one test lie in one scenario day. */
const SCENARIO = '2026-04-01T00:00:00.000Z,600';

/** People with a card on the start page. */
const CARDS = ['grower', 'registrar', 'quality', 'miller', 'packer'];

/** A real network with real services; the gateway serves pages built from the sources and holds demo keys. */
export interface WebNetwork {
  readonly people: DemoPeople;
  /** Base URL of the gateway, without a slash at the end. */
  readonly url: string;
  /** Settings of a service, by name. */
  readonly settings: (service: 'gateway' | 'iot-bridge') => Promise<ReadonlyMap<string, string>>;
  readonly connect: (profile: string) => Promise<Ledger>;
}

let started: Promise<WebNetwork> | undefined;

/** The network that all tests of the pages share; the first that asks brings it up. */
export function webNetwork(): Promise<WebNetwork> {
  started ??= start();
  return started;
}

after('takes the network of the pages down', async function () {
  this.timeout(120_000);
  if (!started) return;
  if (!IS_KEPT) await network('down');
});

async function start(): Promise<WebNetwork> {
  if (!IS_KEPT) await network('reset');
  await mkdir(join(HOME, 'env'), { recursive: true });
  // Anchors come when a test asks for them, so that "not yet" can be seen.
  await writeLocal('iot-bridge', { ANCHOR_WINDOW_MS: '3600000' });
  const isMade = existsSync(join(HOME, 'trust-root.json'));
  await network('up', '--services', ...(isMade ? [] : ['--scenario', SCENARIO]));
  const connect = async (profile: string): Promise<Ledger> =>
    connectLedger(await loadProfile(join(HOME, 'profiles', `${profile}.json`)));
  const people = await ensureDemoPeople({ connect, home: HOME });
  await writeStartPage(people);
  await writeLocal('gateway', {
    DEMO_KEYS_DIR: join(HOME, 'people'),
    RATE_LIMIT_PER_MINUTE: '100000',
    START_PAGE: join(HOME, 'start-page.json'),
    UI_DIR: await builtPages(),
  });
  await network('stop', 'gateway');
  await network('start', 'gateway');
  const url = gatewayUrl(daojiHome(HOME, undefined));
  await until('the gateway to be ready', async () => {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    return answer?.ok === true ? true : undefined;
  });
  return { connect, people, settings, url };
}

async function settings(service: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(HOME, 'env', `${service}.env`), 'utf8');
  const lines = text.split('\n').filter((line) => line.includes('='));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

async function writeStartPage(people: DemoPeople): Promise<void> {
  const cards = CARDS.map((name) => ({
    card: people.get(name)?.personId ?? name,
    href: name === 'registrar' ? '/app/keys' : '/app/producer',
    title: { en: name, zh: `卡片 ${name}` },
  }));
  await writeFile(join(HOME, 'start-page.json'), JSON.stringify({ cards }));
}

async function writeLocal(
  service: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(HOME, 'env', `${service}.local.env`), lines.join(''));
}

/** Runs a command of the network. @throws Error with what it said, unless it ends with 0. */
export async function network(...args: readonly string[]): Promise<void> {
  const { code, text } = await run('network/dist/main.js', args);
  if (code !== 0) throw new Error(`network ${args.join(' ')} ended with ${code}: ${text}`);
}

/** Runs the `daoji` command. */
export function daoji(...args: readonly string[]): Promise<Ended> {
  return run('packages/cli/bin/daoji.mjs', args);
}

/** How a program ended, and everything that it printed. */
export interface Ended {
  readonly code: number;
  readonly text: string;
}

function run(program: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(REPO, program), ...args], {
    cwd: REPO,
    env: { ...process.env, DAOJI_HOME: HOME, DAOJI_PORT_BASE: PORT_BASE },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => (text += part.toString('utf8')));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? -1, text });
    });
  });
}
