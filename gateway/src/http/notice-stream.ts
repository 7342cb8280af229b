// SPDX-License-Identifier: Apache-2.0
import type { Request, Response } from 'express';

import { MAX_NOTICES } from '../api/notice-operations.js';
import { GatewayError } from '../gateway-error.js';
import type { NoticeConfig } from '../notices/notice-config.js';
import type { Notice } from '../notices/notice.js';
import { noticeView } from '../notices/notice-views.js';
import type { OutboxEntry } from '../notices/outbox-entry.js';
import type { NoticeOutbox } from '../notices/outbox.js';

/** Open pages of one gateway, and of one address: a shop's phones come from one. */
const MAX_STREAMS = 500;
const MAX_STREAMS_OF_ADDRESS = 50;
/** Proxies cut what is silent for a minute. */
const HEARTBEAT_MS = 20_000;
/** A reader that does not take what it asked for, bytes; it comes again with Last-Event-ID. */
const MAX_BUFFERED_BYTES = 1_048_576;
/** What a browser waits before it comes again, ms. */
const RETRY_MS = 3_000;

/** Server-sent events of notices. Source: WHATWG HTML, "Server-sent events". */
export class NoticeStreams {
  readonly #outbox: NoticeOutbox;
  readonly #config: NoticeConfig;
  readonly #open = new Map<string, number>();

  constructor(outbox: NoticeOutbox, config: NoticeConfig) {
    this.#outbox = outbox;
    this.#config = config;
  }

  /** Answers with a stream that begins with what changed since Last-Event-ID. @throws GatewayError `NOTICE_STREAMS_FULL`. */
  open(request: Request, response: Response, isAsked: (notice: Notice) => boolean): void {
    this.#countIn(request.ip ?? '', response);
    response.status(200).set({
      // `no-transform` keeps the compression away, which would hold events back.
      'cache-control': 'no-store, no-transform',
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    response.write(`retry: ${RETRY_MS}\n\n`);
    for (const entry of this.#missed(request.get('last-event-id')))
      if (isAsked(entry.notice)) this.#send(response, entry);
    const stop = this.#outbox.listen((entry) => {
      if (isAsked(entry.notice)) this.#send(response, entry);
    });
    const beat = setInterval(() => response.write(': \n\n'), HEARTBEAT_MS);
    response.once('close', () => {
      stop();
      clearInterval(beat);
    });
  }

  #send(response: Response, entry: OutboxEntry): void {
    const data = JSON.stringify(noticeView(this.#outbox, this.#config, entry));
    response.write(`id: ${entry.seq}\nevent: notice\ndata: ${data}\n\n`);
    if (response.writableLength > MAX_BUFFERED_BYTES) response.destroy();
  }

  /** Entries as they are now, the longest unchanged first; a number that was never given brings the newest. */
  #missed(lastEventId: string | undefined): OutboxEntry[] {
    if (lastEventId === undefined || !/^\d{1,15}$/.test(lastEventId)) return [];
    const known = Number(lastEventId) > this.#outbox.seq ? 0 : Number(lastEventId);
    return this.#outbox
      .entries()
      .filter(({ seq }) => seq > known)
      .sort((a, b) => a.seq - b.seq)
      .slice(-MAX_NOTICES);
  }

  #countIn(address: string, response: Response): void {
    const all = [...this.#open.values()].reduce((sum, count) => sum + count, 0);
    const ofAddress = this.#open.get(address) ?? 0;
    if (all >= MAX_STREAMS || ofAddress >= MAX_STREAMS_OF_ADDRESS)
      throw new GatewayError(
        'NOTICE_STREAMS_FULL',
        `expected at most ${MAX_STREAMS_OF_ADDRESS} streams of an address and ${MAX_STREAMS} in all`,
      );
    this.#open.set(address, ofAddress + 1);
    response.once('close', () => {
      const left = (this.#open.get(address) ?? 1) - 1;
      if (left === 0) this.#open.delete(address);
      else this.#open.set(address, left);
    });
  }
}
