// SPDX-License-Identifier: Apache-2.0
import {
  anchorSignedSchema,
  anchorStatusSchema,
  batchSealSchema,
  decodeJson,
  type AnchorSigned,
  type BatchSeal,
} from '../spool/payloads.js';
import { RECORD_TYPE, type SpoolRecord } from '../spool/record.js';
import type { PendingAdvance } from './anchor-machine.js';

/** What the spool's records say of batches and advances, gathered while it is recovered. */
export class RecoveredAnchor {
  /** Last offset of each sealed batch; without those that the removed segments sealed, but for the last of these. */
  readonly lastOffsets: number[] = [];
  lastSeal: BatchSeal | undefined;
  /** Log size of the last ANCHORED advance. */
  anchoredSize = 0;
  #open: AnchorSigned[] = [];

  /** Takes one record of the log, in order. */
  take(record: SpoolRecord): void {
    if (record.type === RECORD_TYPE.BATCH_SEAL) {
      this.addSeal(batchSealSchema.parse(decodeJson(record.payload)));
    }
    if (record.type === RECORD_TYPE.ANCHOR_SIGNED) {
      this.#open.push(anchorSignedSchema.parse(decodeJson(record.payload)));
    }
    if (record.type === RECORD_TYPE.ANCHOR_STATUS) this.#takeStatus(record);
  }

  /** Takes a seal that the archive had and the spool had not. */
  addSeal(seal: BatchSeal): void {
    this.lastSeal = seal;
    this.lastOffsets[seal.index] = seal.lastOffset;
  }

  /** Takes the seal just before those that the spool still holds. */
  addSealBefore(seal: BatchSeal): void {
    this.lastSeal ??= seal;
    this.lastOffsets[seal.index] = seal.lastOffset;
  }

  /** Index of the first batch that the spool itself seals; `undefined` when it seals none. */
  get firstSealed(): number | undefined {
    const index = this.lastOffsets.findIndex((offset: number | undefined) => offset !== undefined);
    return index === -1 ? undefined : index;
  }

  /** Signed advances without an end, oldest first: they may still commit. */
  get copies(): PendingAdvance[] {
    return this.#open.map(pendingOf);
  }

  #takeStatus(record: SpoolRecord): void {
    const status = anchorStatusSchema.parse(decodeJson(record.payload));
    if (status.state === 'DROPPED') {
      this.#open = this.#open.filter((each) => each.transactionId !== status.transactionId);
    }
    if (status.state === 'ANCHORED') {
      this.anchoredSize = status.logSize;
      this.#open = [];
    }
  }
}

/** ANCHOR_SIGNED of a pending advance. */
export function anchorSignedOf({ head, signed }: PendingAdvance): AnchorSigned {
  return {
    bridgeEpoch: head.bridgeEpoch,
    envelope: Buffer.from(signed.envelope).toString('base64'),
    logRoot: head.logRoot,
    logSize: head.logSize,
    prevLogRoot: head.prevLogRoot,
    prevLogSize: head.prevLogSize,
    statusRequest: Buffer.from(signed.statusRequest).toString('base64'),
    transactionId: signed.transactionId,
    watermarkRoot: head.watermarkRoot,
    watermarkSize: head.watermarkSize,
  };
}

function pendingOf(record: AnchorSigned): PendingAdvance {
  const { envelope, statusRequest, transactionId, ...head } = record;
  return {
    head,
    signed: {
      transactionId,
      envelope: Buffer.from(envelope, 'base64'),
      statusRequest: Buffer.from(statusRequest, 'base64'),
    },
  };
}
