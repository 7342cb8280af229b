// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

import type { CodeStatus } from '../codes/code-lookup.js';
import type { LotStory } from '../story/lot-story.js';
import { html, type SafeHtml } from './html.js';
import { both, glossaryWord } from './words.js';

/** What the printed code itself says; evidence about the code, never about what is in the bag. */
export function codeNotice(
  status: CodeStatus | undefined,
  language: Language,
): SafeHtml | undefined {
  if (!status) return undefined;
  const { exception, index, orderId, state } = status;
  const isFine = state === 'activated' && exception === undefined;
  const happened =
    exception === undefined ? '' : html` · ${glossaryWord(`package.${exception}`, language)}`;
  return html`<section class="${isFine ? '' : 'recall'}">
    <h2>${both('这个包装码', 'This package code', language)}</h2>
    <p><strong>${glossaryWord(`code.${state}`, language)}</strong>${happened}</p>
    ${
      isFine
        ? ''
        : html`<p>
            ${both(
              '这个码不应出现在正在出售的包装上。请不要购买或食用，并向监管部门举报。',
              'This code should not be on a package that is for sale. Do not buy or eat it, and tell the authority.',
              language,
            )}
          </p>`
    }
    <p class="quiet">${orderId} · ${index + 1}</p>
  </section>`;
}

/** How many households and parcels a lot may come from; one parcel is named only where nothing else can be in it. */
export function originSentence(story: LotStory, language: Language): SafeHtml {
  const { corrected, holders, origins, parcels } = story;
  if (parcels.length === 0 && corrected.length > 0)
    return html`<p>
      ${both(
        '记录的来源已声明有误，而没有更正的记录：来自哪块地不知道。',
        'The recorded origin was declared to be in error and nothing recorded says it right: where it grew is not known.',
        language,
      )}
    </p>`;
  const [only] = parcels;
  if (only && parcels.length === 1 && origins.isSingleParcel)
    return html`<p>
      ${both(`全部来自地块 ${only.parcelId}`, `All of it from parcel ${only.parcelId}`, language)}
    </p>`;
  const hasOutside = story.lot.value.flags?.includes('OUTSIDE_PADDY') === true;
  const [moreZh, moreEn] = hasOutside
    ? ['，含外购稻谷', ', and paddy bought in']
    : origins.isKnown
      ? ['', '']
      : ['，可能还有未记录的来源', ', and perhaps others that were not recorded'];
  return html`<p>
    ${both(
      `来自 ${holders.size} 户 ${parcels.length} 块地${moreZh}；一袋米来自其中哪一块，无法确定。`,
      `From ${parcels.length} parcels of ${holders.size} households${moreEn}; from which of them one bag comes is not known.`,
      language,
    )}
  </p>`;
}
