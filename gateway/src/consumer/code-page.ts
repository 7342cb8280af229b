// SPDX-License-Identifier: Apache-2.0
import type { Language, Scenario } from '@daoji/model';

import type { CodeStatus } from '../codes/code-lookup.js';
import { htmlDocument } from './document.js';
import { html } from './html.js';
import { codeNotice } from './notices.js';
import type { ScanState } from '../scans/scan-service.js';
import { scanNotice } from './scan-notice.js';
import { plainSentence, sentence } from './words.js';

/** The answer to a code that stands on no package yet: there is no story to tell. */
export function codePage(page: {
  readonly status: CodeStatus;
  readonly scans?: ScanState | undefined;
  readonly language: Language;
  readonly scenario: Scenario | null;
  readonly styleNonce: string;
}): string {
  const { language, scenario, status, styleNonce } = page;
  return htmlDocument({
    language,
    scenario,
    styleNonce,
    title: plainSentence('inactive', language),
    body: html`<header><h1>${sentence('inactive', language)}</h1></header>
      <main>${codeNotice(status, language)} ${scanNotice(page.scans, language)}</main>`,
    scripts: html``,
  });
}
