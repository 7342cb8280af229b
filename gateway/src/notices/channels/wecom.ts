// SPDX-License-Identifier: Apache-2.0
import type { ChannelSetup } from '../notice-config.js';
import { assertAnswer } from './chat-answer.js';
import type { Channel } from './channel.js';
import { cutBytes } from '../message-text.js';
import { post, type PostLimits } from './post.js';

/** "不超过2048个字节" of a text. */
const MAX_BYTES = 2_048;
/** 20 messages a minute. */
const MIN_GAP_MS = 3_100;

/**
 * Group robot of WeCom (企业微信): text, no signature, the key is in the address. Source:
 * https://developer.work.weixin.qq.com/document/path/91770 (before: https://work.weixin.qq.com/api/doc/90000/90136/91770).
 */
export function wecomChannel({ url }: ChannelSetup, limits: PostLimits): Channel {
  return {
    minGapMs: MIN_GAP_MS,
    send: async ({ text }) => {
      const body = { msgtype: 'text', text: { content: cutBytes(text, MAX_BYTES) } };
      const answer = await post(url, {}, JSON.stringify(body), limits);
      assertAnswer(answer, { busy: { 45009: 60_000 }, fields: ['errcode'] });
    },
  };
}
