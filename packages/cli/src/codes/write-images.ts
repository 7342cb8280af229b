// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { zipStream, type CodeImage } from '@daoji/exchange';

import { CliError } from '../cli-error.js';

/**
 * Writes pictures into a zip archive (a name that ends in `.zip`) or a new folder, as they come; both appear whole or not at all.
 * @throws CliError `USAGE` where something lies there already; what the pictures throw.
 */
export async function writeImages(out: string, images: AsyncIterable<CodeImage>): Promise<void> {
  await assertFree(out);
  const part = `${out}.part`;
  await rm(part, { force: true, recursive: true });
  try {
    if (out.endsWith('.zip'))
      await pipeline(Readable.from(zipStream(images)), createWriteStream(part, { flush: true }));
    else await writeFolder(part, images);
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true, recursive: true });
    throw error;
  }
}

async function writeFolder(folder: string, images: AsyncIterable<CodeImage>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for await (const { bytes, name } of images) await writeFile(join(folder, name), bytes);
}

async function assertFree(out: string): Promise<void> {
  const isThere = await access(out).then(
    () => true,
    () => false,
  );
  if (isThere) throw new CliError('USAGE', `expected a new file or folder, but ${out} is there`);
}
