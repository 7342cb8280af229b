// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from '@daoji/model';

import { html, SafeHtml } from '../consumer/html.js';

/** One row of a paper: Chinese and English label, and what stands beside it. */
export type PaperRow = readonly [zh: string, en: string, said: SafeHtml | string | undefined];

/** What every paper of a recall has. */
export interface PaperFrame {
  readonly body: SafeHtml;
  readonly isMock: boolean;
  readonly recallId: string;
  readonly scenario: Scenario | null;
  readonly styleNonce: string;
  readonly title: readonly [zh: string, en: string];
}

/** For A4 and for a phone; black on white, since it is printed and signed. */
const STYLE = `
@page{size:A4;margin:18mm}*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:52rem;background:#fff;color:#111;font:15px/1.6 "Songti SC","SimSun","WenQuanYi Micro Hei",serif}
h1{font-size:1.6rem;text-align:center;margin:.5rem 0}h2{font-size:1.1rem;margin:1.4rem 0 .4rem}
h1 small,h2 small,dt small,th small{display:block;font-weight:400;font-size:.75em;color:#444}
dl{display:grid;grid-template-columns:minmax(8rem,1fr) 2fr;margin:0;border-top:1px solid #777}
dt,dd{margin:0;padding:.3rem .5rem;border-bottom:1px solid #777;overflow-wrap:anywhere}dd{border-left:1px solid #777}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th{white-space:nowrap}th,td{border:1px solid #777;padding:.25rem .4rem;text-align:left;vertical-align:top}
.mark{border:3px solid #a3341f;color:#a3341f;padding:.4rem;text-align:center;font-weight:700}
.unknown{border:3px solid #a3341f;color:#a3341f;padding:.6rem;text-align:center;font-size:1.5rem;font-weight:700}
.hand{display:inline-block;min-width:12rem;border-bottom:1px solid #111;color:#444}
.foot{margin-top:2rem;font-size:.8rem;color:#444}`;

/** A bilingual paper to print; a drill and a scenario stand above everything else. */
export function paperDocument(frame: PaperFrame): string {
  const { body, isMock, recallId, scenario, styleNonce, title } = frame;
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title[0]} ${recallId}</title>
        <style nonce="${styleNonce}">
          ${new SafeHtml(STYLE)}
        </style>
      </head>
      <body>
        ${scenario !== null && html`<p class="mark">SCENARIO ×${scenario.factor} 模拟数据 synthetic</p>`}
        ${isMock && html`<p class="mark">模拟召回 演练 · Mock recall, drill</p>`}
        <h1>${title[0]}<small lang="en">${title[1]}</small></h1>
        ${body}
      </body>
    </html> `.markup;
}

/** Rows as a definition list; what the ledger does not hold is a line to write on. */
export function paperRows(rows: readonly PaperRow[]): SafeHtml {
  return html`<dl>
    ${rows.map(
      ([zh, en, said]) =>
        html`<dt>${zh}<small lang="en">${en}</small></dt>
          <dd>${said ?? html`<span class="hand">（手填 by hand）</span>`}</dd>`,
    )}
  </dl>`;
}

/** A heading in both languages. */
export function paperHeading(zh: string, en: string): SafeHtml {
  return html`<h2>${zh}<small lang="en">${en}</small></h2>`;
}

/** A table; wide ones scroll on a phone and break on paper. */
export function paperTable(
  heads: readonly (readonly [zh: string, en: string])[],
  rows: readonly (readonly (string | number)[])[],
): SafeHtml {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${heads[0]?.[0] ?? ''}">
    <table>
      <thead>
        <tr>
          ${heads.map(([zh, en]) => html`<th scope="col">${zh}<small lang="en">${en}</small></th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
