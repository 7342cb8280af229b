// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';

import type { Ledger } from '@daoji/ledger';

import { CliError } from './cli-error.js';
import { networkLine } from './network/command-lines.js';
import { daojiHome, profilePath, type DaojiHome } from './network/daoji-home.js';
import type { Output } from './output.js';

/** What every command may use. */
export interface CliContext {
  readonly home: DaojiHome;
  readonly out: Output;
  /**
   * Opens a ledger as one of the home's profiles, or a profile file by its path.
   * @throws {@link CliError} `HOME_MISSING`.
   */
  connect(profile: string): Promise<Ledger>;
}

/** Settings of a call, from flags and environment. */
export interface CliSettings {
  readonly home?: string | undefined;
  readonly homeFromEnvironment?: string | undefined;
}

/** Builds a context. */
export function cliContext(settings: CliSettings, out: Output): CliContext {
  const home = daojiHome(settings.home, settings.homeFromEnvironment);
  return {
    home,
    out,
    connect: async (profile) => {
      const path = profile.endsWith('.json') ? profile : profilePath(home, profile);
      if (!existsSync(path)) {
        throw new CliError(
          'HOME_MISSING',
          `没有账本连接配置 ${path}：请先运行 ${networkLine(home, 'up')} · no ledger profile at ${path}: run ${networkLine(home, 'up')} first`,
        );
      }
      // Loaded only now: the second SDK inside reads `--help` from the arguments as soon as it is imported.
      const { connectLedger, loadProfile } = await import('@daoji/ledger');
      return connectLedger(await loadProfile(path));
    },
  };
}

/** Runs work with a ledger and closes it. */
export async function withLedger<T>(
  context: CliContext,
  profile: string,
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const ledger = await context.connect(profile);
  try {
    return await work(ledger);
  } finally {
    ledger.close();
  }
}
