// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

import { LabelError } from './label-error.js';

/** A font with Chinese characters; `name` is the PostScript name, which a collection (TTC) needs. */
export interface LabelFont {
  readonly path: string;
  readonly name?: string;
}

const run = promisify(execFile);

/** Fonts in the order of our liking; others follow. */
const LIKED = [
  /NotoSansCJKsc-Regular/i,
  /SourceHanSansSC-Regular/i,
  /WenQuanYi(?:MicroHei|ZenHei)$/i,
];

/**
 * Finds a font that has Chinese characters on this machine by fontconfig.
 * @param list - lines of `path<tab>PostScript name`; by default those of `fc-list`.
 * @throws LabelError `LABEL_FONT` where there is none.
 */
export async function findLabelFont(list: () => Promise<string> = listFonts): Promise<LabelFont> {
  const fonts = (await list())
    .split('\n')
    .map((line) => line.split('\t'))
    .flatMap(([path = '', name = '']) => (isUsable(path) ? [{ name, path }] : []))
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.path < b.path ? -1 : 1));
  const [font] = fonts;
  if (font) return font.path.endsWith('.ttc') ? font : { path: font.path };
  throw new LabelError(
    'LABEL_FONT',
    'expected a font with Chinese characters, got none: install one (Debian: fonts-wqy-microhei), or name a file',
  );
}

// Bitmap and Type 1 fonts cannot be embedded.
function isUsable(path: string): boolean {
  return /\.(?:ttf|ttc|otf)$/i.test(path) && existsSync(path);
}

function rank(name: string): number {
  const at = LIKED.findIndex((liked) => liked.test(name));
  return at === -1 ? LIKED.length : at;
}

async function listFonts(): Promise<string> {
  try {
    const { stdout } = await run('fc-list', ['-f', '%{file}\t%{postscriptname}\n', ':lang=zh-cn']);
    return stdout;
  } catch (cause) {
    throw new LabelError('LABEL_FONT', 'expected fc-list (fontconfig) to find a font, got none', {
      cause,
    });
  }
}
