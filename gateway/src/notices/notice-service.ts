// SPDX-License-Identifier: Apache-2.0
import type { Alarm, Signal, Warning } from '@daoji/model';

import { noticesOf } from './alarm-notices.js';
import { channelNotice } from './channel-notices.js';
import { testNotice } from './channel-test.js';
import { dueSteps, dutyOf } from './duty.js';
import type { PostLimits } from './channels/post.js';
import type { NoticeConfig } from './notice-config.js';
import type { RecordedAt } from '../scenario-clock.js';
import type { Notice } from './notice.js';
import { NoticeOutbox } from './outbox.js';
import { firstDeliveries, stepDeliveries } from './plan.js';
import { Sender } from './sender.js';
import { isUndecided, signalNoticesOf } from './signal-notices.js';
import { warningNoticesOf } from './warning-notices.js';

/** What the service works with. */
export interface NoticeOptions {
  readonly dir: string;
  readonly config: NoticeConfig;
  /** The network's time, of the ledger's steps. */
  readonly now: () => Date;
  /** The machine's own clock: people sleep by that one. */
  readonly machineNow: () => Date;
  readonly publicOrigin?: string | undefined;
  /** The network's time of a record time; absent where both are one. */
  readonly recordedAt?: RecordedAt | undefined;
  readonly limits?: PostLimits;
}

/**
 * Tells people of alarms, and calls the next ones when nobody answers. Driven by {@link NoticeService.tick}; what it does
 * follows from the ledger's state, the outbox and the clock, so that a round that fails or never came is made up by the next.
 */
export class NoticeService {
  readonly outbox: NoticeOutbox;
  readonly config: NoticeConfig;
  readonly #options: NoticeOptions;
  readonly #sender: Sender;
  /** Alarms with a step that the outbox may not have, by id. */
  readonly #offered = new Map<string, Alarm>();
  /** Pest warnings with a step that the outbox may not have, by id. */
  readonly #warnings = new Map<string, Warning>();
  /** Signals with a step that the outbox may not have, and those that nobody has decided: their days run out by themselves. */
  readonly #signals = new Map<string, Signal>();
  /** Alarms whose shelving has not ended. */
  readonly #shelved = new Map<string, Alarm>();
  #last: Promise<unknown> = Promise.resolve();

  private constructor(options: NoticeOptions, outbox: NoticeOutbox) {
    this.#options = options;
    this.outbox = outbox;
    this.config = options.config;
    this.#sender = new Sender({ ...options, outbox });
  }

  static async open(options: NoticeOptions): Promise<NoticeService> {
    const { dir, machineNow, now } = options;
    return new NoticeService(options, await NoticeOutbox.open(dir, now(), machineNow()));
  }

  /** Takes in an alarm as the ledger has it; the next round finds what is new of it. */
  offer(alarm: Alarm): void {
    this.#offered.set(alarm.alarmId, alarm);
  }

  /** Takes in a pest warning as the ledger has it. */
  offerWarning(warning: Warning): void {
    this.#warnings.set(warning.warningId, warning);
  }

  /** Takes in a signal about a person as the ledger has it. */
  offerSignal(signal: Signal): void {
    this.#signals.set(signal.signalId, signal);
  }

  /** Takes a notice of another source; one that was taken, by id, changes nothing. */
  take(notice: Notice): Promise<void> {
    return this.#take(notice, true);
  }

  /** One round: new notices, further steps, dead channels and daily tests, then what is due is sent. */
  async tick(): Promise<void> {
    const planned = this.#last.then(() => this.#plan());
    this.#last = planned.catch(() => undefined);
    await planned;
    await this.#sender.sendDue();
  }

  /** Ends attempts that are under way and closes the outbox. */
  async close(): Promise<void> {
    await this.#sender.stop();
    await this.#last;
    await this.outbox.close();
  }

  async #plan(): Promise<void> {
    this.#offerUnshelved();
    for (const [alarmId, alarm] of [...this.#offered]) {
      await this.#takeSteps(alarm);
      // A later state of it may have come meanwhile.
      if (this.#offered.get(alarmId) === alarm) this.#offered.delete(alarmId);
    }
    for (const [warningId, warning] of [...this.#warnings]) {
      await this.#takeWarning(warning);
      if (this.#warnings.get(warningId) === warning) this.#warnings.delete(warningId);
    }
    for (const [signalId, signal] of [...this.#signals]) {
      await this.#takeSignal(signal);
      const isDone = !isUndecided(signal) && this.#signals.get(signalId) === signal;
      if (isDone) this.#signals.delete(signalId);
    }
    await this.#escalate();
    await this.#takeChannels();
  }

  async #takeChannels(): Promise<void> {
    for (const channel of this.config.channels) {
      const said = channelNotice(this.outbox, channel.id);
      const test = testNotice(this.outbox, channel, this.#options.machineNow());
      for (const notice of [said, test]) if (notice) await this.#take(notice, true);
    }
  }

  /** Of several new steps the last one alone is sent; what was over before the outbox began is no news. */
  async #takeSteps(alarm: Alarm): Promise<void> {
    const { alarmId, cleared } = alarm;
    if (this.#shelfEnd(alarm) > this.#options.now().getTime()) this.#shelved.set(alarmId, alarm);
    else this.#shelved.delete(alarmId);
    // One that was told of is told of to its end, whatever the network's clock says.
    const isTold = this.outbox.entriesOn({ subject: { id: alarmId, kind: 'alarm' } }).length > 0;
    if (!isTold && cleared !== undefined && cleared.at < this.outbox.since) return;
    await this.#takeFresh(noticesOf(alarm, this.#options.now(), this.#options.recordedAt));
  }

  async #takeWarning(warning: Warning): Promise<void> {
    const { closed, warningId, withdrawn } = warning;
    const subject = { id: warningId, kind: 'warning' } as const;
    const isTold = this.outbox.entriesOn({ subject }).length > 0;
    const end = (closed ?? withdrawn)?.at;
    if (!isTold && end !== undefined && end < this.outbox.since) return;
    await this.#takeFresh(warningNoticesOf(warning, this.#options.recordedAt));
  }

  async #takeSignal(signal: Signal): Promise<void> {
    const { decided, signalId } = signal;
    const isTold = this.outbox.entriesOn({ subject: { id: signalId, kind: 'signal' } }).length > 0;
    if (!isTold && decided !== undefined && decided.at < this.outbox.since) return;
    const { now, recordedAt } = this.#options;
    await this.#takeFresh(signalNoticesOf(signal, now(), recordedAt));
  }

  async #takeFresh(notices: readonly Notice[]): Promise<void> {
    const fresh = notices.filter(({ id }) => !this.outbox.has(id));
    for (const notice of fresh) await this.#take(notice, notice === fresh.at(-1));
  }

  async #escalate(): Promise<void> {
    const at = this.#options.machineNow();
    for (const { notice, steps, takenMs } of this.outbox.waiting()) {
      if (notice.operatorId === undefined) continue;
      const duty = dutyOf(this.config.duties, notice);
      for (const step of duty ? dueSteps(duty, at.getTime() - takenMs, steps) : []) {
        const deliveries = stepDeliveries(this.config, notice, step, at);
        await this.outbox.addStep({ deliveries, ms: at.getTime(), noticeId: notice.id, step });
      }
    }
  }

  #offerUnshelved(): void {
    const nowMs = this.#options.now().getTime();
    for (const [alarmId, alarm] of this.#shelved) {
      if (this.#shelfEnd(alarm) <= nowMs && !this.#offered.has(alarmId)) this.offer(alarm);
    }
  }

  /** End of an alarm's shelving, ms; 0 where it is not shelved. */
  #shelfEnd({ acknowledged, state }: Alarm): number {
    const until = state === 'acknowledged' ? acknowledged?.shelvedUntil : undefined;
    return until === undefined ? 0 : Date.parse(until);
  }

  #take(notice: Notice, isSent: boolean): Promise<void> {
    const at = this.#options.machineNow();
    const earlier = this.outbox.entriesOn(notice);
    const deliveries = isSent ? firstDeliveries(this.config, notice, earlier, at) : [];
    return this.outbox.take(notice, deliveries, at.getTime());
  }
}
