// SPDX-License-Identifier: Apache-2.0
import type { LogHead } from '@daoji/model';

import {
  AnchorFault,
  type AdvanceOutcome,
  type AnchorFaultKind,
  type AnchorSink,
  type SignedAdvance,
  type WitnessedHead,
} from '../../src/anchor/anchor-sink.js';

/** How a submit goes: through, lost, or committed though the caller hears a failure. */
export type SubmitWay = 'ok' | 'failed' | 'failed-but-persisted' | 'invalid';

/** A ledger in memory that holds one head and says what it is told to say. */
export class MemorySink implements AnchorSink {
  head: LogHead | undefined;
  readonly prepared: LogHead[] = [];
  readonly submitted: string[] = [];
  /** Taken one by one; `ok` when none is left. */
  ways: SubmitWay[] = [];
  /** Faults of `prepare`, taken one by one. */
  refusals: AnchorFaultKind[] = [];
  /** Turns for which `status` tells nothing. */
  silentStatus = 0;
  /** Whether heads can be read at all. */
  isAway = false;
  readonly #outcomes = new Map<string, AdvanceOutcome>();
  #block = 0;

  prepare(head: LogHead): Promise<SignedAdvance> {
    const refusal = this.refusals.shift();
    if (refusal) return Promise.reject(new AnchorFault(refusal, `told to refuse: ${refusal}`));
    const index = this.prepared.push(head) - 1;
    return Promise.resolve({
      transactionId: `tx-${index}`,
      envelope: Buffer.from(JSON.stringify(head)),
      statusRequest: Buffer.of(index),
    });
  }

  submit(advance: SignedAdvance): Promise<void> {
    this.submitted.push(advance.transactionId);
    const way = this.ways.shift() ?? 'ok';
    if (way === 'invalid') {
      this.#block += 1;
      this.#outcomes.set(advance.transactionId, outcome(false, this.#block));
      return Promise.resolve();
    }
    if (way !== 'failed') this.commit(advance);
    return way === 'ok'
      ? Promise.resolve()
      : Promise.reject(new AnchorFault('unknown', 'no answer in time'));
  }

  status(advance: SignedAdvance): Promise<AdvanceOutcome> {
    const known = this.#outcomes.get(advance.transactionId);
    if (known && this.silentStatus <= 0) return Promise.resolve(known);
    this.silentStatus -= 1;
    return Promise.reject(new AnchorFault('unknown', 'no peer tells'));
  }

  heads(): Promise<WitnessedHead[]> {
    if (this.isAway) return Promise.reject(new AnchorFault('unreachable', 'nobody answers'));
    const { head } = this;
    return Promise.resolve(['A', 'B', 'C'].map((mspId) => ({ mspId, head })));
  }

  /** What the committing peers do with an envelope: chaincode's read set is the head it was endorsed on. */
  commit(advance: SignedAdvance): void {
    if (this.#outcomes.has(advance.transactionId)) return;
    this.#block += 1;
    const next = JSON.parse(Buffer.from(advance.envelope).toString('utf8')) as LogHead;
    const follows = next.prevLogSize === (this.head?.logSize ?? 0);
    if (follows) this.head = next;
    this.#outcomes.set(advance.transactionId, outcome(follows, this.#block));
  }
}

function outcome(isValid: boolean, blockNumber: number): AdvanceOutcome {
  return { isValid, blockNumber, validationCode: isValid ? 0 : 11 };
}
