// SPDX-License-Identifier: Apache-2.0
import {
  Alarm,
  alarmReport,
  demandInput,
  firstOuts,
  type AlarmChange,
  type AlarmReport,
  type AlarmSpan,
} from '@daoji/agronomy';

import { demandOption, numberOf, optionNumber, textOf, type FileModel } from './file-model.js';
import type { ModelColumn, ModelRow } from './model-table.js';

const SECOND_MS = 1_000;
/** Longest shelving where none is asked for: a shift of eight hours; ours. */
const SHELVE_LIMIT_S = 28_800;
const time = (name: string, meaning: string): ModelColumn => ({ kind: 'time', meaning, name });
const at = (ms: number): string => new Date(ms).toISOString();

/** Alarms by ANSI/ISA-18.2. */
export const ALARM_MODELS: Readonly<Record<string, FileModel>> = {
  'alarm-states': {
    zh: '报警状态（ISA-18.2）：死区、延时、确认、搁置',
    en: 'states of one alarm: deadband, delays, acknowledge, shelve with a limit',
    source: 'ANSI/ISA-18.2',
    columns: [
      time('time', 'time, ISO 8601, in the order of the file'),
      { meaning: 'measured value; empty: none came', name: 'value', optional: true },
      {
        kind: 'text',
        meaning: 'what a person does after it',
        name: 'action',
        oneOf: ['acknowledge', 'shelve'],
        optional: true,
      },
      {
        meaning: 'how long it is shelved, s',
        name: 'for_s',
        optional: true,
        range: [1, 31_536_000],
      },
    ],
    options: {
      raiseAbove: 'number',
      clearBelow: 'number',
      onDelayS: 'number',
      offDelayS: 'number',
      shelveLimitS: 'number',
    },
    run: (rows, options) => {
      const ms = (name: string, otherwise = 0): number =>
        optionNumber(options, name, otherwise) * SECOND_MS;
      const alarm = new Alarm({
        clearBelow: demandOption(options, 'clearBelow'),
        offDelayMs: ms('offDelayS'),
        onDelayMs: ms('onDelayS'),
        raiseAbove: demandOption(options, 'raiseAbove'),
        shelveLimitMs: ms('shelveLimitS', SHELVE_LIMIT_S),
      });
      const changes = rows.flatMap((row) => [measuredIn(alarm, row), doneIn(alarm, row)]);
      return {
        changes: changes.flatMap((one) => (one ? [{ ...one, at: at(one.timeMs) }] : [])),
        model: 'alarm-states',
        state: alarm.state,
        version: '1',
        voided: [],
      };
    },
    words: (result) => {
      const { changes, state } = result as {
        changes: (AlarmChange & { at: string })[];
        state: string;
      };
      const steps = changes.map((one) => `${one.at} ${one.from} → ${one.to}`);
      return [...steps, `现 · now: ${state}`].join('\n');
    },
  },
  'alarm-report': {
    zh: '报警统计：泛滥、抖动、常驻、应答时间与首发',
    en: 'floods, chatter, standing alarms, time to answer, and what came first',
    source: 'ANSI/ISA-18.2; EEMUA 191 (unconfirmed for a grain store)',
    columns: [
      { kind: 'text', meaning: 'id of the alarm', name: 'id' },
      { kind: 'text', meaning: 'where one cause raises several, e.g. a bin', name: 'place' },
      { kind: 'text', meaning: 'what raises it, e.g. a sensor', name: 'source' },
      time('raised', 'when it was raised, ISO 8601'),
      { ...time('acknowledged', 'when somebody answered'), optional: true },
      { ...time('cleared', 'when it cleared; empty while it is open'), optional: true },
    ],
    options: {},
    run: (rows) => {
      const spans = rows.map(spanOf);
      const times = spans.flatMap(({ acknowledgedMs, clearedMs, raisedMs }) =>
        [raisedMs, acknowledgedMs, clearedMs].filter((one) => one !== undefined),
      );
      // The file is the period: from its first alarm to the last that it tells of.
      const period = { fromMs: Math.min(...times), toMs: Math.max(...times) + 1 };
      const placed = rows.map((row, index) => ({
        clearedMs: spans[index]?.clearedMs,
        id: textOf(row, 'id'),
        place: textOf(row, 'place'),
        raisedMs: numberOf(row, 'raised'),
      }));
      demandInput(
        new Set(placed.map(({ id }) => id)).size === placed.length,
        'expected each id once',
      );
      return {
        ...alarmReport(spans, period),
        firstOut: firstOuts(placed),
        from: at(period.fromMs),
        model: 'alarm-report',
        to: at(period.toMs - 1),
        version: '1',
        voided: [],
      };
    },
    words: (result) => {
      const { chatter, firstOut, floods, open, raised, standing } = result as AlarmReport & {
        firstOut: readonly string[];
      };
      return `${raised} 条 · raised, ${open} 未清 · open, ${standing} 常驻 · standing, ${floods.length} 次泛滥 · floods, 抖动 · chatter: ${chatter.map(({ source, times }) => `${source} ×${times}`).join(', ') || '–'}, 首发 · first out: ${firstOut.join(', ') || '–'}`;
    },
  },
};

function measuredIn(alarm: Alarm, row: ModelRow): AlarmChange | undefined {
  const { value } = row;
  return typeof value === 'number' ? alarm.measure(value, numberOf(row, 'time')) : undefined;
}

function doneIn(alarm: Alarm, row: ModelRow): AlarmChange | undefined {
  const { action, for_s: forS } = row;
  const timeMs = numberOf(row, 'time');
  if (action === 'acknowledge') return alarm.acknowledge(timeMs);
  if (action !== 'shelve') return undefined;
  demandInput(typeof forS === 'number', 'expected for_s with shelve: nothing is shelved for ever');
  return alarm.shelve(timeMs, forS * SECOND_MS);
}

function spanOf(row: ModelRow): AlarmSpan {
  const { acknowledged, cleared } = row;
  return {
    raisedMs: numberOf(row, 'raised'),
    source: textOf(row, 'source'),
    ...(typeof acknowledged === 'number' && { acknowledgedMs: acknowledged }),
    ...(typeof cleared === 'number' && { clearedMs: cleared }),
  };
}
