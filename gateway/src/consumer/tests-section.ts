// SPDX-License-Identifier: Apache-2.0
import type { Language, Lot } from '@daoji/model';

import type { LotStory } from '../story/lot-story.js';
import type { LotTelling } from '../story/lot-telling.js';
import { struck } from './corrected.js';
import { html, type SafeHtml } from './html.js';
import { glossaryWord, sentence } from './words.js';

/** Test documents of the lot and of what it came from; one that was declared to be in error stays, struck through. */
export function testsSection({ story }: LotTelling, language: Language): SafeHtml {
  const documents = story.lots.flatMap((lot) => lot.documents);
  if (documents.length === 0) {
    return html`<section>
      <h2>${sentence('tests', language)}</h2>
      <p>${sentence('noTests', language)}</p>
    </section>`;
  }
  return html`<section>
    <h2>${sentence('tests', language)}</h2>
    ${documents.map((document) => testItem(document, isTestInError(story, document), language))}
  </section>`;
}

function testItem(
  { documentHash, issuedOn, kind, result }: Lot['documents'][number],
  isInError: boolean,
  language: Language,
): SafeHtml {
  const title = html`${glossaryWord(`document.${kind}`, language)} ·
  ${glossaryWord(`result.${result}`, language)}`;
  return html`<h3>${struck(title, isInError, language)}</h3>
    <p>
      ${issuedOn} ·
      <a href="/api/v1/documents/${documentHash}">${sentence('document', language)}</a><br />
      ${sentence('fingerprint', language)} <code>${documentHash}</code>
    </p>`;
}

function isTestInError({ steps }: LotStory, { documentId }: Lot['documents'][number]): boolean {
  const attached = steps.filter(
    ({ parsed }) => parsed.type === 'attachDocument' && parsed.documentId === documentId,
  );
  return attached.length > 0 && attached.every(({ correction }) => correction !== undefined);
}
