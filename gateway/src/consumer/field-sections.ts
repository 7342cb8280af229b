// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

import type { NotKnown } from '../everything/not-known.js';
import type { LotInput } from '../story/lot-inputs.js';
import type { LotStory } from '../story/lot-story.js';
import { struck } from './corrected.js';
import { html, type SafeHtml } from './html.js';
import { both, sentence } from './words.js';

/** What was used on the parcels that the rice may come from, and from when each was free to be cut. */
export function inputsSection(story: LotStory, language: Language): SafeHtml {
  const { inputs, omittedFieldSteps, parcels } = story;
  return html`<section>
    <h2>${sentence('inputs', language)}</h2>
    ${inputs.every(({ isInError }) => isInError) && html`<p>${sentence('noInputs', language)}</p>`}
    ${inputs.map(
      (one) =>
        html`<h3>${struck(one.product ?? one.registration, one.isInError, language)}</h3>
          <p>
            ${one.isInError ? html`<del>${useText(one, parcels.length, language)}</del>` : useText(one, parcels.length, language)}
          </p>`,
    )}
    ${
      omittedFieldSteps > 0 &&
      html`<p class="quiet">${sentence('moreFieldSteps', language)} ${omittedFieldSteps}</p>`
    }
  </section>`;
}

function useText(one: LotInput, parcels: number, language: Language): SafeHtml {
  return html`${one.startDate} · ${one.registration} · ${one.target}<br />
    ${both(
      `用于 ${parcels} 块地中的 ${one.parcels.length} 块；安全间隔期到 ${one.freeFrom} 结束`,
      `on ${one.parcels.length} of ${parcels} parcels; its pre-harvest interval ends on ${one.freeFrom}`,
      language,
    )}`;
}

/** What nobody can say of this rice: a page that left it out would say more than its records do. */
export function notKnownSection(rows: readonly NotKnown[], language: Language): SafeHtml {
  if (rows.length === 0) return html``;
  return html`<section>
    <h2>${sentence('notKnown', language)}</h2>
    <ul>
      ${rows.map(({ en, zh }) => html`<li>${both(zh, en, language)}</li>`)}
    </ul>
  </section>`;
}
