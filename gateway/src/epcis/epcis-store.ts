// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';

import type { Archive } from '@daoji/archive';
import {
  EventBook,
  type CaptureOutcome,
  type ErrorBehaviour,
  type EventFault,
} from '@daoji/exchange';

import { openCaptureLog, type CaptureLine, type CaptureLog } from './capture-log.js';

/** Events of one call. */
export const MAX_CAPTURE_EVENTS = 20_000;
/** Bytes of one call. */
export const MAX_CAPTURE_BYTES = 32 * 1024 * 1024;

/** What became of a capture. */
export interface CaptureJob {
  readonly captureId: string;
  readonly ownerId: string;
  readonly createdAt: string;
  readonly finishedAt?: string;
  readonly behaviour: ErrorBehaviour;
  readonly faults: readonly EventFault[];
  /** Events of the document that the book has. */
  readonly keptCount: number;
  /** The signed command that stands for them. */
  readonly anchor?: CaptureLine['anchor'];
  readonly running: boolean;
}

/** A document to capture, and by whom. */
export interface Capture {
  readonly bytes: Uint8Array;
  readonly behaviour: ErrorBehaviour;
  readonly ownerId: string;
  readonly now: Date;
  readonly anchor?: CaptureLine['anchor'];
}

/**
 * Captured events. The documents lie in the archive as they came and the log names them; the book in memory is made from
 * both at the start, so that a crash at any moment leaves a document captured once or not at all.
 */
export class EpcisStore {
  readonly book = new EventBook();
  readonly #archive: Pick<Archive, 'put' | 'get'>;
  readonly #log: CaptureLog;
  readonly #jobs = new Map<string, CaptureJob>();
  /** Captures one after another: the order of the log is the order of the book. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(archive: Pick<Archive, 'put' | 'get'>, log: CaptureLog) {
    this.#archive = archive;
    this.#log = log;
  }

  /** Takes in what the log names. @throws ArchiveError for a document that is damaged. */
  async load(): Promise<void> {
    for (const line of this.#log.lines) {
      const bytes = await this.#documentOf(line);
      if (bytes) this.#take(line, bytes);
    }
  }

  /** Jobs, the newest first. */
  jobs(): CaptureJob[] {
    return [...this.#jobs.values()].reverse();
  }

  job(captureId: string): CaptureJob | undefined {
    return this.#jobs.get(captureId);
  }

  /**
   * Captures a document.
   * @returns the job once document and log line are on the disk, and what it came to afterwards.
   */
  async capture({ anchor, bytes, behaviour, ownerId, now }: Capture): Promise<{
    readonly job: CaptureJob;
    readonly done: Promise<CaptureOutcome>;
  }> {
    const documentHash = await this.#archive.put(`epcis-${ownerId}`, bytes);
    const createdAt = now.toISOString();
    const line = {
      ...(anchor && { anchor }),
      ...{ behaviour, captureId: randomUUID(), createdAt, documentHash, ownerId },
    };
    const appended = this.#next(() => this.#log.append(line));
    const running = { ...jobOf(line), running: true };
    const done = this.#next(async () => {
      await appended;
      return this.#take(line, bytes);
    });
    // Whoever waits for the outcome sees the error; nobody else has to.
    done.catch(() => undefined);
    this.#jobs.set(line.captureId, running);
    await appended;
    return { done, job: running };
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  #take(line: CaptureLine, bytes: Uint8Array): CaptureOutcome {
    const { behaviour, captureId, createdAt, ownerId } = line;
    const outcome = this.book.capture({
      behaviour,
      document: JSON.parse(new TextDecoder().decode(bytes)) as unknown,
      ownerId,
      recordTime: createdAt,
    });
    this.#jobs.set(captureId, {
      ...jobOf(line),
      faults: outcome.faults,
      finishedAt: createdAt,
      keptCount: outcome.kept.length,
    });
    return outcome;
  }

  async #documentOf(line: CaptureLine): Promise<Uint8Array | undefined> {
    try {
      return await this.#archive.get(line.documentHash);
    } catch (error) {
      if (!isErased(error)) throw error;
      this.#jobs.set(line.captureId, {
        ...jobOf(line),
        faults: [{ code: 'ARCHIVE_ERASED', index: -1, message: 'the document was erased' }],
        finishedAt: line.createdAt,
      });
      return undefined;
    }
  }
}

function jobOf({ anchor, behaviour, captureId, createdAt, ownerId }: CaptureLine): CaptureJob {
  const base = { behaviour, captureId, createdAt, faults: [], keptCount: 0, ownerId };
  return { ...base, ...(anchor && { anchor }), running: false };
}

function isErased(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ARCHIVE_ERASED';
}

/** Opens the captured events below `dir`. */
export async function openEpcisStore(
  archive: Pick<Archive, 'put' | 'get'>,
  dir: string,
): Promise<EpcisStore> {
  const store = new EpcisStore(archive, await openCaptureLog(dir));
  await store.load();
  return store;
}
