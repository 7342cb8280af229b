// SPDX-License-Identifier: Apache-2.0
import { decimalText, wordOf, type Language } from '@daoji/model';
import type { ShownEvent, ShownReading, Verdict } from '@daoji/proof';

import type { CheckText } from '../locale/check-text.js';
import { element } from './element.js';
import { shownTime, withZone } from './shown-time.js';

/** Readings listed one by one; more are counted, not listed. */
const MAX_LISTED = 50;

/** The proven commands and readings of a verdict, folded. Everything is text: a proof may hold any characters. */
export function renderProven(verdict: Verdict, language: Language, text: CheckText): HTMLElement {
  return element(
    'div',
    { class: 'proven' },
    renderCommands(verdict.events, language, text),
    renderReadings(verdict.readings, language, text),
  );
}

function renderCommands(
  events: readonly ShownEvent[],
  language: Language,
  text: CheckText,
): HTMLElement {
  const items = events.map(({ command, commandId, type }) =>
    element(
      'li',
      {},
      element('strong', {}, wordOf('command', type, language)),
      element('br'),
      element('code', { class: 'raw' }, plain(command)),
      element('br'),
      element('span', { class: 'quiet' }, commandId),
    ),
  );
  const summary = text('check.commands', { count: events.length });
  return element('details', {}, element('summary', {}, summary), element('ul', {}, ...items));
}

function renderReadings(
  readings: readonly ShownReading[],
  language: Language,
  text: CheckText,
): HTMLElement {
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, withZone(text('check.readingTime'), language)),
    element('th', { scope: 'col' }, text('check.readingDevice')),
    element('th', { scope: 'col' }, text('check.readingValue')),
  );
  const rows = readings.slice(0, MAX_LISTED).map((reading) => readingRow(reading, language));
  const more = readings.length - rows.length;
  return element(
    'details',
    {},
    element('summary', {}, text('check.readings', { count: readings.length })),
    element(
      'div',
      { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': text('check.readingValue') },
      element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)),
    ),
    more > 0 ? element('p', {}, text('check.moreReadings', { count: more })) : undefined,
  );
}

function readingRow(reading: ShownReading, language: Language): HTMLElement {
  const value = `${decimalText(reading.value, reading.scale)} ${reading.unit}`;
  const quantity = wordOf('quantity', reading.quantity, language);
  return element(
    'tr',
    {},
    element('td', {}, shownTime(reading.time, language)),
    element('td', {}, `${reading.deviceId} ${reading.channel}`),
    element('td', {}, `${quantity} ${plain(value)}`),
  );
}

/** Shows control and direction characters as what they are, so that a text cannot pretend to be another. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}
