// SPDX-License-Identifier: Apache-2.0
import type { Language, Scenario } from '@daoji/model';

import { htmlDocument } from './document.js';
import { html, type SafeHtml } from './html.js';

/** A short page about a product, a case or pallet, a place or an operator. */
export interface ThingPage {
  /** In the page's language. */
  readonly title: string;
  readonly heading: SafeHtml;
  /** Name and value. */
  readonly rows: readonly (readonly [SafeHtml, SafeHtml | string | number])[];
  readonly note?: SafeHtml | undefined;
  readonly language: Language;
  readonly scenario: Scenario | null;
  readonly styleNonce: string;
}

/** Makes the page: facts alone, no story and no verdict. */
export function thingPage(page: ThingPage): string {
  const { heading, language, note, rows, scenario, styleNonce, title } = page;
  return htmlDocument({
    language,
    scenario,
    styleNonce,
    title,
    body: html`<header><h1>${heading}</h1></header>
      <main>
        <section>
          <dl>
            ${rows.map(
              ([name, value]) =>
                html`<dt>${name}</dt>
                  <dd>${value}</dd>`,
            )}
          </dl>
        </section>
        ${note && html`<p>${note}</p>`}
      </main>`,
    scripts: html``,
  });
}
