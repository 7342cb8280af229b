// SPDX-License-Identifier: Apache-2.0
import type { Language, Scenario } from '@daoji/model';

import { htmlDocument } from '../consumer/document.js';
import { shanghaiTime } from '../consumer/formats.js';
import { html } from '../consumer/html.js';
import { both } from '../consumer/words.js';
import type { Notice } from './notice.js';

/** Everything that a reader's page shows. */
export interface ReadPage {
  readonly language: Language;
  readonly notice: Notice;
  /** True once somebody has answered what the notice asks. */
  readonly isAnswered: boolean;
  readonly path: string;
  readonly readAt?: string | undefined;
  readonly scenario: Scenario | null;
  readonly styleNonce: string;
}

/** The page behind the link of a message: what it is about, one button that says that it was read, and where to answer. */
export function readPage(page: ReadPage): string {
  const { isAnswered, language, notice, path, readAt, scenario, styleNonce } = page;
  return htmlDocument({
    language,
    scenario,
    styleNonce,
    title: language === 'en' ? 'Notice' : '预警通知',
    body: html`<main>
      <h1>${both('预警通知', 'Notice', language)}</h1>
      <section class="recall">
        <h2>${both(notice.zh, notice.en, language)}</h2>
        ${notice.note !== undefined && html`<p>${notice.note}</p>`}
        ${
          isAnswered &&
          html`<p role="status">
            ${both('已有人确认或解除。', 'Somebody has answered it.', language)}
          </p>`
        }
      </section>
      ${
        readAt === undefined
          ? html`<form method="post" action="${path}/read">
              <button type="submit">${both('我看到了', 'I have read it', language)}</button>
              <p class="quiet">
                ${both(
                  '只记录已读，不是确认：确认要签名。',
                  'This notes a reading alone; to acknowledge takes a signature.',
                  language,
                )}
              </p>
            </form>`
          : html`<p role="status">
              ${both(`已读：${shanghaiTime(readAt)}`, `Read: ${shanghaiTime(readAt)}`, language)}
            </p>`
      }
      ${
        notice.path !== undefined &&
        html`<p>
          <a href="${notice.path}"
            >${
              notice.concerns
                ? both('用自己的密钥去看', 'See it with your own key', language)
                : both('去页面确认', 'Go to the page to answer', language)
            }</a
          >
        </p>`
      }
    </main>`,
  });
}

/** The page of a link that is of no message. */
export function unknownLinkPage(
  page: Pick<ReadPage, 'language' | 'scenario' | 'styleNonce'> & { readonly code: string },
): string {
  const { code, language, scenario, styleNonce } = page;
  return htmlDocument({
    language,
    scenario,
    styleNonce,
    title: language === 'en' ? 'Notice' : '预警通知',
    body: html`<main>
      <h1>${both('预警通知', 'Notice', language)}</h1>
      <p role="alert">
        ${both('链接不对、不完整或已过期。', 'The link is wrong, incomplete or too old.', language)}
      </p>
      <p><a href="/app/notices">${both('全部通知', 'All notices', language)}</a></p>
      <p class="quiet"><code>${code}</code></p>
    </main>`,
  });
}
