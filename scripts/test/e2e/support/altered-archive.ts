// SPDX-License-Identifier: Apache-2.0
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { openArchive, openLogArchive } from '@daoji/archive';
import { parseReading, type Reading } from '@daoji/model';
import { fromBase64, fromUtf8, toBase64, utf8 } from '@daoji/proof';

import type { TestNetwork } from './test-network.js';

/** A copy of a network's archive in which somebody who holds its keys has altered readings. */
export class AlteredArchive {
  readonly folder: string;
  readonly #origin: string;

  private constructor(folder: string, origin: string) {
    this.folder = folder;
    this.#origin = origin;
  }

  static async copy(network: TestNetwork, folder: string): Promise<AlteredArchive> {
    await cp(network.setting('iot-bridge', 'ARCHIVE_DIR'), folder, { recursive: true });
    return new AlteredArchive(folder, network.origin);
  }

  /**
   * Adds one step of its scale to the first reading of a device that is asked for, and names the altered packs in the log.
   * @returns the batch that it is in.
   */
  async alter(deviceId: string, isAsked: (reading: Reading) => boolean): Promise<number> {
    const log = await openLogArchive(this.folder, this.#origin);
    const archive = await openArchive(this.folder);
    for (const { batch: index } of log.runsOf(deviceId)) {
      const { packsHash } = await log.batch(index);
      const packs = fromUtf8(await archive.get(packsHash)).split('\n');
      const altered = packs.map((line) => withAltered(line, deviceId, isAsked));
      if (altered.join('\n') === packs.join('\n')) continue;
      await this.#name(index, await archive.put(this.#origin, utf8(altered.join('\n'))));
      return index;
    }
    throw new Error(`no such reading of ${deviceId}`);
  }

  async #name(index: number, packsHash: string): Promise<void> {
    const path = join(this.folder, 'log', this.#origin.replace('/', '~'), 'batches.ndjson');
    const lines = (await readFile(path, 'utf8')).split('\n');
    const record = JSON.parse(lines[index] ?? '') as object;
    lines[index] = JSON.stringify({ ...record, packsHash });
    await writeFile(path, lines.join('\n'));
  }
}

/** A line of packs with the first asked reading one step higher. */
function withAltered(
  line: string,
  deviceId: string,
  isAsked: (reading: Reading) => boolean,
): string {
  if (line === '') return line;
  const pack = JSON.parse(line) as { raw: string };
  const parts = fromUtf8(fromBase64(pack.raw)).split('\n');
  const at = parts.findIndex((text, place) => {
    const reading = place < 2 ? undefined : parseReading(utf8(text));
    return reading?.deviceId === deviceId && isAsked(reading);
  });
  const text = parts[at];
  if (text === undefined) return line;
  const { value } = parseReading(utf8(text));
  parts[at] = text.replace(`"value":${value}`, `"value":${value + 1}`);
  return JSON.stringify({ ...pack, raw: toBase64(utf8(parts.join('\n'))) });
}
