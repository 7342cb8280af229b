// SPDX-License-Identifier: Apache-2.0
import type { Language, Parcel } from '@daoji/model';

import type { LotStory } from '../story/lot-story.js';
import type { LotTelling } from '../story/lot-telling.js';
import { struck } from './corrected.js';
import { areaText } from './formats.js';
import { html, type SafeHtml } from './html.js';
import { lotMarks } from './lot-marks.js';
import { originSentence } from './notices.js';
import { glossaryWord, sentence } from './words.js';

/** Where the rice may have grown; parcels that only an event in error named are struck through and not counted. */
export function sourceSection({ story }: LotTelling, language: Language): SafeHtml {
  const { parcels, struckParcels } = story;
  return html`<section>
    <h2>${sentence('sources', language)}</h2>
    ${originSentence(story, language)} ${lotMarks(story.lot.value, story.lots, language)}
    <dl>
      ${parcels.map((parcel) => parcelRow(parcel, isParcelInError(story, parcel), language))}
      ${struckParcels.map((parcel) => parcelRow(parcel, true, language))}
    </dl>
  </section>`;
}

function parcelRow(parcel: Parcel, isInError: boolean, language: Language): SafeHtml {
  const { areaCode, areaM2, originClass, parcelId, state } = parcel;
  const told = html`${areaCode} · ${areaText(areaM2, language)} ·
  ${glossaryWord(`origin.${originClass}`, language)} · ${glossaryWord(`state.${state}`, language)}`;
  return html`<dt>${glossaryWord('thing.parcel', language)} ${parcelId}</dt>
    <dd>${struck(told, isInError, language)}</dd>`;
}

/** True where what registered the parcel was declared to be in error, and nothing registered it since. */
function isParcelInError({ steps }: LotStory, { parcelId }: Parcel): boolean {
  const registered = steps.filter(
    ({ parsed }) => parsed.type === 'registerParcel' && parsed.parcelId === parcelId,
  );
  return registered.length > 0 && registered.every(({ correction }) => correction !== undefined);
}
