// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { zonedTime } from '../check/shown-time.js';
import type { TextKey } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { namedCode } from '../parts/refusal-word.js';
import type { ShownChannel } from './notice-queries.js';

const KINDS: Readonly<Record<ShownChannel['kind'], TextKey>> = {
  dingtalk: 'notices.dingtalk',
  feishu: 'notices.feishu',
  sms: 'notices.sms',
  webhook: 'notices.webhook',
  wecom: 'notices.wecom',
};

const STATES: Readonly<Record<ShownChannel['state'], readonly [key: TextKey, look: string]>> = {
  dead: ['notices.dead', 'notice notice-bad'],
  failing: ['notices.failing', 'notice notice-wait'],
  ok: ['notices.ok', 'notice notice-good'],
  unused: ['notices.unused', 'notice'],
};

/** Channels, the dead ones first: who hears of alarms over one of those hears nothing. */
export function ChannelList(props: { readonly channels: readonly ShownChannel[] }): ReactElement {
  const { language, text } = useText();
  const { channels } = props;
  if (channels.length === 0) return <p className="quiet">{text('notices.noChannels')}</p>;
  const order = Object.keys(STATES);
  const sorted = [...channels].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <ul className="notices">
      {sorted.map(({ failures, id, kind, lastFailure, lastSentAt, state, waiting }) => (
        <li key={id} className={STATES[state][1]}>
          <strong>
            {text(KINDS[kind])} · {id} · {text(STATES[state][0])}
          </strong>
          {lastSentAt !== undefined && (
            <span>{text('notices.lastSent', { at: zonedTime(lastSentAt, language) })}</span>
          )}
          {failures > 0 && lastFailure && (
            <span>
              {text('notices.lastFailed', {
                at: zonedTime(lastFailure.at, language),
                code: namedCode(lastFailure.code, language),
                failures,
              })}
            </span>
          )}
          {waiting > 0 && <span>{text('notices.queued', { waiting })}</span>}
        </li>
      ))}
    </ul>
  );
}
