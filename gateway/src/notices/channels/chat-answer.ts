// SPDX-License-Identifier: Apache-2.0
import { NoticeError } from '../notice-error.js';

/** What an answer's own code means. */
export interface AnswerCodes {
  /** Fields in which makers write it; the first that is a number counts. */
  readonly fields: readonly string[];
  /** Codes for too many messages, with the pause that they ask for, ms. */
  readonly busy: Readonly<Record<number, number>>;
}

/**
 * Chats answer 200 also to what they refuse, and say so in the body: code 0 alone is a message that was taken.
 * @throws {@link NoticeError} `CHANNEL_ANSWER`, `CHANNEL_BUSY`, `CHANNEL_REFUSED`.
 */
export function assertAnswer(text: string, { busy, fields }: AnswerCodes): void {
  const code = codeOf(text, fields);
  if (code === undefined)
    throw new NoticeError(
      'CHANNEL_ANSWER',
      `expected JSON with ${fields.join(' or ')}, got other text`,
    );
  if (code === 0) return;
  const retryAfterMs = busy[code];
  if (retryAfterMs !== undefined)
    throw new NoticeError('CHANNEL_BUSY', `expected code 0, got ${code}`, { retryAfterMs });
  // Its text can repeat what was sent; the number says enough.
  throw new NoticeError('CHANNEL_REFUSED', `expected code 0, got ${code}`);
}

function codeOf(text: string, fields: readonly string[]): number | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // No JSON: no answer of this chat, but of something between.
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const codes = fields.map((field): unknown => Reflect.get(value, field));
  return codes.find((code): code is number => Number.isInteger(code));
}
