// SPDX-License-Identifier: Apache-2.0

const days = (...rows: readonly string[]): string => ['tmax_c,tmin_c', ...rows].join('\n');
const WET = '20,95,0';

/** A file with void values, and what is said of it. */
export interface VoidCase {
  readonly csv: string;
  readonly model: string;
  readonly set?: readonly string[];
  /** Path → value of what is said instead. */
  readonly says: Readonly<Record<string, unknown>>;
  /** What was void: column, row, value. */
  readonly voided: readonly (readonly [string, number, number])[];
}

/** Files with a value that cannot be: it is named as it was measured, and what depends on it is not judged. */
export const VOID: readonly VoidCase[] = [
  {
    model: 'epirice',
    csv: `temp_c,rh_pct,rain_mm\n${WET}\n${WET}\n20,150,0\n${WET}`,
    says: { 'days/length': 2, notJudgeableFrom: 3 },
    voided: [['rh_pct', 3, 150]],
  },
  {
    model: 'leaf-wetness',
    csv: 'temp_c,dewpoint_c,rh_pct,wind_ms\n20,19,94,1\n20,19,94,-1',
    says: { 'hours/0/byCart': true, 'hours/1/byCart': undefined, wetByHumidity: 1 },
    voided: [['wind_ms', 2, -1]],
  },
  {
    model: 'stem-borer',
    csv: days(...Array<string>(20).fill('20,20'), '99,20', '20,20'),
    says: { 'missing/0': 21, 'missing/length': 1, 'reached/first-moths': 18 },
    voided: [['tmax_c', 21, 99]],
  },
  {
    model: 'growing-degree-days',
    csv: days('34,22', '34,-91', '34,22'),
    says: { 'days/1': null, notJudgeableFrom: 2, sum: 18 },
    voided: [['tmin_c', 2, -91]],
  },
  {
    model: 'degree-days',
    csv: days('20,8', '20,', '61,8', '20,8'),
    says: { 'days/2': null, 'missing/0': 2, 'missing/1': 3, sum: 4 },
    voided: [['tmax_c', 3, 61]],
  },
  {
    model: 'stem-borer-stages',
    csv: days('30,30', '30,130'),
    says: { degreeDays: 20, 'missing/0': 2 },
    voided: [['tmin_c', 2, 130]],
  },
  {
    model: 'growth-stage',
    csv: days(...Array<string>(4).fill('34,22'), ...Array<string>(70).fill('99,22')),
    says: { 'days/73/lowGdd': 72, 'days/73/verdict': 'not-judgeable' },
    voided: Array.from({ length: 70 }, (_, at) => ['tmax_c', at + 5, 99] as const),
  },
  {
    model: 'wetting-drying',
    csv: 'level_cm\n-16\n51',
    says: { 'rows/0/advice': 'flood', 'rows/1/verdict': 'not-judgeable' },
    voided: [['level_cm', 2, 51]],
  },
  {
    model: 'salinity',
    csv: 'ece_ds_m\n-1\n5',
    says: { 'rows/0/missing/0': 'ece_ds_m', 'rows/1/relativeYieldPercent': 76 },
    voided: [['ece_ds_m', 1, -1]],
  },
  {
    model: 'blast-infection',
    csv: 'temp_c,wet_hours\n26,-1',
    says: { 'rows/0/verdict': 'not-judgeable' },
    voided: [['wet_hours', 1, -1]],
  },
  {
    model: 'sheath-blight-growth',
    csv: 'temp_c,rh_pct\n25,101',
    says: { 'rows/0/verdict': 'not-judgeable' },
    voided: [['rh_pct', 1, 101]],
  },
  {
    model: 'infection-cohorts',
    csv: 'temp_c,wet\n25,yes\n95,yes',
    set: ['minimum=10', 'optimum=25', 'maximum=35', 'wetHours=2', 'dryHours=3'],
    says: { notJudgeable: 1, 'infections/length': 0 },
    voided: [['temp_c', 2, 95]],
  },
  {
    model: 'hot-spots',
    csv: 'scan,sensor,layer,temp_c\ns1,a,1,10\ns1,b,1,85\ns1,c,1,10',
    says: { 'scans/0/changes/length': 0, 'scans/0/layers/0/silent': 1 },
    voided: [['temp_c', 2, 85]],
  },
  {
    model: 'temperature-rise',
    csv: 'sensor,time,temp_c\na,2026-05-01T00:00:00Z,10\na,2026-05-02T00:00:00Z,-41',
    says: { 'points/0/days/length': 1 },
    voided: [['temp_c', 2, -41]],
  },
  {
    model: 'equilibrium-moisture',
    csv: 'temp_c,rh_pct\n15,70\n15,170',
    says: { 'moisturePercent/1': null },
    voided: [['rh_pct', 2, 170]],
  },
  {
    model: 'equilibrium-humidity',
    csv: 'temp_c,moisture_pct\n15,-3',
    says: { 'rows/0/verdict': 'not-judgeable' },
    voided: [['moisture_pct', 1, -3]],
  },
  {
    model: 'dew-point',
    csv: 'temp_c,rh_pct\n20,120\n20,50',
    says: { 'rows/0/verdict': 'not-judgeable' },
    voided: [['rh_pct', 1, 120]],
  },
  {
    model: 'condensation',
    csv: 'headspace_c,film_c,film_rh_pct\n70,20,80',
    says: { 'rows/0/missing/0': 'headspace_c' },
    voided: [['headspace_c', 1, 70]],
  },
  {
    model: 'respiration',
    csv: 'moisture_pct,temp_c\n15,20\n15,200',
    says: { 'missing/0': 2, 'periods/1': null, verdict: 'not-judgeable' },
    voided: [['temp_c', 2, 200]],
  },
  {
    model: 'headspace-co2',
    csv: 'ppm\n-5\n500',
    says: { 'rows/0/verdict': 'not-judgeable', 'rows/1/state': 'safe' },
    voided: [['ppm', 1, -5]],
  },
  {
    model: 'phosphine',
    csv: 'point,time,grams_per_m3\na,2026-10-01T00:00:00Z,2\na,2026-10-01T12:00:00Z,-9\na,2026-10-02T00:00:00Z,2',
    says: { 'least/doseGramHoursPerM3': 48, 'least/readings': 2 },
    voided: [['grams_per_m3', 2, -9]],
  },
  {
    model: 'inspection-calendar',
    csv: 'inspected_on,moisture_class,mean_c,max_c,insects\n2026-01-01,safe,10,99,none',
    says: { 'rows/0/missing/0': 'max_c' },
    voided: [['max_c', 1, 99]],
  },
  {
    model: 'milling-yield',
    csv: 'paddy_g,milled_g\n1000,-1',
    says: { 'rows/0/verdict': 'not-judgeable' },
    voided: [['milled_g', 1, -1]],
  },
];
