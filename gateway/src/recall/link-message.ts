// SPDX-License-Identifier: Apache-2.0
import type { Language, Scenario } from '@daoji/model';

import { htmlDocument } from '../consumer/document.js';
import { html } from '../consumer/html.js';
import { both } from '../consumer/words.js';

/** Why a link does not open, in words; other codes are faults of the server. */
const WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  RATE_LIMITED: ['请求太多，请一分钟后再试。', 'Too many requests; try again in a minute.'],
  RECALL_LINK_EXPIRED: [
    '这次召回已经结束，链接不再接受答复。',
    'This recall has ended; the link takes no more answers.',
  ],
  RECALL_LINK_UNKNOWN: [
    '链接不对或不完整。请向召回企业索要新的通知。',
    'The link is wrong or incomplete. Ask the recalling firm for the notice.',
  ],
  RECALL_LINK_USED: [
    '这一步已经答复过，不能重复提交。打开链接可看到已答复的内容。',
    'This step was answered before and is not taken twice. Open the link to see the answer.',
  ],
  REQUEST_INVALID: ['提交的内容不完整。', 'What was sent is incomplete.'],
};

/** The page of a link that does not open or a step that is not taken. */
export function linkMessage(page: {
  readonly code: string;
  readonly requestId: string;
  readonly language: Language;
  readonly scenario: Scenario | null;
  readonly styleNonce: string;
}): string {
  const { code, language, requestId, scenario, styleNonce } = page;
  const [zh, en] = WORDS[code] ?? [
    '暂时无法处理，请稍后再试。',
    'Not possible now; try again later.',
  ];
  return htmlDocument({
    language,
    scenario,
    styleNonce,
    title: language === 'en' ? 'Recall notice' : '召回通知',
    body: html`<main>
      <h1>${both('召回通知', 'Recall notice', language)}</h1>
      <p role="alert">${both(zh, en, language)}</p>
      <p class="quiet"><code>${code}</code> · <code>${requestId}</code></p>
    </main>`,
  });
}
