// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';

/** States of ANSI/ISA-18.2 that an alarm of ours can have. */
export type AlarmState =
  /** No condition, nothing to do. */
  | 'normal'
  /** Condition there, nobody has seen it. */
  | 'unacknowledged'
  | 'acknowledged'
  /** Condition gone before anybody acknowledged it. */
  | 'returned-unacknowledged'
  /** Silenced by a person until a time. */
  | 'shelved';

/** Numbers of one alarm. */
export interface AlarmRule {
  /** Raised above, cleared below: the distance is the deadband. */
  readonly raiseAbove: number;
  readonly clearBelow: number;
  /** Milliseconds that the condition must last to raise, and must be gone to clear. */
  readonly onDelayMs: number;
  readonly offDelayMs: number;
  /** Longest time that a person may shelve it, ms. */
  readonly shelveLimitMs: number;
}

/** A change of state. */
export interface AlarmChange {
  readonly from: AlarmState;
  readonly to: AlarmState;
  /** Milliseconds since 1970. */
  readonly timeMs: number;
}

/** One alarm (ISA-18.2): deadband, on- and off-delay, acknowledge, shelve with a limit. Times are given and never go back. */
export class Alarm {
  readonly #rule: AlarmRule;
  #state: AlarmState = 'normal';
  #shelvedUntilMs = 0;
  /** Whether the condition holds, delays included. */
  #isActive = false;
  /** Since when the measured value has said the other thing. */
  #sinceMs: number | undefined;
  #isAcknowledged = true;
  #lastMs = Number.NEGATIVE_INFINITY;

  /** @throws ModelInputError for a deadband below 0. */
  constructor(rule: AlarmRule) {
    demandInput(
      rule.clearBelow <= rule.raiseAbove,
      `expected to clear at most where it raises, got ${rule.clearBelow} and ${rule.raiseAbove}`,
    );
    this.#rule = rule;
  }

  get state(): AlarmState {
    return this.#state;
  }

  /** Takes a value in. A clock that jumps back counts as no time passed. */
  measure(value: number, timeMs: number): AlarmChange | undefined {
    const now = this.#clock(timeMs);
    const { clearBelow, offDelayMs, onDelayMs, raiseAbove } = this.#rule;
    const isOther = this.#isActive ? value < clearBelow : value > raiseAbove;
    if (!isOther) this.#sinceMs = undefined;
    else {
      this.#sinceMs ??= now;
      if (now - this.#sinceMs >= (this.#isActive ? offDelayMs : onDelayMs)) this.#turn();
    }
    return this.#settle(now);
  }

  /** A person has seen it. */
  acknowledge(timeMs: number): AlarmChange | undefined {
    this.#isAcknowledged = true;
    return this.#settle(this.#clock(timeMs));
  }

  /** A person silences it for a time. @throws ModelInputError beyond the rule's limit. */
  shelve(timeMs: number, forMs: number): AlarmChange | undefined {
    const { shelveLimitMs } = this.#rule;
    demandInput(
      forMs > 0 && forMs <= shelveLimitMs,
      `expected to shelve for 1…${shelveLimitMs} ms, got ${forMs}`,
    );
    const now = this.#clock(timeMs);
    this.#shelvedUntilMs = now + forMs;
    return this.#settle(now);
  }

  #turn(): void {
    this.#isActive = !this.#isActive;
    this.#sinceMs = undefined;
    if (this.#isActive) this.#isAcknowledged = false;
  }

  #settle(now: number): AlarmChange | undefined {
    const from = this.#state;
    this.#state = this.#stateAt(now);
    return this.#state === from ? undefined : { from, timeMs: now, to: this.#state };
  }

  #stateAt(now: number): AlarmState {
    if (now < this.#shelvedUntilMs) return 'shelved';
    if (this.#isActive) return this.#isAcknowledged ? 'acknowledged' : 'unacknowledged';
    return this.#isAcknowledged ? 'normal' : 'returned-unacknowledged';
  }

  #clock(timeMs: number): number {
    this.#lastMs = Math.max(this.#lastMs, timeMs);
    return this.#lastMs;
  }
}
