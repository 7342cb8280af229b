// SPDX-License-Identifier: Apache-2.0
import type { ChannelSetup } from '../notice-config.js';
import { NoticeError } from '../notice-error.js';
import type { Channel } from './channel.js';
import { post, type PostLimits } from './post.js';

/** One a second: text messages cost money, and a fault must not send hundreds. */
const MIN_GAP_MS = 1_000;

/**
 * Port for text messages: our own contract, since each provider has its own templates and signatures. An adapter of the
 * operator takes `POST {"id","to","kind","level","zh","en","text"}` with `Idempotency-Key` and, where a secret is set,
 * `Authorization: Bearer`, and answers 2xx once its provider has the message (`docs/spec/notices.md`).
 */
export function smsChannel({ secret, url }: ChannelSetup, limits: PostLimits): Channel {
  return {
    minGapMs: MIN_GAP_MS,
    send: async ({ id, notice: { en, kind, level, zh }, phone, text }) => {
      if (phone === undefined)
        throw new NoticeError('CHANNEL_REMOVED', 'expected a number for the person, got none');
      const headers = {
        'idempotency-key': id,
        ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
      };
      await post(
        url,
        headers,
        JSON.stringify({ en, id, kind, level, text, to: phone, zh }),
        limits,
      );
    },
  };
}
