// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';

import type { ChannelSetup } from '../notice-config.js';
import { assertAnswer } from './chat-answer.js';
import type { Channel } from './channel.js';
import { cutBytes } from '../message-text.js';
import { post, type PostLimits } from './post.js';

/** Of a body; ours stays far below. */
const MAX_BYTES = 4_000;
/** 20 messages a minute, else none for 10 min. */
const MIN_GAP_MS = 3_100;
const LOCK_MS = 600_000;

/**
 * Custom group robot of DingTalk (钉钉) with 加签: `timestamp` (ms) and `sign` in the query, where sign is base64 of
 * HMAC-SHA256 over `timestamp\nsecret` with the secret as key. Source:
 * https://open.dingtalk.com/document/robots/custom-robot-access and …/robots/customize-robot-security-settings.
 */
export function dingtalkChannel({ secret = '', url }: ChannelSetup, limits: PostLimits): Channel {
  return {
    minGapMs: MIN_GAP_MS,
    send: async ({ at, text }) => {
      const timestamp = String(at.getTime());
      const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
      const signed = new URL(url);
      signed.searchParams.set('timestamp', timestamp);
      signed.searchParams.set('sign', sign);
      const body = { msgtype: 'text', text: { content: cutBytes(text, MAX_BYTES) } };
      const answer = await post(signed, {}, JSON.stringify(body), limits);
      assertAnswer(answer, { busy: { 130101: LOCK_MS }, fields: ['errcode'] });
    },
  };
}
