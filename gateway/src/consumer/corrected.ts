// SPDX-License-Identifier: Apache-2.0
import type { Correction, Language } from '@daoji/model';

import type { LotStory } from '../story/lot-story.js';
import { toldFact, type FactField, type ToldFact } from '../story/told-facts.js';
import { shanghaiTime } from './formats.js';
import { html, type SafeHtml } from './html.js';
import { both, glossaryWord, sentence } from './words.js';

type Shown = SafeHtml | string | number;

/** The word that stands beside whatever was declared to be in error; a line through it alone says nothing to a reader. */
export function correctedFlag(language: Language): SafeHtml {
  return html`<span class="flag">${both('声明有误', 'declared in error', language)}</span>`;
}

/** What was said in error, struck through and marked; what is right as it is. */
export function struck(content: Shown, isInError: boolean, language: Language): Shown {
  return isInError ? html`<del>${content}</del> ${correctedFlag(language)}` : content;
}

/** Why and when an event was declared to be in error, and whether anything recorded says it right. */
export function declaration(
  { declaredAt, note, reason }: Correction,
  correctives: readonly string[],
  language: Language,
): SafeHtml {
  return html`${correctedFlag(language)} ${glossaryWord(`error.${reason}`, language)}: ${note}<br />
    ${both('声明于', 'declared', language)}
    <time datetime="${declaredAt}">${shanghaiTime(declaredAt)}</time>
    ${correctives.length === 0 && html`<br />${sentence('noCorrective', language)}`}`;
}

/** A fact of the lot: as recorded, or struck through with what the corrective events say in its place. */
export function factText(
  story: LotStory,
  field: FactField,
  language: Language,
  show: (value: NonNullable<ToldFact['value']>) => Shown = (value) => value,
): Shown | undefined {
  const { corrected, isInError, value } = toldFact(story, field);
  if (value === undefined || !isInError) return value === undefined ? undefined : show(value);
  const right = corrected.map((one) => html` ${show(one)}`);
  return html`<del>${show(value)}</del> ${correctedFlag(language)}
    ${right.length > 0 ? right : sentence('notKnownNow', language)}`;
}

/** Stands above the page of a lot that a correction took back. */
export function voidNotice({ corrected, lot }: LotStory, language: Language): SafeHtml | undefined {
  if (lot.value.voidedBy === undefined) return undefined;
  const right = corrected
    .filter((one) => one.lot.lotId === lot.value.lotId)
    .flatMap((one) => one.right);
  return html`<section class="recall" role="alert">
    <h2>${both('这一批次已撤回', 'This lot was taken back', language)}</h2>
    <p>
      ${both(
        '生产者声明这一批次的记录有误并已撤回：市场上不应有它的包装。请不要购买，并向监管部门举报。',
        'Its producer declared the record of this lot to be in error and took it back: no package of it should be for sale. Do not buy it, and tell the authority.',
        language,
      )}
    </p>
    ${right.length > 0 && html`<p>${both('更正后的批次', 'Corrected as', language)}: ${right.map(({ lotId }) => `${lotId} `)}</p>`}
  </section>`;
}
