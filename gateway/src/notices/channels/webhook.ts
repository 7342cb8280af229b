// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';

import type { ChannelSetup } from '../notice-config.js';
import type { Channel } from './channel.js';
import { post, type PostLimits } from './post.js';

/**
 * Signed webhook for machines, by Standard Webhooks 1.0.0: `webhook-id` (the same for each attempt), `webhook-timestamp` (s,
 * of the attempt), `webhook-signature` = `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`. The body is
 * `{type, timestamp, data}` with the notice as data. Source:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function webhookChannel({ secret = '', url }: ChannelSetup, limits: PostLimits): Channel {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return {
    minGapMs: 0,
    send: async ({ at, id, notice }) => {
      const timestamp = String(Math.floor(at.getTime() / 1_000));
      const type = notice.kind.replace('-', '.').replaceAll('-', '_');
      const body = JSON.stringify({ data: notice, timestamp: notice.at, type });
      const signature = createHmac('sha256', key)
        .update(`${id}.${timestamp}.${body}`)
        .digest('base64');
      const headers = {
        'webhook-id': id,
        'webhook-signature': `v1,${signature}`,
        'webhook-timestamp': timestamp,
      };
      await post(url, headers, body, limits);
    },
  };
}
