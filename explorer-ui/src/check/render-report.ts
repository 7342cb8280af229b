// SPDX-License-Identifier: Apache-2.0
import { word, type Language, type ShownFinding } from '@daoji/model';
import { STATEMENTS, type StatementName, type StatementVerdict } from '@daoji/proof';

import { checkText, type CheckText } from '../locale/check-text.js';
import { element, type Child } from './element.js';
import { problemWords } from './problem-words.js';
import type { ProofReport } from './proof-report.js';
import { renderProven } from './render-proven.js';
import { answerMark, statusMark } from './verdict-mark.js';
import type { CheckAnswer } from './verdict.js';

const SAID = {
  consistent: 'check.consistent',
  inconsistent: 'check.inconsistent',
  unchecked: 'check.unchecked',
  unanchored: 'check.unanchored',
} as const;

const NEXT = {
  consistent: 'check.nextConsistent',
  inconsistent: 'check.nextInconsistent',
  unchecked: 'check.nextUnchecked',
  unanchored: 'check.nextUnanchored',
} as const;

/**
 * The whole answer of a check as elements: the word, why, what next, value by value, the eight statements with what
 * each does not show, and what was proven. Used alike by the consumer page, the offline verifier and the auditor page.
 */
export function renderReport(report: ProofReport, language: Language): HTMLElement {
  const text = checkText(language);
  return element(
    'section',
    { class: 'report', 'data-answer': report.answer, lang: language },
    renderAnswer(report, language, text),
    renderRoot(report, language, text),
    renderFindings(report, text),
    renderStatements(report, language, text),
    report.verdict && renderProven(report.verdict, language, text),
  );
}

function renderAnswer(report: ProofReport, language: Language, text: CheckText): HTMLElement {
  const { answer, compared, problem } = report;
  const isAlone = answer === 'consistent' && compared === undefined;
  return element(
    'div',
    { class: `answer answer-${answer}`, role: 'status' },
    element('p', { class: 'answer-word' }, answerMark(answer), verdictWord(answer, language)),
    element('p', {}, text(isAlone ? 'check.consistentAlone' : SAID[answer])),
    problem &&
      line(text('check.why'), problemWords(problem, text), element('code', {}, problem.code)),
    line(text('check.next'), text(NEXT[answer])),
  );
}

/** The word of an answer, from the glossary. */
export function verdictWord(answer: CheckAnswer, language: Language): string {
  return word(`verdict.${answer}`, language);
}

function line(label: string, ...said: readonly Child[]): HTMLElement {
  return element('p', { class: 'line' }, element('strong', { class: 'label' }, label), ...said);
}

function renderRoot(report: ProofReport, language: Language, text: CheckText): Child {
  if (!report.rootSource || !report.rootWords) return undefined;
  const said = {
    embedded: text('check.rootEmbedded'),
    fetched: text('check.rootFetched'),
    file: text('check.rootFile'),
  }[report.rootSource];
  const words = report.rootWords[language === 'en' ? 'en' : 'zh'];
  return element(
    'div',
    { class: 'root' },
    element('p', {}, said),
    element('p', { class: 'words' }, words.join(' · ')),
    report.rootSource === 'fetched'
      ? element('p', { class: 'quiet' }, text('check.rootFetchedLimit'))
      : undefined,
  );
}

function renderFindings(report: ProofReport, text: CheckText): Child {
  if (!report.verdict) return undefined;
  const { compared, findings } = report;
  const heading = element('h3', {}, text('check.findings'));
  if (compared === undefined) {
    return element('div', {}, heading, element('p', {}, text('check.findingsNothingShown')));
  }
  if (findings.length === 0) {
    const said = text('check.findingsNone', { count: compared });
    return element('div', {}, heading, element('p', {}, said));
  }
  // differs, left-out, unproven: the order of the alphabet is that of weight
  const sorted = [...findings].sort((left, right) => left.kind.localeCompare(right.kind));
  const hasUnproven = findings.some(({ kind }) => kind === 'unproven');
  return element(
    'div',
    {},
    heading,
    element('ul', { class: 'findings' }, ...sorted.slice(0, 50).map((item) => finding(item, text))),
    hasUnproven ? element('p', { class: 'quiet' }, text('check.unprovenNote')) : undefined,
  );
}

function finding(item: ShownFinding, text: CheckText): HTMLElement {
  const said = {
    differs: () => text('check.differs', { shown: item.shown, proven: item.proven ?? '–' }),
    'left-out': () => text('check.leftOut', { shown: item.shown }),
    unproven: () => text('check.unproven', { shown: item.shown }),
  }[item.kind]();
  const mark = statusMark(item.kind === 'differs' ? 'fail' : 'absent');
  const [, what = item.what, commandId = ''] = /^(.*) \((\w{26})\)$/.exec(item.what) ?? [];
  return element(
    'li',
    { class: `finding-${item.kind}` },
    mark,
    element(
      'span',
      {},
      element('strong', {}, what),
      element('br'),
      said,
      commandId === '' ? undefined : element('p', { class: 'quiet' }, commandId),
    ),
  );
}

function renderStatements(report: ProofReport, language: Language, text: CheckText): Child {
  if (!report.verdict) return undefined;
  const { collusion, notices, statements } = report.verdict;
  const isDemo = notices.some((notice) => !notice.startsWith('SCENARIO'));
  return element(
    'div',
    {},
    element('h3', {}, text('check.statements')),
    isDemo ? element('p', { class: 'notice' }, text('check.demoKeys')) : undefined,
    element(
      'ul',
      { class: 'statements' },
      ...STATEMENTS.map((name) => statement(name, statements[name], language)),
    ),
    collusion === '' ? undefined : line(text('check.forge'), collusion),
  );
}

function statement(name: StatementName, item: StatementVerdict, language: Language): HTMLElement {
  const text = checkText(language);
  const isScenario = item.code === 'TP_TIME_SCENARIO';
  return element(
    'li',
    { 'data-statement': name, 'data-status': item.status },
    statusMark(item.status),
    element(
      'div',
      {},
      element(
        'p',
        { class: 'statement-name' },
        element('strong', {}, word(`statement.${name}`, language)),
        ` ${word(`status.${item.status}`, language)}`,
        item.code ? element('code', {}, item.code) : undefined,
      ),
      isScenario ? element('p', { class: 'notice' }, text('check.scenario')) : undefined,
      item.status === 'pass' ? line(text('check.said'), text(`check.${name}.said`)) : undefined,
      line(text('check.notSaid'), text(`check.${name}.not`)),
      element('p', { class: 'quiet', lang: 'en' }, item.detail),
    ),
  );
}
