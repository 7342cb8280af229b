// SPDX-License-Identifier: Apache-2.0
import { packHeaderSchema, splitCarried, type PackHeader } from './payloads.js';
import { readRecord, RECORD_TYPE, type SpoolRecord } from './record.js';
import type { Location } from './segment-scan.js';
import type { Spool } from './spool.js';

const CHUNK_BYTES = 1_310_720;

/** A PACK record, opened. `offset` is that of its first new reading. */
export interface StoredPack {
  readonly offset: number;
  readonly header: PackHeader;
  /** The pack as received. */
  readonly raw: Buffer;
}

/** Opens a PACK record. */
export function storedPack(record: SpoolRecord): StoredPack {
  const { header, raw } = splitCarried(record.payload);
  return { offset: record.offset, header: packHeaderSchema.parse(header), raw };
}

/** Follows the synced packs of a spool in offset order. */
export class PackReader {
  readonly #spool: Spool;
  readonly #fromOffset: number;
  #at: Location;

  /** @param fromOffset - first offset of interest; must lie on a record's border, as cursors and seals do. */
  constructor(spool: Spool, fromOffset: number) {
    this.#spool = spool;
    this.#fromOffset = fromOffset;
    this.#at = spool.locate(fromOffset);
  }

  /** The next synced packs, about a megabyte; empty when all were read. */
  async next(): Promise<StoredPack[]> {
    for (;;) {
      const { at, bytes } = await this.#spool.readFrom(this.#at, CHUNK_BYTES);
      const packs: StoredPack[] = [];
      let position = 0;
      for (let found = readRecord(bytes, 0); found; found = readRecord(bytes, position)) {
        const { record, end } = found;
        const isWanted = record.type === RECORD_TYPE.PACK && record.offset >= this.#fromOffset;
        if (isWanted) packs.push(storedPack(record));
        position = end;
      }
      this.#at = { segment: at.segment, position: at.position + position };
      if (packs.length > 0 || position === 0) return packs;
    }
  }
}
