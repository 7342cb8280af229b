// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';

import { openArchive, openLogArchive, readBatch, type LogArchive } from '@daoji/archive';
import { setting } from '@daoji/cli';
import type { Ledger } from '@daoji/ledger';
import { batchStatementSchema, headKey, logHeadSchema, type LogHead } from '@daoji/model';
import { fromBase64, fromUtf8, rootOf, toHex } from '@daoji/proof';

import type { BenchNetwork } from './bench-home.js';
import type { Stage } from './stage.js';

/** How often the head is asked for: the resolution of the anchored latencies. */
export const ANCHORED_POLL_MS = 250;
const WITNESSES = ['ProducerMSP', 'RegulatorMSP'] as const;

/** What peers of two organisations hold as the head of the bridge's log. */
export class AnchoredWatch {
  readonly #ledger: Ledger;
  readonly #log: LogArchive;
  readonly #network: BenchNetwork;
  readonly #stage: Stage;
  #isStopped = false;
  #done: Promise<void> = Promise.resolve();

  private constructor(ledger: Ledger, log: LogArchive, network: BenchNetwork, stage: Stage) {
    this.#ledger = ledger;
    this.#log = log;
    this.#network = network;
    this.#stage = stage;
  }

  /** Begins to poll. @param position - the devices and their boot epoch, once they run. */
  static async start(
    network: BenchNetwork,
    stage: Stage,
    position: () => { readonly deviceIds: readonly string[]; readonly bootEpoch: number },
  ): Promise<AnchoredWatch> {
    const archiveDir = setting(network.environment, 'ARCHIVE_DIR');
    const log = await openLogArchive(archiveDir, network.origin);
    const watch = new AnchoredWatch(await network.connect('gateway'), log, network, stage);
    watch.#done = watch.#poll(position);
    return watch;
  }

  /** Readings seen under a head so far. */
  get readings(): number {
    return this.#stage.readings;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#done;
    this.#ledger.close();
  }

  /**
   * Counts the bench's readings among the leaves under the head that both organisations hold. Each batch's root is
   * recomputed from the archived readings, and the log's root from the batches.
   * @throws Error when archive and ledger are not of one log.
   */
  async count(): Promise<number> {
    const head = await this.#head();
    if (!head) return 0;
    await this.#log.refresh();
    assertEqual(toHex(rootOf(this.#log.leafHashes(head.logSize))), head.logRoot, 'log root');
    const archive = await openArchive(setting(this.#network.environment, 'ARCHIVE_DIR'));
    const seen = new Set<string>();
    for (let index = 0; index < head.logSize; index += 1) {
      const record = await this.#log.batch(index);
      const text = fromUtf8(fromBase64(record.statement));
      const statement = batchStatementSchema.parse(JSON.parse(text));
      const leaves = await readBatch(archive, record);
      const root = toHex(rootOf(leaves.map(({ leafHash }) => leafHash)));
      assertEqual(root, statement.root, `root of batch ${index}`);
      for (const { deviceId, bootEpoch, seq } of leaves) {
        seen.add(`${deviceId}/${bootEpoch}/${seq}`);
      }
    }
    return seen.size;
  }

  async #poll(
    position: () => { readonly deviceIds: readonly string[]; readonly bootEpoch: number },
  ): Promise<void> {
    let size = 0;
    while (!this.#isStopped) {
      const head = await this.#head().catch(() => undefined);
      const at = performance.now();
      if (head && head.logSize > size) {
        size = head.logSize;
        await this.#log.refresh();
        const { deviceIds, bootEpoch } = position();
        for (const deviceId of deviceIds) this.#reach(deviceId, bootEpoch, size, at);
      }
      await wait(ANCHORED_POLL_MS);
    }
  }

  #reach(deviceId: string, bootEpoch: number, size: number, at: number): void {
    for (let seq = this.#stage.next(deviceId); seq !== undefined;) {
      if ((this.#log.batchOf(deviceId, bootEpoch, seq) ?? size) >= size) return;
      this.#stage.reach(deviceId, seq, at);
      seq = this.#stage.next(deviceId);
    }
  }

  /** The smaller of the two heads: what both organisations hold. */
  async #head(): Promise<LogHead | undefined> {
    const key = headKey(this.#network.origin);
    const values = await Promise.all(
      WITNESSES.map((mspId) => this.#ledger.readState('anchor', key, mspId)),
    );
    const heads = values.map((value) =>
      value ? logHeadSchema.parse(JSON.parse(fromUtf8(value))) : undefined,
    );
    return heads.reduce((least, head) =>
      (head?.logSize ?? 0) < (least?.logSize ?? 0) ? head : least,
    );
  }
}

function assertEqual(got: string, expected: string, what: string): void {
  if (got === expected) return;
  throw new Error(`${what}: expected ${expected.slice(0, 16)}…, got ${got.slice(0, 16)}…`);
}
