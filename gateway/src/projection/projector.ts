// SPDX-License-Identifier: Apache-2.0
import type { ChannelName } from '@daoji/model';

import type { LedgerBlock, LedgerPort } from '../ledger-port.js';
import type { DocumentStore } from './document-store.js';
import { projectBlock, type Projected } from './project-block.js';

/** Longest pause between two attempts to go on after ledger or store have failed. */
const MAX_PAUSE_MS = 5_000;
const FIRST_PAUSE_MS = 250;

/** What the projector needs and whom it tells. */
export interface ProjectorOptions {
  readonly ledger: Pick<LedgerPort, 'blocks'>;
  readonly store: DocumentStore;
  /** Called for every change after it is written. */
  readonly onChange: (change: Projected) => void;
  /** Called with a block's changes when they are written and before its checkpoint is; a failure repeats the block. */
  readonly keep?: (
    channel: ChannelName,
    blockNumber: number,
    changes: readonly Projected[],
  ) => Promise<void>;
  /** Called when a block is in the store. */
  readonly onBlock: (channel: ChannelName, blockNumber: number) => void;
  /** Called when an attempt has failed and will be repeated. */
  readonly onFailure: (channel: ChannelName, error: unknown) => void;
}

/**
 * Carries blocks of both channels into the document store. The checkpoint is written after the documents of its block:
 * a crash in between projects that block once more, which changes nothing.
 */
export class Projector {
  readonly #options: ProjectorOptions;
  readonly #stop = new AbortController();
  readonly #reached = new Map<ChannelName, number>();
  readonly #waiters = new Set<() => void>();
  #runs: Promise<void>[] = [];

  constructor(options: ProjectorOptions) {
    this.#options = options;
  }

  /** Starts both channels; they go on by themselves until {@link Projector.stop}. */
  start(): void {
    this.#runs = (['trace', 'anchor'] as const).map((channel) => this.#run(channel));
  }

  /** Ends both channels after the block that is being written. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    await Promise.all(this.#runs);
  }

  /** Number of the last block in the store, −1 for none. */
  blockNumber(channel: ChannelName): number {
    return this.#reached.get(channel) ?? -1;
  }

  /** Resolves to true once a block is in the store, to false after `timeoutMs`. */
  async reaches(channel: ChannelName, blockNumber: number, timeoutMs: number): Promise<boolean> {
    const deadline = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(timeoutMs)]);
    while (this.blockNumber(channel) < blockNumber && !deadline.aborted) {
      await this.#change(deadline);
    }
    return this.blockNumber(channel) >= blockNumber;
  }

  async #run(channel: ChannelName): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!this.#isStopped()) {
      const before = this.blockNumber(channel);
      try {
        await this.#follow(channel);
      } catch (error) {
        if (!this.#isStopped()) this.#options.onFailure(channel, error);
      }
      pauseMs =
        this.blockNumber(channel) > before ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, MAX_PAUSE_MS);
      await pause(pauseMs, this.#stop.signal);
    }
  }

  async #follow(channel: ChannelName): Promise<void> {
    const { ledger, store } = this.#options;
    const checkpoint = await store.checkpoint(channel);
    this.#note(channel, checkpoint);
    for await (const block of ledger.blocks(channel, checkpoint + 1, this.#stop.signal)) {
      await this.#write(channel, block);
      if (this.#isStopped()) return;
    }
  }

  async #write(channel: ChannelName, block: LedgerBlock): Promise<void> {
    const { store, onChange, keep } = this.#options;
    const changes = projectBlock(channel, block);
    for (const change of changes) {
      if (change.document) await store.put(change.collection, change.document);
      else await store.remove(change.collection, change.id);
      onChange(change);
    }
    await keep?.(channel, block.blockNumber, changes);
    await store.setCheckpoint(channel, block.blockNumber);
    this.#note(channel, block.blockNumber);
    this.#options.onBlock(channel, block.blockNumber);
  }

  #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  #note(channel: ChannelName, blockNumber: number): void {
    this.#reached.set(channel, blockNumber);
    this.#wake();
  }

  #wake(): void {
    const waiters = [...this.#waiters];
    this.#waiters.clear();
    for (const wake of waiters) wake();
  }

  #change(deadline: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiters.delete(done);
        deadline.removeEventListener('abort', done);
        resolve();
      };
      this.#waiters.add(done);
      deadline.addEventListener('abort', done, { once: true });
    });
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
