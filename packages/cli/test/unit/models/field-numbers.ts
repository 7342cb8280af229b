// SPDX-License-Identifier: Apache-2.0
// Test numbers: design page rice-domain.md §3–§9.
import { near, rows, type NumberCase } from './number-case.js';

const days = (count: number, maximum: number, minimum = maximum): string =>
  `tmax_c,tmin_c\n${rows(count, `${maximum},${minimum}`)}`;
/** Diseases, insects, growth and water. */
export const FIELD_NUMBERS: readonly NumberCase[] = [
  {
    what: 'degree-days over 10 °C by the average and below the base never negative',
    model: 'degree-days',
    csv: 'tmax_c,tmin_c\n20,8\n28,18\n9,-9',
    says: { 'days/0': 4, 'days/1': 13, 'days/2': 0, sum: 17 },
  },
  {
    what: 'degree-days by the single sine',
    model: 'degree-days',
    csv: 'tmax_c,tmin_c\n20,8\n28,18',
    set: ['method=single-sine'],
    says: { 'days/0': near(4.3526, 4), 'days/1': near(13, 9) },
  },
  {
    what: 'first moths at 20 °C on day 18, a tenth on day 34',
    model: 'stem-borer',
    csv: days(34, 20),
    says: { degreeDays: near(34 * 7.1, 9), 'reached/first-moths': 18, 'reached/moths-10': 34 },
  },
  {
    what: 'OSU’s egg of 103 DD at 20 °C on day 11, larva, pupa and adults after it',
    model: 'stem-borer-stages',
    csv: days(90, 20),
    // 10 DD a day: 103, 623, 748 and 827 DD.
    says: { 'over/adult-to-half-eggs': 83, 'over/egg': 11, 'over/larva': 63, 'over/pupa': 75 },
  },
  {
    what: 'OSU’s overwintered larvae: the first pupa at 235 DD, above 38 °C no faster',
    model: 'stem-borer-stages',
    csv: days(30, 45),
    set: ['from=overwintered-larvae', 'method=average'],
    // 28 DD a day, cut off at 38 °C.
    says: { degreeDays: near(30 * 28, 9), firstPupa: 9 },
  },
  {
    what: 'growing degree-days of AquaCrop',
    model: 'growing-degree-days',
    csv: 'tmax_c,tmin_c\n34,22\n20,4',
    says: { 'days/0': 18, 'days/1': 4, sum: 22 },
  },
  {
    what: 'flowering from 1,150 GDD on',
    model: 'growth-stage',
    csv: days(64, 34, 22),
    says: { 'days/63/bbchFrom': 61, 'days/63/en': 'flowering', 'days/63/lowGdd': 1152 },
  },
  {
    what: 'BBCH 13 and 89',
    model: 'bbch',
    csv: 'code\n13\n89',
    says: { 'rows/0/en': 'leaf development', 'rows/1/zh': '成熟' },
  },
  {
    what: 'flooding at −15 cm, and to 5 cm a week about flowering',
    model: 'wetting-drying',
    csv: 'level_cm,days_from_flowering\n-14.9,\n-15,\n3,-7\n3,8',
    says: {
      'rows/0/advice': 'wait',
      'rows/1/reason': 'tube-low',
      'rows/1/toCm': 5,
      'rows/2/reason': 'flowering',
      'rows/3/advice': 'wait',
    },
  },
  {
    what: '76 % of full yield at ECe 5, all of it at 3, and water above 1.9 dS/m',
    model: 'salinity',
    csv: 'ece_ds_m,water_ds_m\n5,1.9\n3,2\n60,',
    says: {
      'rows/0/isWaterAboveThreshold': false,
      'rows/0/relativeYieldPercent': 76,
      'rows/1/isWaterAboveThreshold': true,
      'rows/1/relativeYieldPercent': 100,
      'rows/2/relativeYieldPercent': 0,
    },
  },
  {
    what: 'wet hours for a lesion: 22 at 18 °C, 16 at 22, 10 at 26, 8 at 30, none at 34',
    model: 'blast-infection',
    csv: 'temp_c,wet_hours\n18,22\n22,15.9\n26,10\n30,8\n34,24\n22,3',
    says: {
      'rows/0/latencyDays/least': 7,
      'rows/0/verdict': 'one-lesion-or-more',
      'rows/1/neededHours': 16,
      'rows/1/verdict': 'below-one-lesion',
      'rows/2/verdict': 'one-lesion-or-more',
      'rows/3/verdict': 'one-lesion-or-more',
      'rows/4/verdict': 'below-one-lesion',
      'rows/5/verdict': 'none',
    },
  },
  {
    what: 'PSN = CSN·C·LA/GA·RA·MIP·RI',
    model: 'blast-spores',
    csv: 'caught,trap_factor,leaf_area_index,receptive,infection,resistance\n50,2,3,0.5,0.4,0.2',
    says: { 'rows/0/penetrating': near(12, 9) },
  },
  {
    what: 'an infection after six wet hours at the optimum, and a cohort that dries out',
    model: 'infection-cohorts',
    csv: `temp_c,wet\n${rows(6, '25,yes')}\n${rows(4, '25,no')}`,
    set: ['minimum=10', 'optimum=25', 'maximum=35', 'wetHours=6', 'dryHours=3'],
    says: { died: 5, 'infections/0': 5, open: 0 },
  },
  {
    what: 'sheath blight: 1.35 cm at 25 °C, times 0.87 at 90 %, at most 1.12 two days after heading',
    model: 'sheath-blight-growth',
    csv: 'temp_c,rh_pct,days_after_heading\n25,100,\n25,90,\n28,100,2',
    says: {
      'rows/0/cmPerDay': near(1.35, 9),
      'rows/1/cmPerDay': near(1.35 * 0.87, 9),
      'rows/2/cmPerDay': near(1.12, 9),
    },
  },
  {
    what: 'panicle blast of 5 % grade 3, of 26 % grade 7',
    model: 'blast-grade',
    csv: 'part,affected_pct\npanicle,5\npanicle,26\nleaf,9',
    says: { 'rows/0/grade': 3, 'rows/1/grade': 7, 'rows/2/grade': 5 },
  },
  {
    what: 'a disease index of 100·Σ(n·grade)/(N·9)',
    model: 'disease-index',
    csv: 'grade,count\n0,5\n3,3\n9,2',
    says: { index: near(30, 9), n: 10 },
  },
  {
    what: '2.2 h of sunshine in an hour as void',
    model: 'weather-check',
    csv: 'temp_c,sunshine_h,rain_mm\n20,1,0\n20,2.2,0\n20,0,-1',
    says: {
      'voided/0/index': 1,
      'voided/0/quantity': 'sunshineH',
      'voided/0/value': 2.2,
      'voided/1/quantity': 'rainMm',
    },
  },
];
