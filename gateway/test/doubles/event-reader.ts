// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';

import { expect } from 'chai';

/** One event; its data is that of the stream of notices. */
export interface StreamEvent {
  readonly id: string;
  readonly event: string;
  readonly data: {
    readonly deliveries: readonly Record<string, unknown>[];
    readonly notice: { readonly id: string; readonly kind: string };
  };
}

/** Reads events of a stream as a browser does. */
export class EventReader {
  readonly answer: IncomingMessage;
  readonly #parts: AsyncIterator<string>;
  #rest = '';

  constructor(answer: IncomingMessage) {
    this.answer = answer.setEncoding('utf8');
    this.#parts = (answer as AsyncIterable<string>)[Symbol.asyncIterator]();
  }

  /** The next events; a field without data is none. */
  async take(count: number): Promise<StreamEvent[]> {
    const events: StreamEvent[] = [];
    while (events.length < count) {
      const end = this.#rest.indexOf('\n\n');
      if (end < 0) {
        const part = await this.#parts.next();
        if (part.done === true)
          return expect.fail(`stream ended after ${events.length} of ${count} events`);
        this.#rest += part.value;
        continue;
      }
      const event = eventOf(this.#rest.slice(0, end));
      this.#rest = this.#rest.slice(end + 2);
      if (event) events.push(event);
    }
    return events;
  }

  async text(): Promise<string> {
    let text = '';
    for (;;) {
      const part = await this.#parts.next();
      if (part.done === true) return text;
      text += part.value;
    }
  }
}

function eventOf(block: string): StreamEvent | undefined {
  const fields = new Map(
    block.split('\n').map((line) => {
      const [name = '', ...rest] = line.split(': ');
      return [name, rest.join(': ')] as const;
    }),
  );
  const data = fields.get('data');
  if (data === undefined) return undefined;
  return {
    data: JSON.parse(data) as StreamEvent['data'],
    event: fields.get('event') ?? '',
    id: fields.get('id') ?? '',
  };
}
