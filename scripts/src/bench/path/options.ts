// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util';

/** What is measured. */
export interface PathBenchOptions {
  readonly devices: number;
  /** Readings in a pack. */
  readonly pack: number;
  /** Load before the measured window, while just-in-time compilers and caches settle; counted for losses alone. */
  readonly warmup: number;
  /** Length of the measured window. */
  readonly seconds: number;
  /** Readings per second offered in all, by the clock; `undefined`: as fast as acknowledgements come. */
  readonly rate: number | undefined;
  /** Readings that a device may have open before it measures no more; what is due later counts as late. */
  readonly open: number;
  /** True: a CPU profile of the bridge is left in the bench's home. */
  readonly profile: boolean;
  readonly json: boolean;
}

/** Said for `--help` and for arguments that cannot be read. */
export const USAGE = [
  '用法 · usage: node scripts/bootstrap.mjs bench path [--devices 50] [--pack 16] [--warmup 5] [--seconds 60]',
  '              [--rate 6000|max] [--open 512] [--profile] [--json]',
  '  例 · example: node scripts/bootstrap.mjs bench path --seconds 30 --rate max --json',
].join('\n');

/** Reads the command line. @throws Error naming the argument, what was expected and what came. */
export function parseOptions(args: readonly string[]): PathBenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      devices: { type: 'string', default: '50' },
      pack: { type: 'string', default: '16' },
      warmup: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '60' },
      rate: { type: 'string', default: '6000' },
      open: { type: 'string', default: '512' },
      profile: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { rate, profile, json } = values;
  return {
    devices: whole('devices', values.devices, 1, 4096),
    pack: whole('pack', values.pack, 1, 256),
    warmup: whole('warmup', values.warmup, 0, 3600),
    seconds: whole('seconds', values.seconds, 1, 86_400),
    rate: rate === 'max' ? undefined : whole('rate', rate, 1, 1_000_000),
    open: whole('open', values.open, 1, 1_000_000),
    profile,
    json,
  };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name}: expected a whole number from ${least} to ${most}, got ${text}`);
}
