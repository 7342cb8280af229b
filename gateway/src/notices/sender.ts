// SPDX-License-Identifier: Apache-2.0
import { stateOf } from './channel-health.js';
import { newChannel, type Channel, type Message } from './channels/channel.js';
import type { PostLimits } from './channels/post.js';
import { dutyOf } from './duty.js';
import { messageText } from './message-text.js';
import type { NoticeConfig } from './notice-config.js';
import { NoticeError } from './notice-error.js';
import type { NoticeOutbox } from './outbox.js';
import type { DeliveryState, OutboxEntry } from './outbox-entry.js';
import type { Outcome } from './outbox-lines.js';

/** So long is tried; after that the news is none. */
const GIVE_UP_MS = 3 * 86_400_000;
/** A dead channel is tried once a minute, with whichever message is due. */
const DEAD_GAP_MS = 60_000;
/** Most messages over a channel in one round. */
const ROUND = 50;

/** What the sender works with. */
export interface SenderOptions {
  readonly config: NoticeConfig;
  readonly outbox: NoticeOutbox;
  readonly machineNow: () => Date;
  /** `https://host` before a reader's page; without it messages carry no link. */
  readonly publicOrigin?: string | undefined;
  readonly limits?: PostLimits | undefined;
}

interface Line {
  readonly id: string;
  readonly channel: Channel;
  freeAtMs: number;
  isBusy: boolean;
}

/**
 * Sends what is due, one message at a time over each channel. An attempt is noted after its answer: a crash in between
 * sends the message once more, under the same id.
 */
export class Sender {
  readonly #options: SenderOptions;
  readonly #lines: readonly Line[];
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#lines = options.config.channels.map((setup) => ({
      channel: newChannel(setup, { ...options.limits, signal: this.#stop.signal }),
      freeAtMs: 0,
      id: setup.id,
      isBusy: false,
    }));
  }

  /** One round over all channels; resolves when every attempt of it is noted. */
  async sendDue(): Promise<void> {
    const round = this.#dropUnknown().then(async () => {
      await Promise.all(this.#lines.map((line) => this.#round(line)));
    });
    const running = round.catch(() => undefined).finally(() => this.#running.delete(running));
    this.#running.add(running);
    await round;
  }

  /** Ends what is under way without a note of it: it is sent again after the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  async #round(line: Line): Promise<void> {
    if (line.isBusy) return;
    line.isBusy = true;
    try {
      for (let sent = 0; sent < ROUND; sent += 1) {
        const nowMs = this.#nowMs();
        if (nowMs < line.freeAtMs || this.#stop.signal.aborted) return;
        const due = this.#due(line.id, nowMs);
        if (!due) return;
        await this.#attempt(line, due);
      }
    } catch (error) {
      // An attempt that could not be noted may have been sent: the disk's fault must not call people each second.
      line.freeAtMs = this.#nowMs() + DEAD_GAP_MS;
      throw error;
    } finally {
      line.isBusy = false;
    }
  }

  #due(channelId: string, nowMs: number): DeliveryState | undefined {
    return this.#options.outbox
      .pending()
      .find(({ delivery, nextMs }) => delivery.channelId === channelId && nextMs <= nowMs);
  }

  async #attempt(line: Line, state: DeliveryState): Promise<void> {
    const { outbox } = this.#options;
    const entry = outbox.entry(state.noticeId);
    if (!entry) return;
    if (isOvertaken(outbox, entry)) {
      await this.#note(state, 'overtaken');
      return;
    }
    try {
      await line.channel.send(this.#messageOf(entry, state));
      await this.#note(state, 'sent');
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      if (!(error instanceof NoticeError)) throw error;
      await this.#noteFailure(state, error);
    }
    const isDead = stateOf(outbox.health(line.id)) === 'dead';
    line.freeAtMs = this.#nowMs() + (isDead ? DEAD_GAP_MS : line.channel.minGapMs);
  }

  async #noteFailure(state: DeliveryState, error: NoticeError): Promise<void> {
    const { code, retryAfterMs } = error;
    const isLate = this.#nowMs() - state.addedMs >= GIVE_UP_MS;
    if (code === 'CHANNEL_REMOVED') await this.#note(state, 'given-up', code);
    else await this.#note(state, 'failed', code, retryAfterMs);
    if (isLate) await this.#note(state, 'given-up', 'CHANNEL_GIVEN_UP');
  }

  /** Messages over a channel that the configuration has no more. */
  async #dropUnknown(): Promise<void> {
    const known = new Set(this.#lines.map(({ id }) => id));
    for (const state of this.#options.outbox.pending()) {
      if (!known.has(state.delivery.channelId))
        await this.#note(state, 'given-up', 'CHANNEL_REMOVED');
    }
  }

  #messageOf({ notice }: OutboxEntry, { delivery }: DeliveryState): Message {
    const { config, publicOrigin } = this.#options;
    const link = publicOrigin === undefined ? undefined : `${publicOrigin}/n/${delivery.token}`;
    const minutes = dutyOf(config.duties, notice)?.steps[delivery.step]?.afterMinutes ?? 0;
    const [personId] = delivery.personIds;
    return {
      at: this.#options.machineNow(),
      id: delivery.id,
      notice,
      phone: config.persons.find(({ id }) => id === personId)?.phone,
      text: messageText(notice, delivery, { link, minutes }),
    };
  }

  #note(
    { delivery }: DeliveryState,
    outcome: Outcome,
    code?: string,
    retryAfterMs?: number,
  ): Promise<void> {
    const { channelId, id } = delivery;
    const ms = this.#nowMs();
    return this.#options.outbox.noteAttempt({
      channelId,
      code,
      deliveryId: id,
      ms,
      outcome,
      retryAfterMs,
    });
  }

  #nowMs(): number {
    return this.#options.machineNow().getTime();
  }
}

/** Nobody is called for what another has answered meanwhile; the answer has a notice of its own. */
function isOvertaken(outbox: NoticeOutbox, { notice }: OutboxEntry): boolean {
  const last = outbox.entriesOn(notice).at(-1);
  return notice.standing === 'asks' && last?.notice.standing !== 'asks';
}
