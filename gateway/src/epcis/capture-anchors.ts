// SPDX-License-Identifier: Apache-2.0
import { parseCommand, type CommandEnvelope } from '@daoji/model';

import { relayCommand, type RelaySource } from '../commands/command-relay.js';
import type { CaptureJob } from './epcis-store.js';

/** Where the signed command of a capture stands. */
export type CaptureAnchor =
  | {
      readonly state: 'anchored';
      readonly commandId: string;
      readonly blockNumber: number;
      readonly transactionId: string;
    }
  /** Under way; what the ledger could not take is tried again when somebody asks, and at the next start. */
  | { readonly state: 'waiting'; readonly commandId: string; readonly code?: string }
  /** The contract said no, or other bytes stand under the commandId. */
  | {
      readonly state: 'refused';
      readonly commandId: string;
      readonly code: string;
      readonly detail: string;
    };

/** Codes that another try will not change. */
const FINAL = ['LEDGER_CONTRACT', 'COMMAND_CONFLICT'];

interface Failure {
  readonly code: string;
  readonly detail: string;
  readonly isFinal: boolean;
}

/**
 * Carries the signed commands of captures to the ledger, one after another. Nothing is kept here that is not in the capture
 * log and on the ledger: a command that was carried twice is answered with its first result.
 */
export class CaptureAnchors {
  readonly #source: RelaySource;
  readonly #failures = new Map<string, Failure>();
  readonly #underWay = new Map<string, Promise<void>>();
  #last: Promise<void> = Promise.resolve();

  constructor(source: RelaySource) {
    this.#source = source;
  }

  /** Carries the command of a finished capture of which an event was kept; resolves when it was tried. */
  submit({ anchor, keptCount, running }: CaptureJob): Promise<void> {
    if (!anchor || running || keptCount === 0) return Promise.resolve();
    const { commandId } = parseCommand('trace', anchor.command);
    const known = this.#underWay.get(commandId);
    if (known) return known;
    const tried = this.#last.then(() => this.#carry(commandId, anchor));
    this.#last = tried;
    this.#underWay.set(commandId, tried);
    return tried;
  }

  /** Captures of before: whatever a crash left between the document on the disk and the ledger. */
  async resume(jobs: readonly CaptureJob[]): Promise<void> {
    for (const job of jobs) {
      const state = await this.stateOf(job);
      if (state?.state === 'waiting') await this.submit(job);
    }
  }

  /** `undefined` for a capture without a command, or of which nothing was kept. */
  async stateOf(job: CaptureJob): Promise<CaptureAnchor | undefined> {
    const { anchor, keptCount, running } = job;
    if (!anchor || (!running && keptCount === 0)) return undefined;
    const { commandId } = parseCommand('trace', anchor.command);
    const failure = this.#failures.get(commandId);
    if (failure?.isFinal === true) {
      return { code: failure.code, commandId, detail: failure.detail, state: 'refused' };
    }
    const found = await this.#source.catalog.findEvent('trace', commandId);
    if (!found) return { commandId, state: 'waiting', ...(failure && { code: failure.code }) };
    const { blockNumber, transactionId } = found.recordedIn;
    return { blockNumber, commandId, state: 'anchored', transactionId };
  }

  async #carry(commandId: string, envelope: CommandEnvelope): Promise<void> {
    try {
      await relayCommand(this.#source, 'trace', envelope);
      this.#failures.delete(commandId);
    } catch (error) {
      this.#failures.set(commandId, failureOf(error));
    } finally {
      this.#underWay.delete(commandId);
    }
  }
}

function failureOf(error: unknown): Failure {
  const { code, contractCode, message } = error as Readonly<Record<string, unknown>>;
  const isFinal = typeof code === 'string' && FINAL.includes(code);
  const shown = typeof contractCode === 'string' ? contractCode : code;
  return { code: typeof shown === 'string' ? shown : 'INTERNAL', detail: String(message), isFinal };
}
