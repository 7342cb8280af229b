// SPDX-License-Identifier: Apache-2.0

/** A file for a model, with the example rule set that is for it, and options. */
export interface ModelCase {
  readonly csv: string;
  /** Name of an example without `.json`; absent for a model that no rule set is for. */
  readonly rules?: string;
  readonly set: readonly string[];
}

type CaseName =
  | 'blastam'
  | 'epirice'
  | 'equilibrium-moisture'
  | 'growing-degree-days'
  | 'hot-spots'
  | 'leaf-wetness'
  | 'stem-borer'
  | 'wilson';

/** Numbers that go up and down, the same for ever. */
function wave(at: number, mean: number, swing: number, period: number): string {
  return (mean + swing * (Math.abs(((at / period) % 1) * 4 - 2) - 1)).toFixed(1);
}

function table(
  header: string,
  rows: number,
  row: (at: number) => readonly (string | number)[],
): string {
  const lines = Array.from({ length: rows }, (_, at) => row(at).join(','));
  return `${[header, ...lines].join('\n')}\n`;
}

const HOURS = 120;
const extremes = (days: number): string =>
  table('tmax_c,tmin_c', days, (day) => [wave(day, 24, 6, 40), wave(day, 11, 7, 30)]);
const weather = table('temp_c,rh_pct,rain_mm', 120, (day) => [
  wave(day, 23, 5, 35),
  wave(day, 86, 12, 5),
  day % 9 === 0 ? '7.5' : '0',
]);

/** A case of each model that a rule set is for, and of one that none is for; their results are kept in `kept/`. */
export const MODEL_CASES: Readonly<Record<CaseName, ModelCase>> = {
  blastam: {
    csv: table('temp_c,wind_ms,rain_mm,sunshine_h', HOURS, (hour) => [
      22,
      0.5,
      hour === 91 ? '1.0' : 0,
      // No hour has so much: void.
      hour === 60 ? 2.2 : 0,
    ]),
    rules: 'model-blastam',
    set: [],
  },
  epirice: { csv: weather, rules: 'model-epirice-leaf-blast', set: [] },
  'equilibrium-moisture': {
    csv: table('temp_c,rh_pct', 12, (at) => [5 + at * 2, 45 + at * 4]),
    rules: 'grain-isotherms',
    set: ['isotherm=modified-henderson'],
  },
  'growing-degree-days': { csv: extremes(150), rules: 'model-growing-degree-days', set: [] },
  'hot-spots': {
    csv: table('scan,sensor,layer,temp_c', 40, (at) => [
      `s${Math.floor(at / 10)}`,
      `c${at % 10}`,
      1,
      at % 10 === 3 && at > 9 ? 19.5 : 11,
    ]),
    rules: 'storage-watch',
    set: [],
  },
  'leaf-wetness': {
    csv: table('temp_c,dewpoint_c,rh_pct,wind_ms', 48, (hour) => [
      wave(hour, 20, 5, 24),
      wave(hour, 16, 3, 24),
      wave(hour + 12, 84, 14, 24),
      wave(hour, 1.8, 1.7, 12),
    ]),
    rules: 'model-leaf-wetness',
    set: [],
  },
  'stem-borer': { csv: extremes(120), rules: 'model-stem-borer', set: ['method=single-sine'] },
  wilson: { csv: 'count,n\n3,40\n0,12\n', set: [] },
};
