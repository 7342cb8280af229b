// SPDX-License-Identifier: Apache-2.0
import type { LogArchive } from '@daoji/archive';
import { word, type Language, type Lot, type Scenario } from '@daoji/model';

import type { CodeStatus } from '../codes/code-lookup.js';
import type { RecallMark } from '../recall/recall-lookup.js';
import type { ScanState } from '../scans/scan-service.js';
import type { LotTelling } from '../story/lot-telling.js';
import { toldFact, type FactField } from '../story/told-facts.js';
import { factText, voidNotice } from './corrected.js';
import { htmlDocument } from './document.js';
import { inputsSection, notKnownSection } from './field-sections.js';
import { kilogramText, shanghaiTime } from './formats.js';
import { html, jsonScript, type SafeHtml } from './html.js';
import { codeNotice } from './notices.js';
import { recallNotice } from './recall-notice.js';
import { scanNotice } from './scan-notice.js';
import { scratchForm } from './scratch-section.js';
import { sensorSection } from './sensor-section.js';
import { sourceSection } from './source-section.js';
import { testsSection } from './tests-section.js';
import { timelineSection } from './timeline-section.js';
import { glossaryWord, plainSentence, sentence } from './words.js';

/** What a consumer page is made of. */
export interface ConsumerPage {
  readonly telling: LotTelling;
  readonly scans?: ScanState | undefined;
  /** Serial of the package whose own code was scanned. */
  readonly serial?: string | undefined;
  readonly log: Pick<LogArchive, 'batchOf' | 'advanceOf'>;
  readonly language: Language;
  readonly scenario: Scenario | null;
  readonly recall?: RecallMark | undefined;
  /** Name of the firm that recalls. */
  readonly recallFirm?: string | undefined;
  /** What the package's own code says; absent where the lot's code was scanned. */
  readonly code?: CodeStatus | undefined;
  readonly styleNonce: string;
}

/** The whole answer of a scanned code, readable before any script; the self-check loads after it. */
export function consumerPage(page: ConsumerPage): string {
  const { language, log, scenario, styleNonce, telling } = page;
  const lot = telling.story.lot.value;
  // What rests on a record in error does not head the page.
  const { corrected, isInError, value: variety } = toldFact(telling.story, 'variety');
  const name = isInError ? corrected.join('、') || lot.lotId : (variety ?? lot.lotId);
  return htmlDocument({
    language,
    scenario,
    styleNonce,
    title: `${name} · ${plainSentence('title', language)}`,
    body: html`<header>
        <h1>${name} · ${sentence('title', language)}</h1>
        <p class="quiet">${otherLanguage(language)}</p>
      </header>
      <main>
        ${voidNotice(telling.story, language)}
        ${recallNotice(page.recall, page.recallFirm ?? '', language)}
        ${codeNotice(page.code, language)} ${packageSections(page, lot)}
        ${checkSection(lot, language)} ${factsSection(page, lot)}
        ${sourceSection(telling, language)} ${inputsSection(telling.story, language)}
        ${testsSection(telling, language)} ${timelineSection(telling.story, language)}
        ${sensorSection(telling.sensors, log, language)}
        ${notKnownSection(telling.notKnown, language)}
      </main>
      ${footer(lot, language)}`,
    scripts: html`${jsonScript('shown', telling.shown)}
      <script type="module" src="/assets/consumer-start.js"></script>`,
  });
}

function otherLanguage(language: Language): SafeHtml {
  return language === 'en'
    ? html`<a href="?lang=zh" lang="zh-CN" hreflang="zh-CN">中文</a>`
    : html`<a href="?lang=en" lang="en" hreflang="en">English</a>`;
}

/** The server's own verdict is always that it was not checked: only the reader's own device can say more. */
function checkSection(lot: Lot, language: Language): SafeHtml {
  return html`<section aria-labelledby="check-title">
    <h2 id="check-title">${sentence('selfCheck', language)}</h2>
    <div
      id="self-check"
      data-lot="${lot.lotId}"
      data-proof="/api/v1/proofs/lots/${lot.lotId}"
      data-root="/api/v1/trust-root"
    >
      <p><span class="verdict">${glossaryWord('verdict.unchecked', language)}</span></p>
      <p>${sentence('notChecked', language)}</p>
      <noscript><p>${sentence('noScript', language)}</p></noscript>
    </div>
  </section>`;
}

function factsSection(page: ConsumerPage, lot: Lot): SafeHtml {
  const { language, scans } = page;
  const of = (
    field: FactField,
    show?: (value: string | number) => SafeHtml | string,
  ): SafeHtml | string | number | undefined => factText(page.telling.story, field, language, show);
  const rows: (SafeHtml | undefined)[] = [
    row(glossaryWord('fact.variety', language), of('variety')),
    row(
      glossaryWord('fact.origin', language),
      of('originClass', (origin) => glossaryWord(`origin.${origin}`, language)),
    ),
    row(glossaryWord('fact.harvestYear', language), of('harvestYear')),
    row(glossaryWord('fact.millingDate', language), of('millingDate')),
    row(glossaryWord('fact.productionDate', language), of('productionDate')),
    row(sentence('bestBefore', language), of('bestBefore')),
    row(
      glossaryWord('fact.netMass', language),
      of('netMassGrams', (grams) => kilogramText(Number(grams))),
    ),
    row(glossaryWord('fact.count', language), of('count')),
    row(glossaryWord('thing.lot', language), lot.lotId),
    row(glossaryWord('fact.gtin', language), of('gtin')),
    row(glossaryWord('fact.firstScan', language), scanText(scans?.counter, language)),
    row(sentence('scans', language), scans?.counter.count),
  ];
  return html`<section>
    <h2>${sentence('facts', language)}</h2>
    <dl>${rows}</dl>
  </section>`;
}

/** What belongs to one package alone: its scans, and its scratch code. */
function packageSections({ code, language, scans, serial }: ConsumerPage, lot: Lot): SafeHtml {
  if (serial === undefined) return html``;
  return html`${scanNotice(scans, language)}
  ${code?.hasScratchCode === true && scratchForm(lot.package?.gtin ?? '', serial, language)}`;
}

function scanText(
  scans: ScanState['counter'] | undefined,
  language: Language,
): SafeHtml | undefined {
  if (!scans) return undefined;
  const note = scans.count === 1 && html`(${sentence('firstNow', language)})`;
  return html`${shanghaiTime(scans.first)} ${note}`;
}

function row(label: SafeHtml, value: SafeHtml | string | number | undefined): SafeHtml | undefined {
  return value === undefined
    ? undefined
    : html`<dt>${label}</dt>
        <dd>${value}</dd>`;
}

function footer(lot: Lot, language: Language): SafeHtml {
  return html`<footer>
    <p>
      <a href="/api/v1/proofs/lots/${lot.lotId}">${sentence('proof', language)}</a> ·
      <a href="/verify">${sentence('verifier', language)}</a>
    </p>
    <p class="quiet">${word('thing.trace', language)} · ${sentence('timeZone', language)} UTC+8</p>
  </footer>`;
}
