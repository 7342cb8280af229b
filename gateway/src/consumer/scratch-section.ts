// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

import { shanghaiTime } from './formats.js';
import { html, type SafeHtml } from './html.js';
import { both } from './words.js';

/** Where a package has a scratch code that can be checked here: a form that needs no script. */
export function scratchForm(gtin: string, serial: string, language: Language): SafeHtml {
  return html`<section>
    <h2>${both('核对刮开码', 'Check the scratch code', language)}</h2>
    <form method="post" action="/page/01/${gtin}/21/${serial}/scratch">
      <input type="hidden" name="lang" value="${language === 'en' ? 'en' : 'zh'}" />
      <p>
        <label for="scratch">
          ${both('刮开涂层，输入 8 位码', 'Scratch off the cover and type the 8 characters', language)}
        </label>
      </p>
      <p>
        <input
          id="scratch"
          name="scratch"
          type="text"
          required
          minlength="8"
          maxlength="12"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
        />
        <button type="submit">${both('核对', 'Check', language)}</button>
      </p>
    </form>
  </section>`;
}

/** What a typed scratch code showed. */
export interface ScratchAnswer {
  /** `undefined` where this gateway cannot check it. */
  readonly isRight: boolean | undefined;
  /** Right ones so far, with this one. */
  readonly right: number;
  /** UTC, of the first right one. */
  readonly firstRight?: string | undefined;
}

/** Evidence about the code under the cover, in words. */
export function scratchSentence(answer: ScratchAnswer, language: Language): SafeHtml {
  if (answer.isRight === undefined)
    return both(
      '这里核对不了这个包装的刮开码。',
      'The scratch code of this package cannot be checked here.',
      language,
    );
  if (!answer.isRight)
    return both(
      '输入的码与这个包装码不相符。请看清后再试；仍不相符，请不要购买或食用，并向监管部门举报。',
      'What was typed does not match this package code. Look again and retry; if it still does not match, do not buy or eat it, and tell the authority.',
      language,
    );
  const first = answer.firstRight === undefined ? '' : shanghaiTime(answer.firstRight);
  return answer.right === 1
    ? both(
        '相符，而且是第一次核对。这说明涂层下的码以前没有人用过；它不能说明袋里装的是什么。',
        'It matches, and this is its first check. Nobody has used the code under the cover before; it does not show what is in the bag.',
        language,
      )
    : both(
        `相符，但它已核对过 ${answer.right - 1} 次，第一次在 ${first}。如果那不是您，而涂层原本完好，这个码可能印在了不止一个包装上。`,
        `It matches, but it was checked ${answer.right - 1} times before, first at ${first}. If that was not you and the cover was whole, the code may be on more than one package.`,
        language,
      );
}
