// SPDX-License-Identifier: Apache-2.0
import type { Language, Scenario } from '@daoji/model';

import { htmlDocument } from './document.js';
import { html } from './html.js';
import { plainSentence, sentence, type SentenceKey } from './words.js';

/** A page that says why there is nothing to show: a friendly sentence, and the code for whoever is asked. */
export interface MessagePage {
  readonly code: string;
  readonly requestId: string;
  readonly status: number;
  readonly language: Language;
  readonly scenario: Scenario | null;
  readonly styleNonce: string;
}

/** Makes the page of a failed scan. */
export function messagePage(page: MessagePage): string {
  const { code, language, requestId, scenario, status, styleNonce } = page;
  const [title, advice] = sentencesOf(status);
  return htmlDocument({
    language,
    scenario,
    styleNonce,
    title: plainSentence(title, language),
    body: html`<main>
      <h1>${sentence(title, language)}</h1>
      <p>${sentence(advice, language)}</p>
      <p class="quiet"><code>${code}</code> · <code>${requestId}</code></p>
    </main>`,
  });
}

function sentencesOf(status: number): [SentenceKey, SentenceKey] {
  if (status === 404) return ['notFound', 'tryAgain'];
  return status < 500 ? ['badCode', 'tryAgain'] : ['unavailable', 'late'];
}
