// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { CliError } from '../cli-error.js';
import { networkLine } from './command-lines.js';

/** One network's folder on this machine, and the repository it was made from. */
export interface DaojiHome {
  /** Absolute `$DAOJI_HOME`. */
  readonly dir: string;
  /** Absolute folder of the repository. */
  readonly repo: string;
}

/** Places a home: `--home` wins over `DAOJI_HOME` over `<repo>/.daoji/default`. */
export function daojiHome(
  option: string | undefined,
  fromEnvironment: string | undefined,
): DaojiHome {
  const repo = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
  return { dir: resolve(option ?? fromEnvironment ?? join(repo, '.daoji', 'default')), repo };
}

/** Path of a ledger connection profile, e.g. `gateway`. */
export function profilePath(home: DaojiHome, name: string): string {
  return join(home.dir, 'profiles', `${name}.json`);
}

/** Path of this network's trust root. */
export function trustRootPath(home: DaojiHome): string {
  return join(home.dir, 'trust-root.json');
}

/**
 * A service's whole configuration.
 * @throws {@link CliError} `HOME_MISSING` when no network was made in this home.
 */
export function serviceEnvironment(
  home: DaojiHome,
  service: 'iot-bridge' | 'gateway',
): ReadonlyMap<string, string> {
  const path = join(home.dir, 'env', `${service}.env`);
  if (!existsSync(path)) {
    throw new CliError(
      'HOME_MISSING',
      `${home.dir} 中没有网络：请先运行 ${networkLine(home, 'up')} · no network in ${home.dir}: run ${networkLine(home, 'up')} first`,
    );
  }
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.includes('='));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** One setting of a service. @throws {@link CliError} `HOME_MISSING` naming it. */
export function setting(environment: ReadonlyMap<string, string>, name: string): string {
  const value = environment.get(name);
  if (value !== undefined) return value;
  throw new CliError(
    'HOME_MISSING',
    `网络配置中没有 ${name}：请重新启动网络 · the network's configuration has no ${name}: bring the network up again`,
  );
}

/** Base URL of this network's gateway. */
export function gatewayUrl(home: DaojiHome): string {
  const environment = serviceEnvironment(home, 'gateway');
  return `http://${environment.get('HTTP_HOST') ?? '127.0.0.1'}:${setting(environment, 'HTTP_PORT')}`;
}
