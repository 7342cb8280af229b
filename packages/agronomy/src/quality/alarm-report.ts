// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';

/** One alarm from its raising to its clearing; times in ms since 1970. */
export interface AlarmSpan {
  /** What raises it, e.g. `bin/b-01/hot-spot`: the same source again and again chatters. */
  readonly source: string;
  readonly raisedMs: number;
  readonly acknowledgedMs?: number;
  readonly clearedMs?: number;
}

/** Limits of a report. ANSI/ISA-18.2 and EEMUA 191 name them for control rooms; for a grain store they are unconfirmed. */
export interface AlarmReportRule {
  /** More alarms than so many within `floodWindowMs` are a flood. */
  readonly floodCount: number;
  readonly floodWindowMs: number;
  /** Raised so often within `chatterWindowMs`, a source chatters. */
  readonly chatterCount: number;
  readonly chatterWindowMs: number;
  /** Open longer than this, an alarm stands. */
  readonly standingMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** More than 10 in 10 min are a flood (ISA-18.2); a bin is scanned each 10 min or less, so chatter is counted by the day. */
export const ALARM_REPORT_RULE: AlarmReportRule = {
  chatterCount: 3,
  chatterWindowMs: DAY_MS,
  floodCount: 10,
  floodWindowMs: 10 * MINUTE_MS,
  standingMs: DAY_MS,
};

/** More alarms at once than a person can answer. */
export interface AlarmFlood {
  readonly fromMs: number;
  readonly toMs: number;
  readonly alarms: number;
}

/** What a period's alarms asked of those who answer them. */
export interface AlarmReport {
  readonly raised: number;
  readonly cleared: number;
  /** At the end of the period, of all that were ever raised. */
  readonly open: number;
  readonly unacknowledged: number;
  readonly standing: number;
  /** Time from raising to acknowledging, ms, of `answered` alarms of the period; absent where none was. */
  readonly medianAnswerMs?: number;
  readonly answered: number;
  readonly floods: readonly AlarmFlood[];
  /** Sources that chatter, with the most that one window holds. */
  readonly chatter: readonly { readonly source: string; readonly times: number }[];
}

/**
 * Reports on the alarms raised in [from, to), and on what is open at its end.
 * @throws ModelInputError for a period that ends before it starts, an alarm answered or cleared before it was raised.
 */
export function alarmReport(
  alarms: readonly AlarmSpan[],
  period: { readonly fromMs: number; readonly toMs: number },
  rule: AlarmReportRule = ALARM_REPORT_RULE,
): AlarmReport {
  const { fromMs, toMs } = period;
  demandInput(fromMs < toMs, `expected a period that ends after it starts, got ${fromMs}…${toMs}`);
  alarms.forEach(demandOrder);
  const known = alarms.filter(({ raisedMs }) => raisedMs < toMs);
  const raised = known.filter(({ raisedMs }) => raisedMs >= fromMs);
  const open = known.filter(({ clearedMs }) => !isBefore(clearedMs, toMs));
  const answers = raised
    .flatMap(({ acknowledgedMs, raisedMs }) =>
      acknowledgedMs !== undefined && acknowledgedMs < toMs ? [acknowledgedMs - raisedMs] : [],
    )
    .sort((a, b) => a - b);
  const median = medianOf(answers);
  return {
    answered: answers.length,
    chatter: chatterOf(raised, rule),
    cleared: known.filter(
      ({ clearedMs }) => clearedMs !== undefined && clearedMs >= fromMs && clearedMs < toMs,
    ).length,
    floods: floodsOf(raised, rule),
    ...(median !== undefined && { medianAnswerMs: median }),
    open: open.length,
    raised: raised.length,
    standing: open.filter(({ raisedMs }) => toMs - raisedMs > rule.standingMs).length,
    unacknowledged: open.filter(({ acknowledgedMs }) => !isBefore(acknowledgedMs, toMs)).length,
  };
}

function demandOrder({ acknowledgedMs, clearedMs, raisedMs, source }: AlarmSpan): void {
  for (const later of [acknowledgedMs, clearedMs])
    demandInput(
      later === undefined || later >= raisedMs,
      `expected ${source} to be answered after ${raisedMs}, got ${later}`,
    );
}

function isBefore(at: number | undefined, end: number): boolean {
  return at !== undefined && at < end;
}

/** Windows that hold too many, joined where they overlap. */
function floodsOf(alarms: readonly AlarmSpan[], rule: AlarmReportRule): AlarmFlood[] {
  const times = alarms.map(({ raisedMs }) => raisedMs).sort((a, b) => a - b);
  const floods: { first: number; last: number }[] = [];
  let first = 0;
  times.forEach((time, last) => {
    while (time - (times[first] ?? time) >= rule.floodWindowMs) first += 1;
    if (last - first < rule.floodCount) return;
    const before = floods.at(-1);
    if (before && before.last >= first) before.last = last;
    else floods.push({ first, last });
  });
  return floods.map(({ first: from, last: to }) => ({
    alarms: to - from + 1,
    fromMs: times[from] ?? 0,
    toMs: times[to] ?? 0,
  }));
}

function chatterOf(
  alarms: readonly AlarmSpan[],
  { chatterCount, chatterWindowMs }: AlarmReportRule,
): { source: string; times: number }[] {
  const bySource = new Map<string, number[]>();
  for (const { raisedMs, source } of alarms) {
    const times = bySource.get(source);
    if (times) times.push(raisedMs);
    else bySource.set(source, [raisedMs]);
  }
  return [...bySource]
    .map(([source, times]) => ({ source, times: mostWithin(times, chatterWindowMs) }))
    .filter(({ times }) => times >= chatterCount)
    .sort((a, b) => b.times - a.times || (a.source < b.source ? -1 : 1));
}

function mostWithin(unordered: readonly number[], windowMs: number): number {
  const times = [...unordered].sort((a, b) => a - b);
  let first = 0;
  return times.reduce((most, time, last) => {
    while (time - (times[first] ?? time) >= windowMs) first += 1;
    return Math.max(most, last - first + 1);
  }, 0);
}

function medianOf(sorted: readonly number[]): number | undefined {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
