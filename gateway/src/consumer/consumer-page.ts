// SPDX-License-Identifier: Apache-2.0
import type { LogArchive } from '@daoji/archive';
import { word, type Language, type Lot, type Scenario } from '@daoji/model';

import type { CodeStatus } from '../codes/code-lookup.js';
import type { RecallMark } from '../recall/recall-lookup.js';
import type { ScanState } from '../scans/scan-service.js';
import type { LotTelling } from '../story/lot-telling.js';
import { htmlDocument } from './document.js';
import { inputsSection, notKnownSection } from './field-sections.js';
import { areaText, kilogramText, shanghaiTime } from './formats.js';
import { html, jsonScript, type SafeHtml } from './html.js';
import { codeNotice, originSentence, recallNotice } from './notices.js';
import { scanNotice } from './scan-notice.js';
import { scratchForm } from './scratch-section.js';
import { sensorSection } from './sensor-section.js';
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
  return htmlDocument({
    language,
    scenario,
    styleNonce,
    title: `${lot.variety} · ${plainSentence('title', language)}`,
    body: html`<header>
        <h1>${lot.variety} · ${sentence('title', language)}</h1>
        <p class="quiet">${otherLanguage(language)}</p>
      </header>
      <main>
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
  const pack = lot.package;
  const rows: (SafeHtml | undefined)[] = [
    row(glossaryWord('fact.variety', language), lot.variety),
    row(glossaryWord('fact.origin', language), glossaryWord(`origin.${lot.originClass}`, language)),
    row(glossaryWord('fact.harvestYear', language), lot.harvestYear),
    row(glossaryWord('fact.millingDate', language), lot.millingDate),
    row(glossaryWord('fact.productionDate', language), pack?.productionDate),
    row(sentence('bestBefore', language), lot.bestBefore),
    row(glossaryWord('fact.netMass', language), pack && kilogramText(pack.netMassGrams)),
    row(glossaryWord('fact.count', language), pack?.count),
    row(glossaryWord('thing.lot', language), lot.lotId),
    row(glossaryWord('fact.gtin', language), pack?.gtin),
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

function sourceSection(telling: LotTelling, language: Language): SafeHtml {
  const { parcels } = telling.story;
  return html`<section>
    <h2>${sentence('sources', language)}</h2>
    ${originSentence(telling.story, language)}
    <dl>
      ${parcels.map(
        ({ areaCode, areaM2, originClass, parcelId, state }) =>
          html`<dt>${glossaryWord('thing.parcel', language)} ${parcelId}</dt>
            <dd>
              ${areaCode} · ${areaText(areaM2, language)} ·
              ${glossaryWord(`origin.${originClass}`, language)} ·
              ${glossaryWord(`state.${state}`, language)}
            </dd>`,
      )}
    </dl>
  </section>`;
}

function testsSection(telling: LotTelling, language: Language): SafeHtml {
  const documents = telling.story.lots.flatMap((lot) => lot.documents);
  if (documents.length === 0) {
    return html`<section>
      <h2>${sentence('tests', language)}</h2>
      <p>${sentence('noTests', language)}</p>
    </section>`;
  }
  return html`<section>
    <h2>${sentence('tests', language)}</h2>
    ${documents.map(
      ({ documentHash, issuedOn, kind, result }) =>
        html`<h3>
            ${glossaryWord(`document.${kind}`, language)} ·
            ${glossaryWord(`result.${result}`, language)}
          </h3>
          <p>
            ${issuedOn} ·
            <a href="/api/v1/documents/${documentHash}">${sentence('document', language)}</a><br />
            ${sentence('fingerprint', language)} <code>${documentHash}</code>
          </p>`,
    )}
  </section>`;
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
