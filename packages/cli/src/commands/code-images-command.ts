// SPDX-License-Identifier: Apache-2.0
import {
  codeImages,
  IMAGE_FORMATS,
  MAX_LABELS,
  SYMBOL_KINDS,
  type CodeImageOptions,
} from '@daoji/exchange';
import type { Command as Program } from 'commander';

import { printing, printOptions, type PrintFlags } from '../codes/print-flags.js';
import { writeImages } from '../codes/write-images.js';
import { CliError, EXIT } from '../cli-error.js';
import type { RunAction } from './register-command.js';

interface ImageFlags extends PrintFlags {
  readonly dpi: string;
  readonly format: string;
  readonly symbol: string;
}

/** Pictures between two lines of progress. */
const PROGRESS_EVERY = 500;

/** `daoji codes images`: a picture of each code, for a layout of one's own. */
export function registerCodeImages(codes: Program, run: RunAction): void {
  printing(codes.command('images'))
    .description(
      `码图：每码一个文件，附可读文字，至多 ${MAX_LABELS} 个 · a picture of each code with its text, at most ${MAX_LABELS}`,
    )
    .option('--format <name>', IMAGE_FORMATS.join(', '), 'png')
    .option(
      '--symbol <name>',
      `${SYMBOL_KINDS.join(', ')}；小包装用 datamatrix · for small packs`,
      'qr',
    )
    .option('--dpi <number>', 'PNG 分辨率 · resolution of PNG, 72–2400', '300')
    .addHelpText('after', '\n--out: NAME.zip 或新文件夹 · NAME.zip or a new folder')
    .action(
      run(async ({ out }, file: string, flags: ImageFlags) => {
        let count = 0;
        const options: CodeImageOptions = {
          ...(await printOptions(flags)),
          dotsPerInch: Number(flags.dpi),
          format: oneOf(IMAGE_FORMATS, flags.format, '--format'),
          onProgress: (done) => {
            count = done;
            if (done % PROGRESS_EVERY === 0) out.progress(`${done} 个码图 · pictures`);
          },
          symbol: oneOf(SYMBOL_KINDS, flags.symbol, '--symbol'),
        };
        await writeImages(flags.out, codeImages(file, options));
        out.result(`${count} 个码图 · pictures: ${flags.out}`, { count, file: flags.out });
        return EXIT.ok;
      }),
    );
}

function oneOf<T extends string>(names: readonly T[], text: string, flag: string): T {
  const name = names.find((one) => one === text);
  if (name !== undefined) return name;
  throw new CliError('USAGE', `expected ${flag} ${names.join(', ')}, got ${text.slice(0, 20)}`);
}
