// SPDX-License-Identifier: Apache-2.0
import type { Language, Scenario } from '@daoji/model';

import { htmlDocument } from '../consumer/document.js';
import { kilogramText, shanghaiTime } from '../consumer/formats.js';
import { html, type SafeHtml } from '../consumer/html.js';
import { both } from '../consumer/words.js';
import type { OpenLink } from './one-time-link.js';

/** A lot as the page names it: what stands on the bag, not only the id. */
export interface NamedLot {
  readonly lotId: string;
  readonly productName?: string;
  readonly productionDate?: string;
}

/** What a holder typed, and why it was refused. */
export interface RefusedCount {
  readonly code: string;
  readonly typed: Readonly<Partial<Record<'destroyed' | 'returned' | 'stillOut', string>>>;
}

/** Everything that a holder's page shows. */
export interface LinkPage {
  readonly firmName: string;
  readonly link: OpenLink;
  readonly lots: readonly NamedLot[];
  readonly path: string;
  readonly refused?: RefusedCount;
  readonly language: Language;
  readonly scenario: Scenario | null;
  readonly styleNonce: string;
}

/** The page behind a one-time link: plain forms, no script, made for a phone in a shop. */
export function linkPage(page: LinkPage): string {
  const { language, link, scenario, styleNonce } = page;
  const { mock } = link.recall;
  const title = mock ? ['模拟召回（演练）', 'Mock recall (drill)'] : ['召回通知', 'Recall notice'];
  const [zh = '', en = ''] = title;
  return htmlDocument({
    language,
    scenario,
    styleNonce,
    title: language === 'en' ? en : zh,
    body: html`<header><h1>${both(zh, en, language)}</h1></header>
      <main>
        ${noticeSection(page)} ${link.isWaiting || link.counted ? saidSection(page) : ''}
        ${nextSection(page)}
        <p class="quiet">${otherLanguage(page)}</p>
      </main>`,
  });
}

function noticeSection({ firmName, language, link, lots }: LinkPage): SafeHtml {
  const { holder, recall } = link;
  const { class: level, mock, reason, startedAt } = recall;
  const ordered = recall.isOrdered ? ['监管部门责令', 'by order of the authority'] : ['', ''];
  return html`<section class="recall">
    <h2>
      ${
        mock
          ? both('这是演练，货物不必下架', 'This is a drill: keep the goods on sale', language)
          : both('请立即停止销售和使用', 'Stop selling and using it now', language)
      }
    </h2>
    <p>
      ${both(
        `${firmName}自 ${shanghaiTime(startedAt)} 起${ordered[0] ?? ''}召回下列大米（${level} 级）。原因：${reason}`,
        `${firmName} recalls this rice since ${shanghaiTime(startedAt)} ${ordered[1] ?? ''} (class ${level}). Reason: ${reason}`,
        language,
      )}
    </p>
    <p>
      <strong
        >${both(
          `通知贵处的数量：${kilogramText(holder.grams)}`,
          `Your share: ${kilogramText(holder.grams)}`,
          language,
        )}</strong
      >
    </p>
    <ul>
      ${lots.map(
        ({ lotId, productName, productionDate }) =>
          html`<li>${[productName, productionDate, lotId].filter(Boolean).join(' · ')}</li>`,
      )}
    </ul>
  </section>`;
}

/** What the holder has said so far, and whether it stands on the ledger. */
function saidSection({ language, link }: LinkPage): SafeHtml {
  const { counted, isWaiting } = link;
  return html`<section>
    <h2>${both('您已答复', 'Your answer', language)}</h2>
    ${
      counted &&
      html`<dl>
        <dt>${both('已退回', 'Returned', language)}</dt>
        <dd>${kilogramText(counted.returnedGrams)}</dd>
        <dt>${both('已销毁', 'Destroyed', language)}</dt>
        <dd>${kilogramText(counted.destroyedGrams)}</dd>
        <dt>${both('还在外面', 'Still out', language)}</dt>
        <dd>${kilogramText(counted.stillOutGrams)}</dd>
      </dl>`
    }
    <p class="quiet" role="status">
      ${
        isWaiting
          ? both(
              '已收到，等召回企业签名后记入账本。不必再次提交。',
              'Received. It goes on the ledger once the recalling firm signs for it; no need to send it again.',
              language,
            )
          : both('已记入账本。', 'It stands on the ledger.', language)
      }
    </p>
  </section>`;
}

function nextSection(page: LinkPage): SafeHtml | undefined {
  const { link } = page;
  if (link.next === undefined) return undefined;
  return link.next === 'acknowledge' ? acknowledgeForm(page) : countForm(page);
}

function acknowledgeForm({ language, path }: LinkPage): SafeHtml {
  return html`<section>
    <h2>${both('第一步：确认收到', 'Step 1: say that you know', language)}</h2>
    <form method="post" action="${path}/acknowledge">
      <input type="hidden" name="lang" value="${language}" />
      <button type="submit">
        ${both('我已收到召回通知', 'I have the recall notice', language)}
      </button>
    </form>
  </section>`;
}

const FIELDS = [
  ['returned', '已退回企业', 'Returned to the firm'],
  ['destroyed', '已就地销毁', 'Destroyed here'],
  ['stillOut', '还没收回（还在货架、仓库或下家）', 'Not back yet (shelf, store, others)'],
] as const;

function countForm({ language, link, path, refused }: LinkPage): SafeHtml {
  const title =
    link.counted === undefined
      ? both('第二步：清点数量', 'Step 2: count', language)
      : both('再次清点', 'Count again', language);
  return html`<section>
    <h2>${title}</h2>
    ${refused && refusedNote(refused, link, language)}
    <form method="post" action="${path}/count">
      <input type="hidden" name="lang" value="${language}" />
      <input type="hidden" name="step" value="${link.counts}" />
      ${FIELDS.map(
        ([name, zh, en]) =>
          html`<label>
            <span>${both(`${zh}（公斤）`, `${en} (kg)`, language)}</span>
            <input
              name="${name}"
              inputmode="decimal"
              required
              maxlength="12"
              autocomplete="off"
              value="${refused?.typed[name] ?? ''}"
            />
          </label>`,
      )}
      <p class="quiet">
        ${both(
          '没有就填 0。已经卖给顾客、找不回来的不用填，会记为“下落不明”。',
          'Enter 0 for none. What was sold and cannot be found is left out; it is recorded as unknown.',
          language,
        )}
      </p>
      <button type="submit">${both('提交清点结果', 'Send the count', language)}</button>
    </form>
  </section>`;
}

function refusedNote({ code }: RefusedCount, { holder }: OpenLink, language: Language): SafeHtml {
  const most = kilogramText(holder.grams);
  return html`<p role="alert">
    <strong
      >${both(
        `没有提交：请填数字，最多三位小数，三项合计不超过 ${most}。`,
        `Not sent: enter numbers with at most three decimals, together no more than ${most}.`,
        language,
      )}</strong
    >
    <code>${code}</code>
  </p>`;
}

function otherLanguage({ language, path }: LinkPage): SafeHtml {
  return language === 'en'
    ? html`<a href="${path}?lang=zh" lang="zh-CN">中文</a>`
    : html`<a href="${path}?lang=en" lang="en">English</a>`;
}
