// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

import { lotFlow } from '../epcis/lot-flow.js';
import type { LotStory, StoryStep } from '../story/lot-story.js';
import { careText, stepTitle } from './care-text.js';
import { declaration } from './corrected.js';
import { shanghaiTime } from './formats.js';
import { html, type SafeHtml } from './html.js';
import { glossaryWord, sentence } from './words.js';

/**
 * What happened to the lot and what it was made of, oldest first: what, when, who, where, and lasting flags. What was declared
 * to be in error stays and is struck through, or a failed test could be made to vanish.
 */
export function timelineSection(story: LotStory, language: Language): SafeHtml {
  const steps = story.steps.toSorted((a, b) => (a.value.eventTime < b.value.eventTime ? -1 : 1));
  const right = new Set(steps.flatMap(({ correctives }) => correctives));
  return html`<section>
    <h2>${sentence('timeline', language)}</h2>
    <ol>
      ${steps.map((step) => stepItem(step, { right, story }, language))}
    </ol>
    ${
      story.omittedCareSteps > 0 &&
      html`<p class="quiet">${sentence('moreCareSteps', language)} ${story.omittedCareSteps}</p>`
    }
  </section>`;
}

function stepItem(
  step: StoryStep,
  { right, story }: { readonly right: ReadonlySet<string>; readonly story: LotStory },
  language: Language,
): SafeHtml {
  const { commandId, correction, correctives, value } = step;
  const told = stepText(step, story, language);
  const flags = html`${right.has(commandId) && html`<span class="flag">${sentence('correctiveStep', language)}</span> `}
  ${value.flags.map((flag) => html`<span class="flag">${glossaryWord(`flag.${flag}`, language)}</span> `)}`;
  if (!correction) return html`<li>${told} ${flags}</li>`;
  return html`<li>
    <del>${told}</del> ${flags}
    <p class="quiet">${declaration(correction, correctives, language)}</p>
  </li>`;
}

function stepText(
  { operator, parsed, value }: StoryStep,
  { inputs }: LotStory,
  language: Language,
): SafeHtml {
  const { place } = lotFlow(parsed);
  const [kind = '', id = ''] = place?.split('~') ?? [];
  return html`<strong>${stepTitle(parsed, inputs, language)}</strong><br />
    <time datetime="${value.eventTime}">${shanghaiTime(value.eventTime)}</time><br />
    ${careText(parsed, language)}
    ${operator && html`${sentence('by', language)}: ${operator.publicName}<br />`}
    ${
      place !== undefined &&
      html`${sentence('at', language)}: ${glossaryWord(`thing.${kind}`, language)} ${id}<br />`
    }`;
}
