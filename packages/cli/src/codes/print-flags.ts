// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import type { PrintOptions } from '@daoji/exchange';
import { MAX_CODES } from '@daoji/model';
import type { Command as Program } from 'commander';

import { CliError } from '../cli-error.js';

/** Flags of what prints codes; places are typed from 1. */
export interface PrintFlags {
  readonly gtin: string;
  readonly origin: string;
  readonly out: string;
  readonly from: string;
  readonly to?: string;
  readonly scratchKey?: string;
}

/** Adds the file of serials and the flags of {@link PrintFlags}. */
export function printing(command: Program): Program {
  return command
    .argument('<file>', '序列号文件 · file of serials')
    .requiredOption('--gtin <gtin>', '产品 · product')
    .requiredOption('--origin <url>', '解析地址 · where codes resolve, e.g. https://id.example')
    .requiredOption('--out <file>', '写入 · where it goes')
    .option('--from <place>', '首个 · first place, from 1', '1')
    .option('--to <place>', '末个 · last place');
}

/** What the flags say. @throws CliError `USAGE`. */
export async function printOptions(flags: PrintFlags): Promise<PrintOptions> {
  const { gtin, origin, scratchKey } = flags;
  return {
    gtin,
    origin: origin.replace(/\/+$/, ''),
    range: {
      from: placeOf(flags.from, '--from') - 1,
      to: flags.to === undefined ? MAX_CODES : placeOf(flags.to, '--to'),
    },
    ...(scratchKey === undefined ? {} : { scratchKey: new Uint8Array(await readFile(scratchKey)) }),
  };
}

/** A place or count that was typed. @throws CliError `USAGE`. */
export function placeOf(text: string, what: string): number {
  const place = Number(text);
  if (Number.isSafeInteger(place) && place >= 1 && place <= MAX_CODES) return place;
  throw new CliError('USAGE', `expected ${what} 1–${MAX_CODES}, got ${text.slice(0, 20)}`);
}
