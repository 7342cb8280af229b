// SPDX-License-Identifier: Apache-2.0
import type { Language, Scenario } from '@daoji/model';

import { html, SafeHtml } from './html.js';
import { CONSUMER_STYLE } from './style.js';

/** What every page has around its body. */
export interface PageFrame {
  readonly language: Language;
  readonly title: string;
  readonly scenario: Scenario | null;
  readonly styleNonce: string;
  readonly body: SafeHtml;
  readonly scripts?: SafeHtml;
}

/** A whole HTML document; the scenario mark stands before everything else. */
export function htmlDocument(frame: PageFrame): string {
  const { body, language, scenario, scripts, styleNonce, title } = frame;
  const mark =
    scenario !== null &&
    html`<p class="scenario" role="note">SCENARIO ×${scenario.factor} 模拟数据 synthetic</p>`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style nonce="${styleNonce}">
          ${new SafeHtml(CONSUMER_STYLE)}
        </style>
      </head>
      <body>
        ${mark}${body}${scripts}
      </body>
    </html> `.markup;
}
