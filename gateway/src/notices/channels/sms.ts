// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import type { ChannelSetup } from '../notice-config.js';
import { NoticeError } from '../notice-error.js';
import type { Channel } from './channel.js';
import { post, type PostLimits } from './post.js';

/** One a second: text messages cost money, and a fault must not send hundreds. */
const MIN_GAP_MS = 1_000;

/** Length of an id in hex digits: 128 bits. */
const ID_DIGITS = 32;

/**
 * Port for text messages: our own contract, since each provider has its own templates and signatures. An adapter of the
 * operator takes `POST {"id","to","kind","level","zh","en","text"}` with `Idempotency-Key` and, where a secret is set,
 * `Authorization: Bearer`, and answers 2xx once its provider has the message (`docs/spec/notices.md`).
 */
export function smsChannel({ secret, url }: ChannelSetup, limits: PostLimits): Channel {
  return {
    minGapMs: MIN_GAP_MS,
    send: async ({ id: deliveryId, notice: { en, kind, level, zh }, phone, text }) => {
      if (phone === undefined)
        throw new NoticeError('CHANNEL_REMOVED', 'expected a number for the person, got none');
      const id = opaque(deliveryId);
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

/** The same for each attempt; says neither who is told nor of what, which the provider would hold beside a number. */
function opaque(deliveryId: string): string {
  return createHash('sha256').update(deliveryId).digest('hex').slice(0, ID_DIGITS);
}
