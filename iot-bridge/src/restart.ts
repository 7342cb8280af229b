// SPDX-License-Identifier: Apache-2.0
import type { LogArchive } from '@daoji/archive';
import { batchStatementSchema, packStatementSchema } from '@daoji/model';
import { fromBase64, fromUtf8 } from '@daoji/proof';

import type { HeldPack } from './admission/device-state.js';
import type { Admission } from './admission/admission.js';
import { sealOf } from './anchor/batch-cutter.js';
import { RecoveredAnchor } from './anchor/recovered-anchor.js';
import { restoreTrimmed } from './anchor/trimmed-log.js';
import { WatermarkTable } from './anchor/watermark-table.js';
import { BridgeError } from './bridge-error.js';
import { PackReader } from './spool/pack-reader.js';
import {
  cursorSchema,
  decodeJson,
  encodeJcs,
  epochSchema,
  splitCarried,
} from './spool/payloads.js';
import { RECORD_TYPE, type SpoolRecord } from './spool/record.js';
import type { Location } from './spool/segment-scan.js';
import type { Spool } from './spool/spool.js';

const LINE_FEED = 0x0a;

/** Everything that a restart gathers from the spool's records while they are checked. */
export class Restart {
  readonly anchor = new RecoveredAnchor();
  /** First offset that is not in InfluxDB. */
  influxCursor = 0;
  /** The epoch that this spool advances under, once it had one. */
  bridgeEpoch: number | undefined;
  readonly #held = new Map<string, HeldPack[]>();

  /** Takes one record of the log, in order. */
  take(record: SpoolRecord, location: Location): void {
    this.anchor.take(record);
    if (record.type === RECORD_TYPE.PACK) this.#takePack(record, location);
    if (record.type === RECORD_TYPE.CURSOR) {
      this.influxCursor = cursorSchema.parse(decodeJson(record.payload)).influxCursor;
    }
    if (record.type === RECORD_TYPE.EPOCH) {
      this.bridgeEpoch = epochSchema.parse(decodeJson(record.payload)).bridgeEpoch;
    }
  }

  /** Gives admission back what it knew: the sealed watermarks, moved on by the packs since. */
  async restoreAdmission(
    admission: Admission,
    spool: Spool,
    sealed: WatermarkTable,
  ): Promise<void> {
    const table = new WatermarkTable(sealed.leaves);
    const reader = new PackReader(spool, this.sealedOffset);
    for (let packs = await reader.next(); packs.length > 0; packs = await reader.next()) {
      for (const pack of packs) table.apply(pack);
    }
    for (const { deviceId, bootEpoch, lastSeq, lastLeafHash } of table.leaves) {
      admission.stateOf(deviceId).restore({ bootEpoch, seq: lastSeq, lastLeafHash });
    }
    for (const [deviceId, packs] of this.#held) {
      for (const pack of packs) admission.stateOf(deviceId).remember(pack);
    }
    this.#held.clear();
  }

  /** First offset that is in no sealed batch. */
  get sealedOffset(): number {
    return (this.anchor.lastOffsets.at(-1) ?? -1) + 1;
  }

  /**
   * Holds the seals against the archived log. A batch that the archive has and the spool has not (a crash between the
   * two) is sealed now, as it stands.
   * @throws {@link BridgeError} `LOG_DISAGREES`.
   */
  async agreeWithArchive(log: LogArchive, spool: Spool): Promise<void> {
    if (spool.firstOffset > 0) {
      await restoreTrimmed(this.anchor, log, spool.firstOffset);
      this.influxCursor = Math.max(this.influxCursor, spool.firstOffset);
    }
    const sealed = this.anchor.lastOffsets.length;
    if (log.size !== sealed && log.size !== sealed + 1) {
      throw disagrees(`expected ${sealed} archived batches, got ${log.size}`);
    }
    if (sealed > 0) {
      const { statement } = await log.batch(sealed - 1);
      if (statement !== this.anchor.lastSeal?.statement) {
        throw disagrees(`expected batch ${sealed - 1} as the spool sealed it`);
      }
    }
    if (log.size === sealed + 1) await this.#adopt(log, spool);
  }

  async #adopt(log: LogArchive, spool: Spool): Promise<void> {
    const index = log.size - 1;
    const bytes = fromBase64((await log.batch(index)).statement);
    const statement = batchStatementSchema.parse(JSON.parse(fromUtf8(bytes)));
    const isNext =
      statement.firstOffset === this.sealedOffset && statement.lastOffset < spool.nextOffset;
    if (!isNext) throw disagrees(`expected batch ${index} to start at ${this.sealedOffset}`);
    const seal = sealOf(index, statement, bytes);
    await spool.append(RECORD_TYPE.BATCH_SEAL, encodeJcs(seal));
    this.anchor.addSeal(seal);
  }

  #takePack(record: SpoolRecord, location: Location): void {
    const { raw } = splitCarried(record.payload);
    const line = raw.subarray(0, raw.indexOf(LINE_FEED)).toString('utf8');
    const statement = packStatementSchema.parse(JSON.parse(line));
    const { deviceId, bootEpoch, firstSeq, lastSeq } = statement;
    const packs = this.#held.get(deviceId) ?? [];
    packs.push({ bootEpoch, firstSeq, lastSeq, location });
    if (packs.length > 64) packs.shift();
    this.#held.set(deviceId, packs);
  }
}

function disagrees(what: string): BridgeError {
  return new BridgeError('LOG_DISAGREES', `archive and spool are not of one log: ${what}`);
}
