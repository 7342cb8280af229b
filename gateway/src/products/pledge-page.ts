// SPDX-License-Identifier: Apache-2.0
import { VALUE_WORDS, wordsOf, type Pledge } from '@daoji/model';

import { html, type SafeHtml } from '../consumer/html.js';

/** What a pledge page shows beside the pledge. */
export interface PledgeFacts {
  readonly producer: string;
  readonly areaCode: string;
  readonly receiver?: string;
  readonly isScenario: boolean;
}

/**
 * The print view of a pledge (承诺达标合格证), one A6 sheet, for paddy only. Field names follow the form of the measures in
 * force; it names no person.
 */
export function pledgePage(pledge: Pledge, facts: PledgeFacts): SafeHtml {
  const bases = (language: 'zh' | 'en'): string =>
    pledge.bases
      .map((basis) => wordsOf(VALUE_WORDS, basis, language))
      .join(language === 'zh' ? '、' : ', ');
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>承诺达标合格证 ${pledge.pledgeId}</title>
      </head>
      <body>
        <h1>承诺达标合格证</h1>
        <p>Pledge for paddy · 稻谷，非大米</p>
        ${facts.isScenario ? html`<p><strong>SCENARIO 演示数据，非真实</strong></p>` : html``}
        <p>
          我承诺对生产销售的食用农产品：不使用禁用农药及其他化合物；常规农药残留不超标；遵守安全间隔期；对承诺的真实性负责。
        </p>
        <p lang="en">
          We pledge: no banned pesticide; residues within limits; pre-harvest intervals kept; we
          answer for this word.
        </p>
        <dl>
          <dt>承诺依据 Basis</dt>
          <dd>${bases('zh')} · ${bases('en')}</dd>
          <dt>产品名称 Product</dt>
          <dd>稻谷（${pledge.variety}） · paddy</dd>
          <dt>数量（重量） Mass</dt>
          <dd>${String(pledge.grams / 1000)} kg（水分 14.5 % 计）</dd>
          <dt>产地 Origin</dt>
          <dd>行政区划 ${facts.areaCode}</dd>
          <dt>生产者 Producer</dt>
          <dd>${facts.producer}</dd>
          <dt>交付对象 For</dt>
          <dd>${facts.receiver ?? '未指明 not named'}</dd>
          <dt>开具日期 Issued</dt>
          <dd>${pledge.issuedOn}</dd>
          <dt>批次 Lot</dt>
          <dd>${pledge.lotId}</dd>
          <dt>编号 Number</dt>
          <dd>${pledge.pledgeId}</dd>
        </dl>
      </body>
    </html>`;
}
