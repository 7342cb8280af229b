// SPDX-License-Identifier: Apache-2.0
import { element } from './element.js';
import type { CheckAnswer, StatementStatus } from './verdict.js';

const SVG = 'http://www.w3.org/2000/svg';

/** One path per answer, drawn on a 24 × 24 grid, so that no answer is told by colour alone. */
export const ANSWER_PATHS: Readonly<Record<CheckAnswer, string>> = {
  consistent: 'M5 12.5l4.5 4.5L19 7.5',
  inconsistent: 'M6 6l12 12M18 6L6 18',
  unchecked: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5',
  unanchored: 'M12 6v6l4 2.5',
};

const STATUS_ANSWER: Readonly<Record<StatementStatus, CheckAnswer>> = {
  pass: 'consistent',
  fail: 'inconsistent',
  absent: 'unchecked',
};

/** The icon of an answer; hidden from screen readers, since its word always stands beside it. */
export function answerMark(answer: CheckAnswer): HTMLElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ANSWER_PATHS[answer]);
  svg.append(path);
  const mark = element('span', { 'aria-hidden': 'true', class: `mark mark-${answer}` });
  mark.append(svg);
  return mark;
}

/** The icon of one statement's status. */
export function statusMark(status: StatementStatus): HTMLElement {
  return answerMark(STATUS_ANSWER[status]);
}
