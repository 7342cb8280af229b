// SPDX-License-Identifier: Apache-2.0
import { jcsText, fromHex, hashLeaf, rootOf, toHex } from '@daoji/proof';
import type { ModelRun, RuleSetContent, RunLine } from '@daoji/model';

import { differences, type Difference } from '../models/recompute.js';
import {
  possibleSettings,
  runCandidates,
  windowOf,
  type RunCandidate,
  type RunSettings,
} from './run-candidates.js';
import { assertVersions, lineAgain, rulesOfLines, type RunRules } from './run-lines.js';
import {
  judgedBefore,
  runWeather,
  windowLog,
  type RunWeather,
  type WindowLog,
} from './run-weather.js';
import type { StationLog } from './station-log.js';

/** What a run is made again from. */
export interface RunSources {
  readonly log: StationLog;
  /** @throws CliError `RULE_SET_UNKNOWN`. */
  readonly ruleSetOf: (ruleSetId: string) => Promise<RuleSetContent>;
  /** Every run of the station: what had been judged when a late reading came. */
  readonly runs: readonly ModelRun[];
  /** How another run of the station was read: tried first. */
  readonly likely?: RunSettings | undefined;
  /** As the operator's file has them; undefined: found by the digests. */
  readonly settings?: RunSettings | undefined;
}

/** A place where the record and the run made again are not the same. */
export interface RunDifference extends Difference {
  /** Model of the line. */
  readonly modelId?: string;
}

/** What making a run again came to. */
export interface RecomputedRun {
  /** Batches of the log that were there; a batch after them changes nothing of this result. */
  readonly batches: number;
  readonly differences: readonly RunDifference[];
  /** Readings of the run's days among them. */
  readonly readings: number;
  readonly runId: string;
  readonly settings: RunSettings;
}

/** What a run is compared with before it counts as another. */
const MOST_CANDIDATES = 120;

/**
 * Makes a run of the ledger again from the archived readings and compares every line byte by byte. Which readings were there, and how
 * the station was read, is no part of the record; the digest of the inputs says it: what gives the same digests is what it was.
 * Where nothing gives them, what comes nearest is compared, the readings that were there when it was recorded before others.
 * @throws CliError `MODEL_VERSION`, `RULE_SET_UNKNOWN`.
 */
export async function recomputeRun(run: ModelRun, sources: RunSources): Promise<RecomputedRun> {
  assertVersions(run);
  const rules = await rulesOfLines(run.lines, sources.ruleSetOf);
  const { batches } = sources.log;
  const likely = sources.likely ? [sources.likely] : [];
  const settings = sources.settings
    ? [sources.settings]
    : [...likely, ...possibleSettings(run, batches)];
  const again = new Again(run, rules, sources);
  let tried = 0;
  for (const candidate of runCandidates(run, batches, settings)) {
    if (tried >= MOST_CANDIDATES || again.isSame) break;
    again.take(candidate);
    tried += 1;
  }
  return again.result();
}

/** The nearest of what was tried. */
class Again {
  #best: (RecomputedRun & { readonly changed: number }) | undefined;
  readonly #judged: readonly number[];
  readonly #log: WindowLog;
  readonly #rules: RunRules;
  readonly #run: ModelRun;

  constructor(run: ModelRun, rules: RunRules, sources: RunSources) {
    this.#log = windowLog(sources.log.batches, windowOf(run));
    this.#judged = judgedBefore(sources.log.batches, sources.runs);
    this.#rules = rules;
    this.#run = run;
  }

  get isSame(): boolean {
    return this.#best?.differences.length === 0;
  }

  take(candidate: RunCandidate): void {
    const weather = this.#weather(candidate, this.#judged);
    this.#compare(candidate, weather);
    const all = this.#weather(candidate, []);
    if (!this.isSame && all.readings !== weather.readings) this.#compare(candidate, all);
  }

  #weather(candidate: RunCandidate, judged: readonly number[]): RunWeather {
    return runWeather(this.#log, judged, candidate, windowOf(this.#run));
  }

  #compare({ cut, settings }: RunCandidate, weather: RunWeather): void {
    const lines = this.#run.lines.map((line) =>
      lineAgain(this.#run, line, weather, settings, this.#rules),
    );
    const changed = lines.filter((line, at) => !isSameLine(this.#run.lines[at], line)).length;
    if (this.#best && this.#best.changed <= changed) return;
    this.#best = {
      batches: this.#batchesTo(cut),
      changed,
      differences: differencesOf(this.#run, lines),
      readings: weather.readings,
      runId: this.#run.runId,
      settings,
    };
  }

  result(): RecomputedRun {
    if (!this.#best) throw new Error('expected something to compare with');
    const { batches, differences: found, readings, runId, settings } = this.#best;
    return { batches, differences: found, readings, runId, settings };
  }

  /** Batches of the whole log up to the last of the station's that was there. */
  #batchesTo(cut: number): number {
    const last = this.#log.batches[cut - 1];
    return last ? last.index + 1 : 0;
  }
}

function differencesOf(run: ModelRun, lines: readonly (RunLine | undefined)[]): RunDifference[] {
  const found = run.lines.flatMap((line, at): RunDifference[] => {
    const now = lines[at];
    if (isSameLine(line, now)) return [];
    return differences(line, now, `/lines/${at}`).map((one) => ({ ...one, modelId: line.modelId }));
  });
  const root = inputsRootOf(lines.flatMap((line) => (line ? [line] : [])));
  if (root !== run.inputsRoot) found.push({ at: '/inputsRoot', kept: run.inputsRoot, now: root });
  return found;
}

/** As the ledger computes it: RFC 9162 over the digests of the lines' inputs. */
function inputsRootOf(lines: readonly RunLine[]): string {
  return toHex(rootOf(lines.map(({ inputsDigest }) => hashLeaf(fromHex(inputsDigest)))));
}

function isSameLine(line: RunLine | undefined, now: RunLine | undefined): boolean {
  return line !== undefined && now !== undefined && jcsText(line) === jcsText(now);
}
