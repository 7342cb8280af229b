// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { canonicalJson, sha256, toHex, utf8 } from '@daoji/proof';
import { z } from 'zod';

import { CliError } from '../cli-error.js';

/** States of a message to the platform above; `sent` without an answer is sent again. */
export const PUSH_STATES = ['queued', 'sent', 'acknowledged', 'rejected', 'resent'] as const;

const receiptSchema = z.strictObject({
  at: z.string(),
  /** What the platform answered, cut at 4,000 characters. */
  body: z.string(),
  status: z.int(),
});

const messageSchema = z.strictObject({
  attempts: z.int().min(0),
  /** Canonical text that is sent. */
  body: z.string(),
  /** SHA-256 of the body: the same message is queued once and keeps its id when it is sent again. */
  messageId: z.string(),
  queuedAt: z.string(),
  receipt: receiptSchema.optional(),
  state: z.enum(PUSH_STATES),
});

/** One message of a queue. */
export type PushMessage = z.infer<typeof messageSchema>;

const fileSchema = z.strictObject({ messages: z.array(messageSchema), v: z.literal(1) });

/** Milliseconds to wait for the platform. */
const ANSWER_MS = 30_000;
const MAX_RECEIPT = 4_000;

/** A queue of messages in one file; every change is on disk before the next step, so that a crash loses nothing. */
export class PushQueue {
  readonly #path: string;
  #messages: PushMessage[];

  private constructor(path: string, messages: readonly PushMessage[]) {
    this.#path = path;
    this.#messages = [...messages];
  }

  /** Opens a queue; a file that is not there is an empty one. @throws {@link CliError} `FILE_SHAPE`. */
  static async open(path: string): Promise<PushQueue> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return new PushQueue(path, []);
    try {
      return new PushQueue(path, fileSchema.parse(JSON.parse(text)).messages);
    } catch (cause) {
      throw new CliError('FILE_SHAPE', `expected a push queue at ${path}`, { cause });
    }
  }

  get messages(): readonly PushMessage[] {
    return this.#messages;
  }

  /** Queues a value once; a rejected one goes again only when it is asked for by its id. */
  async add(value: unknown, now: Date): Promise<PushMessage> {
    const body = canonicalJson(value);
    const messageId = toHex(sha256(utf8(body)));
    const known = this.#messages.find((one) => one.messageId === messageId);
    if (known) return known;
    const message: PushMessage = {
      attempts: 0,
      body,
      messageId,
      queuedAt: now.toISOString(),
      state: 'queued',
    };
    this.#messages.push(message);
    await this.#save();
    return message;
  }

  /** Puts a rejected message back, e.g. once the platform was mended. @throws {@link CliError} `USAGE`. */
  async resend(messageId: string): Promise<void> {
    const message = this.#messages.find((one) => one.messageId === messageId);
    if (message?.state !== 'rejected') {
      throw new CliError(
        'USAGE',
        `expected a rejected message, got ${message?.state ?? messageId}`,
      );
    }
    await this.#set({ ...message, state: 'resent' });
  }

  /** Sends all that wait, the oldest first; stops at the first that gets no answer. */
  async push(url: string, now: () => Date): Promise<readonly PushMessage[]> {
    for (const waiting of this.#messages.filter(isWaiting)) {
      const state = waiting.attempts === 0 ? 'sent' : 'resent';
      // Written before the request: a crash in between shows as sent without a receipt.
      const sent = await this.#set({ ...waiting, attempts: waiting.attempts + 1, state });
      const receipt = await answerOf(url, sent, now);
      if (!receipt) break;
      if (receipt.status >= 500) {
        await this.#set({ ...sent, receipt });
        break;
      }
      const isTaken = receipt.status < 300;
      await this.#set({ ...sent, receipt, state: isTaken ? 'acknowledged' : 'rejected' });
    }
    return this.#messages;
  }

  async #set(message: PushMessage): Promise<PushMessage> {
    this.#messages = this.#messages.map((one) =>
      one.messageId === message.messageId ? message : one,
    );
    await this.#save();
    return message;
  }

  async #save(): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    const text = JSON.stringify({ messages: this.#messages, v: 1 });
    await writeFile(`${this.#path}.new`, text, { mode: 0o600 });
    await rename(`${this.#path}.new`, this.#path);
  }
}

function isWaiting({ state }: PushMessage): boolean {
  return state === 'queued' || state === 'sent' || state === 'resent';
}

async function answerOf(
  url: string,
  { body, messageId }: PushMessage,
  now: () => Date,
): Promise<PushMessage['receipt']> {
  try {
    const response = await fetch(url, {
      body,
      headers: { 'content-type': 'application/json', 'idempotency-key': messageId },
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const text = await response.text();
    return { at: now().toISOString(), body: text.slice(0, MAX_RECEIPT), status: response.status };
  } catch {
    return undefined;
  }
}
