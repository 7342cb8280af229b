// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type RunLine } from '@daoji/model';

import { blastLine } from './blast-line.js';
import { runDraft, type ForecastDraft, type JudgedLine, type Station } from './forecast-runs.js';
import type { StationMemory } from './forecast-state.js';
import { isOnceASeason, warningOf } from './forecast-warnings.js';
import { borerLine, epidemicLines } from './season-lines.js';
import { dateOf } from './station-hours.js';
import { forget, lastDay, weatherOf } from './station-memory.js';

/** A line whose verdict is new, or another than before. */
export interface DatedLine {
  readonly date: string;
  readonly deviceId: string;
  readonly line: RunLine;
  readonly warningId?: string;
}

/** What judging a station came to. */
export interface Judged {
  readonly drafts: readonly ForecastDraft[];
  readonly lines: readonly DatedLine[];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Judges the days of a station that are over and new, and those that a late reading reaches; what no late reading reaches is left
 * as it was. A day of which a verdict is new or another than before is a run, and where there is something to warn of a warning.
 * @param touched - first day of which a reading came in.
 */
export function judgeStation(
  station: Station,
  memory: StationMemory,
  touched: number | undefined,
  now: Date,
): Judged {
  const span = spanOf(station, memory, touched, now);
  if (!span) return { drafts: [], lines: [] };
  const judging = new Judging(station, memory, civilDateOf(now.toISOString()));
  for (const [day, lines] of linesByDay(station, memory, span)) judging.take(day, lines);
  forget(memory, span.to);
  return judging;
}

/** The days to judge; none where none is over. */
function spanOf(
  station: Station,
  memory: StationMemory,
  touched = Infinity,
  now: Date,
): Span | undefined {
  const { fromDay } = memory;
  const to = lastDay(station, memory, now);
  if (fromDay === undefined || to === undefined) return undefined;
  const next = (memory.judgedTo ?? fromDay - 1) + 1;
  const from = Math.max(fromDay, Math.min(touched, next));
  return from > to ? undefined : { from, to };
}

/** Compares lines with what was known of their day, and keeps them. */
class Judging implements Judged {
  readonly drafts: ForecastDraft[] = [];
  readonly lines: DatedLine[] = [];
  readonly #memory: StationMemory;
  readonly #station: Station;
  readonly #today: string;

  constructor(station: Station, memory: StationMemory, today: string) {
    this.#memory = memory;
    this.#station = station;
    this.#today = today;
  }

  take(day: number, judged: readonly JudgedLine[]): void {
    const { runs } = this.#memory;
    const known = new Map((runs[day] ?? []).map((one) => [one.key, one]));
    const fresh = judged.filter(({ key, line }) => known.get(key)?.verdict !== line.verdict);
    runs[day] = judged.map(({ key, line }) => {
      const before = known.get(key);
      return before?.verdict === line.verdict ? before : { key, verdict: line.verdict };
    });
    if (fresh.length > 0) this.drafts.push(runDraft(this.#station, day, judged));
    for (const one of fresh) this.#say(day, one);
  }

  #say(day: number, one: JudgedLine): void {
    const { runs, said } = this.#memory;
    const context = { runs, said: new Set(said), today: this.#today };
    const draft = warningOf(this.#station, day, one, context);
    const { deviceId } = this.#station;
    const dated = { date: dateOf(day), deviceId, line: one.line };
    this.lines.push(draft ? { ...dated, warningId: draft.id } : dated);
    if (!draft) return;
    this.drafts.push(draft);
    if (isOnceASeason(one.line)) said.push(draft.id);
    const kept = runs[day]?.find(({ key }) => key === one.key);
    if (kept) kept.isWarned = true;
  }
}

function linesByDay(
  station: Station,
  memory: StationMemory,
  span: Span,
): readonly (readonly [day: number, lines: readonly JudgedLine[]])[] {
  const weather = weatherOf(memory, station, span);
  const byDay = new Map<number, JudgedLine[]>();
  const add = (day: number, line: JudgedLine | undefined): void => {
    if (line) byDay.set(day, [...(byDay.get(day) ?? []), line]);
  };
  for (let day = span.from; day <= span.to; day += 1) {
    if (station.models.includes('blastam')) add(day, blastLine(station, weather, day));
    if (station.models.includes('stem-borer')) add(day, borerLine(station, weather, day));
  }
  if (station.models.includes('epirice'))
    for (const group of station.seasons)
      for (const [day, line] of epidemicLines(station, weather, group, span)) add(day, line);
  return [...byDay].sort(([left], [right]) => left - right);
}
