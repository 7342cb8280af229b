// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

import { lotFlow } from '../epcis/lot-flow.js';
import type { LotStory, StoryStep } from '../story/lot-story.js';
import { shanghaiTime } from './formats.js';
import { html, type SafeHtml } from './html.js';
import { glossaryWord, sentence } from './words.js';

/** What happened to the lot and what it was made of, oldest first: what, when, who, where, and lasting flags. */
export function timelineSection(story: LotStory, language: Language): SafeHtml {
  const steps = story.steps.toSorted((a, b) => (a.value.eventTime < b.value.eventTime ? -1 : 1));
  return html`<section>
    <h2>${sentence('timeline', language)}</h2>
    <ol>
      ${steps.map((step) => stepItem(step, language))}
    </ol>
  </section>`;
}

function stepItem(step: StoryStep, language: Language): SafeHtml {
  const { parsed, value, operator } = step;
  const { place } = lotFlow(parsed);
  const [kind = '', id = ''] = place?.split('~') ?? [];
  return html`<li>
    <strong>${glossaryWord(`command.${parsed.type}`, language)}</strong><br />
    <time datetime="${value.eventTime}">${shanghaiTime(value.eventTime)}</time><br />
    ${operator && html`${sentence('by', language)}: ${operator.publicName}<br />`}
    ${
      place !== undefined &&
      html`${sentence('at', language)}: ${glossaryWord(`thing.${kind}`, language)} ${id}<br />`
    }
    ${value.flags.map((flag) => html`<span class="flag">${glossaryWord(`flag.${flag}`, language)}</span> `)}
  </li>`;
}
