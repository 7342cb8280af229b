// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';

import type { ChannelSetup } from '../notice-config.js';
import { assertAnswer } from './chat-answer.js';
import type { Channel } from './channel.js';
import { cutBytes } from '../message-text.js';
import { post, type PostLimits } from './post.js';

/** A body has at most 20 kB. */
const MAX_BYTES = 8_000;
/** 100 messages a minute and 5 a second. */
const MIN_GAP_MS = 650;

/**
 * Custom bot of Feishu (飞书) with 签名校验: `timestamp` (s) and `sign` in the body, where sign is base64 of HMAC-SHA256 over
 * nothing with `timestamp\nsecret` as key: key and text are the other way round than at DingTalk. Source:
 * https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export function feishuChannel({ secret = '', url }: ChannelSetup, limits: PostLimits): Channel {
  return {
    minGapMs: MIN_GAP_MS,
    send: async ({ at, text }) => {
      const timestamp = String(Math.floor(at.getTime() / 1_000));
      const sign = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
      const content = { text: cutBytes(text, MAX_BYTES) };
      const body = { content, msg_type: 'text', sign, timestamp };
      const answer = await post(url, {}, JSON.stringify(body), limits);
      assertAnswer(answer, { busy: { 11232: 60_000 }, fields: ['code', 'StatusCode'] });
    },
  };
}
