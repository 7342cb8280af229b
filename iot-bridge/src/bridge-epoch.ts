// SPDX-License-Identifier: Apache-2.0
import { BridgeError } from './bridge-error.js';
import { encodeJcs } from './spool/payloads.js';
import { RECORD_TYPE } from './spool/record.js';
import type { Spool } from './spool/spool.js';

/** The epoch under which this bridge acknowledges and advances. A restart keeps it; a new one is given by hand. */
export class BridgeEpoch {
  readonly #spool: Pick<Spool, 'append'>;
  #epoch: number | undefined;

  /** @param recorded - the spool's last EPOCH record. */
  constructor(spool: Pick<Spool, 'append'>, recorded: number | undefined) {
    this.#spool = spool;
    this.#epoch = recorded;
  }

  /** `undefined` until the ledger has told it for the first time. */
  get value(): number | undefined {
    return this.#epoch;
  }

  /** Takes an epoch that the operator gives to the process that goes on after a fence. */
  async give(epoch: number | undefined): Promise<void> {
    if (epoch !== undefined && epoch > (this.#epoch ?? -1)) await this.#record(epoch);
  }

  /**
   * Hears the epoch of the bridge's record on the ledger: the first one is adopted.
   * @throws {@link BridgeError} `EPOCH_STALE` when the ledger is ahead: another process goes on with this log.
   */
  async hear(epoch: number): Promise<void> {
    if (this.#epoch === undefined) await this.#record(epoch);
    else if (epoch > this.#epoch) {
      throw new BridgeError(
        'EPOCH_STALE',
        `this bridge was fenced: the ledger says epoch ${epoch}, this process has ${this.#epoch}`,
      );
    }
  }

  /** Writes the epoch once more, before the segment that says it is removed. */
  async carry(): Promise<void> {
    if (this.#epoch !== undefined) await this.#record(this.#epoch);
  }

  async #record(epoch: number): Promise<void> {
    this.#epoch = epoch;
    await this.#spool.append(RECORD_TYPE.EPOCH, encodeJcs({ bridgeEpoch: epoch }));
  }
}
