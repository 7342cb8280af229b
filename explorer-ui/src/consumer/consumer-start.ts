// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

import { element } from '../check/element.js';
import { answerMark } from '../check/verdict-mark.js';
import { startText } from '../locale/start-text.js';
import { addStyle } from './add-style.js';
import { checkPlace, type CheckPlace } from './check-place.js';

/** The verifier and all it says; fetched when the reader asks for the check, never before. */
const PROGRAM = '/assets/consumer-check.js';

/** Puts the button of the self-check in its place: all of its script that a page loads by itself. */
function start(): void {
  const place = checkPlace(document);
  if (!place || place.isStarted) return;
  const text = startText(place.language);
  const button = element('button', { class: 'check-button', type: 'button' }, text['check.start']);
  const result = element('div', { class: 'check-result', 'aria-live': 'polite' });
  button.addEventListener('click', () => load(place, button, result));
  place.host.replaceChildren(element('p', { class: 'quiet' }, text['check.lead']), button, result);
  addStyle(document);
}

function load(
  { host, language }: CheckPlace,
  button: HTMLButtonElement,
  result: HTMLElement,
): void {
  button.disabled = true;
  result.replaceChildren(element('p', {}, startText(language)['check.loading']));
  host.dataset['start'] = '';
  const program = element('script', { src: PROGRAM });
  program.addEventListener('error', () => {
    program.remove();
    delete host.dataset['start'];
    result.replaceChildren(notLoaded(language));
    host.setAttribute('data-answer', 'unchecked');
    button.disabled = false;
  });
  document.body.append(program);
}

/** Looks like the answer that the program itself would give. */
function notLoaded(language: Language): HTMLElement {
  const text = startText(language);
  const answer = element(
    'div',
    { class: 'answer answer-unchecked' },
    element('p', { class: 'answer-word' }, answerMark('unchecked'), text['check.notDone']),
    element('p', {}, `${text['check.unloaded']} `, element('code', {}, 'CHECK_NETWORK')),
  );
  return element(
    'section',
    { class: 'report', 'data-answer': 'unchecked', lang: language },
    answer,
  );
}

start();
