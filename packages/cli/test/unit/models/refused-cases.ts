// SPDX-License-Identifier: Apache-2.0

/** Rows that a model says nothing of although each value is possible. */
export const OUTSIDE: readonly (readonly [string, string, string])[] = [
  ['bbch', 'code\n12.5', 'rows/0/why'],
  ['blast-infection', 'temp_c,wet_hours\n12,8', 'rows/0/verdict'],
  ['sheath-blight-growth', 'temp_c,rh_pct\n19,95', 'rows/0/why'],
  ['dew-point', 'temp_c,rh_pct\n20,0', 'rows/0/why'],
  ['oro-moisture', 'temp_c,rh_pct\n20,100', 'rows/0/why'],
  ['mass-at-moisture', 'mass,from_pct\n1,100', 'rows/0/why'],
  ['milling-yield', 'paddy_g,milled_g\n1000,1001', 'rows/0/why'],
  ['milling-yield', 'paddy_g,milled_g,head_g\n1000,600,601', 'rows/0/why'],
  [
    'inspection-calendar',
    'inspected_on,moisture_class,mean_c,max_c,insects\n2026-01-01,safe,12,10,none',
    'rows/0/why',
  ],
  [
    'fumigation-entry',
    'agent,closed_on,opened_on,measured_on,mg_per_m3\nphosphine,2026-05-09,2026-05-01,2026-05-20,0',
    'rows/0/why',
  ],
  [
    'fumigation-entry',
    'agent,closed_on,opened_on,measured_on,mg_per_m3\nsulfuryl-fluoride,2026-05-01,2026-05-20,2026-05-25,0',
    'rows/0/why',
  ],
  ['treatment-release', 'agent,ended_on\nphosphine,2026-05-20', 'rows/0/why'],
];

/** Files and options that a model does not take, with the code. */
export const REFUSED: readonly (readonly [
  model: string,
  csv: string,
  code: string,
  set?: readonly string[],
])[] = [
  ['degree-days', 'tmax_c,tmin_c\n8,20', 'MODEL_INPUT'],
  ['degree-days', 'tmax_c,tmin_c\n8,', 'success'],
  // A misspelt column is no missing hour.
  ['degree-days', 'tmax_c\n8', 'CSV_HEADER'],
  ['blastam', 'temperature,wind_ms,rain_mm,sunshine_h\n22,0.5,0,0', 'CSV_HEADER'],
  ['hot-spots', 'scan,sensor,layer,temp\n1,a,1,9', 'CSV_HEADER'],
  ['stem-borer-stages', 'tmax_c,tmin_c\n8,20', 'MODEL_INPUT'],
  ['stem-borer-stages', 'tmax_c,tmin_c\n20,8', 'MODEL_INPUT', ['from=moths']],
  ['infection-cohorts', 'temp_c,wet\n25,yes', 'MODEL_INPUT'],
  ['infection-cohorts', 'temp_c,wet\n25,maybe', 'CSV_VALUE'],
  ['blast-grade', 'part,affected_pct\nroot,5', 'CSV_VALUE'],
  ['disease-index', 'grade,count\n1,4\n2.5,3', 'MODEL_INPUT'],
  ['disease-index', 'grade,count\n1,4\n10,3', 'MODEL_INPUT'],
  ['disease-index', 'grade,count\n9,3', 'MODEL_INPUT', ['highest=5']],
  ['disease-index', 'grade,count\n1,4\n1,-3', 'MODEL_INPUT'],
  ['temperature-rise', 'sensor,time,temp_c\na,noon,5', 'CSV_VALUE'],
  ['temperature-rise', 'sensor,time,temp_c\na,2026-05-01T00:00:00Z,5', 'MODEL_INPUT', ['days=0']],
  ['respiration', 'moisture_pct,temp_c\n25,20', 'MODEL_INPUT'],
  ['respiration', 'moisture_pct,temp_c\n,20', 'MODEL_INPUT'],
  [
    'inspection-calendar',
    'inspected_on,moisture_class,mean_c,max_c,insects\n2026-02-30,safe,1,2,none',
    'CSV_VALUE',
  ],
  [
    'inspection-calendar',
    'inspected_on,moisture_class,mean_c,max_c,insects\n2026-02-01,wet,1,2,none',
    'CSV_VALUE',
  ],
  [
    'fumigation-entry',
    'agent,closed_on,opened_on,measured_on,mg_per_m3\nsmoke,2026-05-01,2026-05-15,2026-05-16,0',
    'CSV_VALUE',
  ],
  ['milling-yield', 'paddy_g,milled_g\n1000,600', 'MODEL_INPUT', ['mill=stone']],
  ['mass-balance', 'part,mass,moisture_pct\nmilled,650,14.5', 'MODEL_INPUT'],
  ['mass-balance', 'part,mass,moisture_pct\npaddy,1000,14.5\nmilled,-650,14.5', 'MODEL_INPUT'],
  ['mass-balance', 'part,mass,moisture_pct\npaddy,1000,14.5\nstraw,650,14.5', 'CSV_VALUE'],
  ['mass-balance', 'part,mass,moisture_pct\npaddy,1000,', 'CSV_VALUE'],
  ['alarm-states', 'time,value\n2026-01-01T00:00:00Z,1', 'MODEL_INPUT'],
  [
    'alarm-states',
    'time,value\n2026-01-01T00:00:00Z,1',
    'MODEL_INPUT',
    ['raiseAbove=1', 'clearBelow=2'],
  ],
  [
    'alarm-states',
    'time,action\n2026-01-01T00:00:00Z,silence',
    'CSV_VALUE',
    ['raiseAbove=2', 'clearBelow=1'],
  ],
  [
    'alarm-states',
    'time,action\n2026-01-01T00:00:00Z,shelve',
    'MODEL_INPUT',
    ['raiseAbove=2', 'clearBelow=1'],
  ],
  [
    'alarm-states',
    'time,action,for_s\n2026-01-01T00:00:00Z,shelve,28801',
    'MODEL_INPUT',
    ['raiseAbove=2', 'clearBelow=1'],
  ],
  [
    'alarm-report',
    'id,place,source,raised\na,b,c,2026-01-01T00:00:00Z\na,b,c,2026-01-02T00:00:00Z',
    'MODEL_INPUT',
  ],
  [
    'alarm-report',
    'id,place,source,raised,cleared\na,b,c,2026-01-02T00:00:00Z,2026-01-01T00:00:00Z',
    'MODEL_INPUT',
  ],
  ['funnel', 'count,n\n1,0', 'MODEL_INPUT'],
  ['poisson-interval', 'count\n1.5', 'MODEL_INPUT'],
];
