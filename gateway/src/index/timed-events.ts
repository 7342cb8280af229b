// SPDX-License-Identifier: Apache-2.0
import type { EventRef } from './read-index.js';

/** Up to so many new events are put in their place one by one; more are sorted together. */
const FEW = 64;

/**
 * Events in the order of their own time, then of channel and command. New ones wait until the order is asked for; whoever adds
 * them knows that they are new, so that no set of 100,000 keys is kept beside them.
 */
export class TimedEvents {
  #waiting: EventRef[] = [];
  #sorted: EventRef[] = [];

  /** @param event - one that was never added. */
  add(event: EventRef): void {
    this.#waiting.push(event);
  }

  /** The last events, newest first. */
  last(limit: number): EventRef[] {
    return limit < 1 ? [] : this.#inOrder().slice(-limit).reverse();
  }

  /** Events from a time up to and without another, ascending; an absent end is open. */
  between(from: string | undefined, to: string | undefined, limit: number): EventRef[] {
    const sorted = this.#inOrder();
    const start = from === undefined ? 0 : placeOf(sorted, ({ eventTime }) => eventTime < from);
    const end = to === undefined ? sorted.length : placeOf(sorted, (one) => one.eventTime < to);
    return sorted.slice(start, Math.min(end, start + limit));
  }

  #inOrder(): readonly EventRef[] {
    const [sorted, waiting] = [this.#sorted, this.#waiting];
    if (waiting.length > FEW) {
      for (const event of waiting) sorted.push(event);
      sorted.sort(compare);
    } else {
      for (const event of waiting) {
        sorted.splice(
          placeOf(sorted, (one) => compare(one, event) < 0),
          0,
          event,
        );
      }
    }
    this.#waiting = [];
    return sorted;
  }
}

function compare(one: EventRef, other: EventRef): number {
  return (
    compareTexts(one.eventTime, other.eventTime) ||
    compareTexts(one.channel, other.channel) ||
    compareTexts(one.commandId, other.commandId)
  );
}

/** By UTF-16 units. */
function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** First place whose event is not below what is looked for. */
function placeOf(sorted: readonly EventRef[], isBelow: (event: EventRef) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const event = sorted[middle];
    if (event && isBelow(event)) low = middle + 1;
    else high = middle;
  }
  return low;
}
