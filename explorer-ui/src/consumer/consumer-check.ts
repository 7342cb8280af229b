// SPDX-License-Identifier: Apache-2.0

import { element } from '../check/element.js';
import { fetchProof } from '../check/fetch-proof.js';
import { checkProof, reportOfProblem, type ProofReport } from '../check/proof-report.js';
import { renderReport } from '../check/render-report.js';
import { verifyBundle } from '@daoji/proof';
import { checkText } from '../locale/check-text.js';
import { addStyle } from './add-style.js';
import { checkPlace, type CheckPlace } from './check-place.js';

/** Trust root built into this file, as JSON text; empty when the build was given none. */
declare const EMBEDDED_TRUST_ROOT: string;

/** Runs the self-check of a consumer page, which `consumer-start.ts` loads it for, and gives the answer in its place. */
function start(): void {
  const place = checkPlace(document);
  if (!place) return;
  const text = checkText(place.language);
  const button = element('button', { class: 'check-button', type: 'button' }, text('check.start'));
  const result = element('div', { class: 'check-result', 'aria-live': 'polite' });
  const run = (): void => void show(place, button, result);
  button.addEventListener('click', run);
  place.host.replaceChildren(element('p', { class: 'quiet' }, text('check.lead')), button, result);
  if (!place.isStarted) addStyle(document);
  else run();
}

async function show(
  place: CheckPlace,
  button: HTMLButtonElement,
  result: HTMLElement,
): Promise<void> {
  const text = checkText(place.language);
  button.disabled = true;
  result.replaceChildren(element('p', {}, text('check.running')));
  const report = await check(place);
  result.replaceChildren(renderReport(report, place.language));
  place.host.setAttribute('data-answer', report.answer);
  button.textContent = text('check.again');
  button.disabled = false;
  if (document.activeElement === document.body) button.focus({ preventScroll: true });
}

async function check(place: CheckPlace): Promise<ProofReport> {
  try {
    const isEmbedded = EMBEDDED_TRUST_ROOT !== '';
    const trustRoot = isEmbedded
      ? new TextEncoder().encode(EMBEDDED_TRUST_ROOT)
      : await fetchProof(place.rootUrl);
    const bundle = await fetchProof(place.proofUrl);
    const rootSource = isEmbedded ? 'embedded' : 'fetched';
    return checkProof({ bundle, rootSource, shown: place.shown, trustRoot }, verifyBundle);
  } catch (cause) {
    return reportOfProblem(cause);
  }
}

start();
