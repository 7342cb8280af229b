// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

import type { RecallMark } from '../recall/recall-lookup.js';
import { shanghaiTime } from './formats.js';
import { html, type SafeHtml } from './html.js';
import { both } from './words.js';

type Said = readonly [zh: string, en: string];

/** What each class of a recall means. Source: 食品召回管理办法 (2015, amended 2020), article 13. */
const CLASSES: Readonly<Record<RecallMark['recallClass'], Said>> = {
  1: [
    '一级：食用后已经或者可能导致严重健康损害甚至死亡',
    'class 1: eating it has harmed or may harm health badly, or kill',
  ],
  2: [
    '二级：食用后已经或者可能导致一般健康损害',
    'class 2: eating it has harmed or may harm health, not badly',
  ],
  3: ['三级：标签、标识存在虚假标注', 'class 3: its label says what is not so'],
};

/** What someone who has a bag of it does, in this order. */
const STEPS: readonly Said[] = [
  [
    '停止食用，也不要转送或喂给动物。',
    'Stop eating it; do not give it away or feed it to animals.',
  ],
  [
    '留好包装和购物凭证，退回购买处；也可以联系生产者。',
    'Keep the package and the receipt and take it back to the shop, or call the producer.',
  ],
  [
    '食用后不舒服的，及时就医，并带上包装。',
    'If you feel ill after eating it, see a doctor and bring the package.',
  ],
  [
    '商家拒绝退货的，拨打 12315 向市场监管部门反映。',
    'If the shop refuses it, call 12315, the line of the market authority.',
  ],
];

/** What stands above everything else where rice is recalled: by whom and why, and what to do with it. */
export function recallNotice(
  mark: RecallMark | undefined,
  firmName: string,
  language: Language,
): SafeHtml | undefined {
  if (!mark) return undefined;
  const { isOrdered, reason, recallClass, recallId, startedAt } = mark;
  const since = shanghaiTime(startedAt);
  const said = ([zh, en]: Said): SafeHtml => both(zh, en, language);
  return html`<section class="recall" role="alert">
    <h2>${both('已召回，请勿食用', 'Recalled: do not eat', language)}</h2>
    <p><strong>${both('召回原因', 'Why', language)}: ${reason}</strong></p>
    <p>
      ${both(
        `${firmName}自 ${since} 起召回这一批次（召回 ${recallId}${isOrdered ? '，监管部门责令' : ''}）。`,
        `${firmName} recalls this lot since ${since} (recall ${recallId}${isOrdered ? ', ordered by the authority' : ''}).`,
        language,
      )}
    </p>
    <p>${said(CLASSES[recallClass])}</p>
    <h3>${both('您该怎么做', 'What to do', language)}</h3>
    <ol>
      ${STEPS.map((step) => html`<li>${said(step)}</li>`)}
    </ol>
  </section>`;
}
