// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type RunLine } from '@daoji/model';

import { blastLine } from './blast-line.js';
import { runDraft, type ForecastDraft, type JudgedLine, type Station } from './forecast-runs.js';
import type { StationMemory } from './forecast-state.js';
import { isOnceASeason, warningOf, type KeptLine } from './forecast-warnings.js';
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
  const { firstDay, fromDay } = memory;
  const last = lastDay(station, memory, now);
  const judged: Judged = { drafts: [], lines: [] };
  if (firstDay === undefined || fromDay === undefined || last === undefined) return judged;
  const from = Math.max(
    fromDay,
    Math.min(touched ?? Infinity, (memory.judgedTo ?? fromDay - 1) + 1),
  );
  if (from > last) return judged;
  const said = new Set(memory.said);
  const today = civilDateOf(now.toISOString());
  const found: { drafts: ForecastDraft[]; lines: DatedLine[] } = { drafts: [], lines: [] };
  for (const [day, lines] of linesByDay(station, memory, { from, to: last })) {
    const known = memory.runs[day] ?? [];
    const kept = lines.map(({ key, line }): KeptLine & { readonly line: RunLine } => ({
      ...known.find((one) => one.key === key && one.verdict === line.verdict),
      key,
      line,
      verdict: line.verdict,
    }));
    const isNew = lines.map(
      ({ key, line }) => !known.some((one) => one.key === key && one.verdict === line.verdict),
    );
    if (isNew.includes(true)) found.drafts.push(runDraft(station, day, lines));
    memory.runs[day] = kept.map(({ isWarned, key, verdict }) => ({
      ...(isWarned === true && { isWarned }),
      key,
      verdict: verdict as RunLine['verdict'],
    }));
    for (const [at, one] of lines.entries()) {
      if (isNew[at] !== true) continue;
      const draft = warningOf(station, day, one, { runs: memory.runs, said, today });
      const dated = { date: dateOf(day), deviceId: station.deviceId, line: one.line };
      found.lines.push(draft ? { ...dated, warningId: draft.id } : dated);
      if (!draft) continue;
      found.drafts.push(draft);
      if (isOnceASeason(one.line)) said.add(draft.id);
      memory.runs[day] = (memory.runs[day] ?? []).map((line) =>
        line.key === one.key ? { ...line, isWarned: true } : line,
      );
    }
  }
  memory.said = [...said];
  forget(memory, last);
  return found;
}

function linesByDay(
  station: Station,
  memory: StationMemory,
  span: { readonly from: number; readonly to: number },
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
