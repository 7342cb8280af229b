// SPDX-License-Identifier: Apache-2.0
import type { BatchTable } from '@daoji/model';
import { rootOf, toHex } from '@daoji/proof';

import type { StoredPack } from '../spool/pack-reader.js';
import { seqsOf } from '../admission/place.js';
import type { PackEffect } from './watermark-table.js';

type DeviceRun = BatchTable['devices'][number];

/** The readings since the last seal, in offset order. */
export class OpenBatch {
  readonly firstOffset: number;
  readonly #lines: string[] = [];
  readonly #leafHashes: Uint8Array[] = [];
  readonly #runs = new Map<string, DeviceRun>();
  #oldestMs = Number.POSITIVE_INFINITY;

  constructor(firstOffset: number) {
    this.firstOffset = firstOffset;
  }

  /** Number of readings. */
  get count(): number {
    return this.#leafHashes.length;
  }

  /** Receipt of its oldest pack in milliseconds; infinite when empty. */
  get oldestMs(): number {
    return this.#oldestMs;
  }

  /** Hex RFC 9162 root over the readings. */
  get root(): string {
    return toHex(rootOf(this.#leafHashes));
  }

  /** The packs as the archive keeps them: one JSON line each. */
  get packLines(): Buffer {
    // Written line by line: a joined text of a batch would be another megabytes of memory.
    const length = this.#lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    const bytes = Buffer.alloc(Math.max(0, length - 1), '\n');
    let at = 0;
    for (const line of this.#lines) at += bytes.write(line, at) + 1;
    return bytes;
  }

  /** First and last sequence number of each device and epoch, with the gaps between them. */
  get runs(): DeviceRun[] {
    return [...this.#runs.values()];
  }

  add(pack: StoredPack, effect: PackEffect): void {
    const { header, raw } = pack;
    const { receivedTime, level, skip, clockPolicy, spki } = header;
    this.#lines.push(
      JSON.stringify({
        receivedTime,
        level,
        skip,
        clockPolicy,
        deviceCert: spki,
        raw: raw.toString('base64'),
      }),
    );
    this.#leafHashes.push(...effect.leafHashes);
    this.#oldestMs = Math.min(this.#oldestMs, Date.parse(receivedTime));
    this.#extendRun(header.skip, effect);
  }

  #extendRun(skip: number, { statement, newGaps }: PackEffect): void {
    const { deviceId, bootEpoch, lastSeq } = statement;
    const key = `${deviceId}/${bootEpoch}`;
    const run = this.#runs.get(key);
    const firstSeq = run?.firstSeq ?? seqsOf(statement)[skip] ?? statement.firstSeq;
    const gaps = [...(run?.gaps ?? []), ...newGaps];
    this.#runs.set(key, { bootEpoch, deviceId, firstSeq, gaps, lastSeq });
  }
}
