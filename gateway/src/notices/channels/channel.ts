// SPDX-License-Identifier: Apache-2.0
import type { ChannelSetup } from '../notice-config.js';
import type { Notice } from '../notice.js';
import { dingtalkChannel } from './dingtalk.js';
import { feishuChannel } from './feishu.js';
import type { PostLimits } from './post.js';
import { smsChannel } from './sms.js';
import { webhookChannel } from './webhook.js';
import { wecomChannel } from './wecom.js';

/** What goes over a channel in one attempt. */
export interface Message {
  /** Id of the delivery: the same for each attempt. */
  readonly id: string;
  readonly notice: Notice;
  readonly text: string;
  /** Number for a text message. */
  readonly phone?: string | undefined;
  /** Time of the attempt, for signatures. */
  readonly at: Date;
}

/** A way to people or machines. */
export interface Channel {
  /** Least time between two messages, ms: what the maker allows. */
  readonly minGapMs: number;
  /** Resolves when the receiver says that it has the message. @throws NoticeError. */
  send(message: Message): Promise<void>;
}

/** Makes the channel of a setup. */
export function newChannel(setup: ChannelSetup, limits: PostLimits = {}): Channel {
  return MAKERS[setup.kind](setup, limits);
}

const MAKERS: Readonly<
  Record<ChannelSetup['kind'], (setup: ChannelSetup, limits: PostLimits) => Channel>
> = {
  dingtalk: dingtalkChannel,
  feishu: feishuChannel,
  sms: smsChannel,
  webhook: webhookChannel,
  wecom: wecomChannel,
};
