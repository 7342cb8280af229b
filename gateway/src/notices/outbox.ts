// SPDX-License-Identifier: Apache-2.0
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';

import { ScanFile } from '../scans/scan-file.js';
import { afterAttempt, UNUSED, type ChannelHealth } from './channel-health.js';
import { subjectOf, type Delivery, type Notice } from './notice.js';
import {
  isPending,
  newDelivery,
  noteAttempt,
  type DeliveryState,
  type OutboxEntry,
} from './outbox-entry.js';
import { outboxLineSchema, type OutboxLine } from './outbox-lines.js';
import { keptLines } from './outbox-retention.js';

/** A line of the outbox, without its kind. */
type Fields<K extends OutboxLine['kind']> = Omit<Extract<OutboxLine, { kind: K }>, 'kind'>;

/**
 * What is to be told to whom, and what came of it: `<dir>/notices.ndjson`, readable by its owner alone. A change is on the
 * disk before it counts, so whatever was taken is sent after `kill -9` too: at least once, each attempt under the same id.
 * Nothing else can rebuild the file; without it only notices that still ask for an answer are made again.
 */
export class NoticeOutbox {
  readonly #file: ScanFile;
  readonly #entries = new Map<string, OutboxEntry>();
  readonly #deliveries = new Map<string, DeliveryState>();
  readonly #pending = new Map<string, DeliveryState>();
  readonly #tokens = new Map<string, DeliveryState>();
  readonly #subjects = new Map<string, OutboxEntry[]>();
  readonly #health = new Map<string, ChannelHealth>();
  readonly #listeners = new Set<(entry: OutboxEntry) => void>();
  #since = '';
  #seq = 0;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(file: ScanFile) {
    this.#file = file;
  }

  /**
   * Opens the folder's outbox.
   * @param since - network time that a new one begins with.
   * @param machineNow - for what is too old to be kept.
   */
  static async open(dir: string, since: Date, machineNow: Date): Promise<NoticeOutbox> {
    await mkdir(dir, { mode: 0o700, recursive: true });
    const outbox = new NoticeOutbox(new ScanFile(join(dir, 'notices.ndjson')));
    // A line that a crash has torn was never acted upon.
    const lines = (await outbox.#file.read()).flatMap(
      (value) => outboxLineSchema.safeParse(value).data ?? [],
    );
    const kept = keptLines(lines, machineNow.getTime());
    if (kept.length < lines.length) await outbox.#file.rewrite(() => kept);
    for (const line of kept) outbox.#apply(line);
    if (outbox.#since === '')
      await outbox.#write({ kind: 'head', since: since.toISOString(), v: 1 });
    await syncFolder(dir);
    return outbox;
  }

  /** Network time from which on steps are news. */
  get since(): string {
    return this.#since;
  }

  /** Number of the last change. */
  get seq(): number {
    return this.#seq;
  }

  has(noticeId: string): boolean {
    return this.#entries.has(noticeId);
  }

  entry(noticeId: string): OutboxEntry | undefined {
    return this.#entries.get(noticeId);
  }

  /** Every notice, in the order in which they were taken. */
  entries(): OutboxEntry[] {
    return [...this.#entries.values()];
  }

  /** Notices about one subject, in the order in which they were taken. */
  entriesOn(notice: Pick<Notice, 'subject'>): readonly OutboxEntry[] {
    return this.#subjects.get(subjectOf(notice)) ?? [];
  }

  /** Notices that ask for an answer and have none: the last of their subjects. */
  waiting(): OutboxEntry[] {
    return [...this.#subjects.values()].flatMap((entries) => {
      const last = entries.at(-1);
      return last?.notice.standing === 'asks' ? [last] : [];
    });
  }

  /** Deliveries to be tried, in the order in which they were taken. */
  pending(): DeliveryState[] {
    return [...this.#pending.values()];
  }

  /** The delivery whose page this is. */
  byToken(token: string): DeliveryState | undefined {
    return this.#tokens.get(token);
  }

  health(channelId: string): ChannelHealth {
    return this.#health.get(channelId) ?? UNUSED;
  }

  /** Calls `listener` after each change to an entry, until what it returns is called. */
  listen(listener: (entry: OutboxEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a notice with its first deliveries; one that it has, by id, changes nothing. */
  take(notice: Notice, deliveries: readonly Delivery[], ms: number): Promise<void> {
    return this.#after(async () => {
      if (this.has(notice.id)) return;
      await this.#write({ deliveries: [...deliveries], kind: 'notice', ms, notice });
    });
  }

  /** Takes the deliveries of a further step; a step that was taken changes nothing. */
  addStep(fields: Fields<'step'>): Promise<void> {
    return this.#after(async () => {
      if (this.#entries.get(fields.noticeId)?.steps.has(fields.step) !== false) return;
      await this.#write({ ...fields, kind: 'step' });
    });
  }

  noteAttempt(fields: Fields<'attempt'>): Promise<void> {
    return this.#after(() => this.#write({ ...fields, kind: 'attempt' }));
  }

  /** Notes that the reader of a delivery said so; the first time counts. */
  noteRead(token: string, ms: number): Promise<void> {
    return this.#after(async () => {
      const state = this.#tokens.get(token);
      if (state === undefined || state.readMs !== undefined) return;
      await this.#write({ deliveryId: state.delivery.id, kind: 'read', ms });
    });
  }

  close(): Promise<void> {
    return this.#after(() => this.#file.close());
  }

  async #write(line: OutboxLine): Promise<void> {
    // What could not be read again must not be written.
    await this.#file.append(outboxLineSchema.parse(line), true);
    this.#apply(line);
  }

  #after<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  #apply(line: OutboxLine): void {
    if (line.kind === 'head') this.#since = line.since;
    else if (line.kind === 'notice') this.#applyNotice(line);
    else if (line.kind === 'step') this.#applyStep(line);
    else this.#applyDelivery(line);
  }

  #applyNotice({ deliveries, ms, notice }: Fields<'notice'>): void {
    const entry: OutboxEntry = { deliveries: [], notice, seq: 0, steps: new Set([0]), takenMs: ms };
    const earlier = this.entriesOn(notice);
    this.#entries.set(notice.id, entry);
    this.#subjects.set(subjectOf(notice), [...earlier, entry]);
    for (const { deliveries: sent } of notice.personId === undefined ? [] : earlier) {
      // Who answers has read what was asked.
      for (const state of sent.filter(({ delivery }) => isFor(delivery, notice.personId)))
        state.readMs ??= ms;
    }
    this.#add(entry, deliveries, ms);
    this.#changed(entry);
  }

  #applyStep({ deliveries, ms, noticeId, step }: Fields<'step'>): void {
    const entry = this.#entries.get(noticeId);
    if (!entry) return;
    entry.steps.add(step);
    this.#add(entry, deliveries, ms);
    this.#changed(entry);
  }

  #applyDelivery(line: Extract<OutboxLine, { kind: 'attempt' | 'read' }>): void {
    const state = this.#deliveries.get(line.deliveryId);
    const entry = this.#entries.get(state?.noticeId ?? '');
    if (!state || !entry) return;
    if (line.kind === 'read') state.readMs ??= line.ms;
    else this.#applyAttempt(state, line);
    this.#changed(entry);
  }

  #applyAttempt(state: DeliveryState, line: Fields<'attempt'>): void {
    noteAttempt(state, line);
    if (!isPending(state)) this.#pending.delete(state.delivery.id);
    if (line.outcome === 'overtaken' || line.outcome === 'given-up') return;
    const code = line.outcome === 'sent' ? undefined : (line.code ?? '');
    const { channelId } = line;
    this.#health.set(channelId, afterAttempt(this.health(channelId), line.ms, code));
  }

  #add(entry: OutboxEntry, deliveries: readonly Delivery[], ms: number): void {
    for (const delivery of deliveries) {
      const state = newDelivery(delivery, entry.notice.id, ms);
      entry.deliveries.push(state);
      this.#deliveries.set(delivery.id, state);
      this.#pending.set(delivery.id, state);
      this.#tokens.set(delivery.token, state);
    }
  }

  #changed(entry: OutboxEntry): void {
    this.#seq += 1;
    entry.seq = this.#seq;
    for (const listener of [...this.#listeners]) listener(entry);
  }
}

function isFor({ personIds }: Delivery, personId: string | undefined): boolean {
  return personId !== undefined && personIds.includes(personId);
}

/** A new file's name is on the disk only when its folder is. */
async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
