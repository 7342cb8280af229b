// SPDX-License-Identifier: Apache-2.0
// Test numbers: design page rice-domain.md §3–§9.
import { near, type NumberCase } from './number-case.js';

/** Stored grain, milling and mass. */
export const STORE_NUMBERS: readonly NumberCase[] = [
  {
    what: 'equilibrium moistures of both isotherms',
    model: 'equilibrium-moisture',
    csv: 'temp_c,rh_pct\n15,70\n25,65',
    set: ['isotherm=modified-henderson'],
    says: { 'moisturePercent/0': near(14.165, 3), 'moisturePercent/1': near(12.839, 3) },
  },
  {
    what: 'Chung–Pfost where no isotherm is asked for',
    model: 'equilibrium-moisture',
    csv: 'temp_c,rh_pct\n15,70\n25,65',
    says: { 'moisturePercent/0': near(13.847, 3), 'moisturePercent/1': near(12.569, 3) },
  },
  {
    what: 'the humidity back from the moisture',
    model: 'equilibrium-humidity',
    csv: 'temp_c,moisture_pct\n15,13.847\n25,12.569',
    says: { 'rows/0/humidityPercent': near(70, 1), 'rows/1/humidityPercent': near(65, 1) },
  },
  {
    what: 'cultivar Oro by its formula',
    model: 'oro-moisture',
    csv: 'temp_c,rh_pct\n25,70',
    says: {
      'rows/0/dryBasisPercent': near(
        (Math.log(0.3) / (-2.712e-5 * (25 + 40.32191))) ** (1 / 2.32574),
        9,
      ),
    },
  },
  {
    what: 'dew points: 20 °C at 100 %, 9.26 °C at 50 %',
    model: 'dew-point',
    csv: 'temp_c,rh_pct\n20,100\n20,50',
    says: { 'rows/0/dewPointC': near(20, 9), 'rows/1/dewPointC': [9.26, 0.02] },
  },
  {
    what: 'a risk of condensation from 3 K above the dew point down',
    model: 'condensation',
    csv: 'headspace_c,film_c,film_rh_pct\n23,20,100\n23.1,20,100',
    says: { 'rows/0/isAtRisk': true, 'rows/1/isAtRisk': false, 'rows/1/marginK': near(3.1, 9) },
  },
  {
    what: '0.5 and 18 mg CO2 at 38 °C, half of it at 28 °C, and the loss of 0.5 % that is over',
    model: 'respiration',
    csv: 'moisture_pct,temp_c,days\n13,38,\n17,38,\n17,28,1\n17,38,41',
    says: {
      lossPercent: near(((0.5 + 18 + 9 + 18 * 41) / 1_000) * (180 / 264), 9),
      'periods/0/co2MgPer100gDay': near(0.5, 9),
      'periods/1/co2MgPer100gDay': near(18, 9),
      'periods/2/co2MgPer100gDay': near(9, 9),
      verdict: 'over-limit',
    },
  },
  {
    what: 'CO2 of 500, 1,000 and 3,000 ppm',
    model: 'headspace-co2',
    csv: 'ppm\n500\n999\n1000\n3000',
    says: {
      'rows/0/state': 'safe',
      'rows/1/state': 'watch',
      'rows/2/state': 'problem',
      'rows/3/state': 'spoiling',
    },
  },
  {
    what: 'a rise of 1 K a day as noted on the third day in a row, and none after a gap',
    model: 'temperature-rise',
    csv: `sensor,time,temp_c\n${[10, 11, 12, 13].map((value, at) => `a,2026-05-0${at + 1}T02:00:00Z,${value}`).join('\n')}\n${[10, 11, 12].map((value, at) => `b,2026-05-0${at + 1}T02:00:00Z,${value}`).join('\n')}\nb,2026-05-05T02:00:00Z,14`,
    says: {
      'points/0/days/3/riseK': 1,
      'points/0/notedOn': '2026-05-04',
      'points/1/sensor': 'b',
    },
  },
  {
    what: 'looks within 15, 10, 5 and, warm, 7, 5, 1 days',
    model: 'inspection-calendar',
    csv: [
      'inspected_on,moisture_class,mean_c,max_c,insects,new_since',
      '2026-01-01,safe,15,25,none,',
      '2026-01-01,semi-safe,10,12,none,',
      '2026-01-01,dangerous,10,12,none,',
      '2026-01-01,safe,15.1,20,none,',
      '2026-01-01,semi-safe,10,25.1,none,',
      '2026-01-01,dangerous,16,20,none,',
      '2026-01-01,safe,10,12,some,',
      '2026-01-01,safe,10,12,none,2025-11-01',
    ].join('\n'),
    says: {
      'rows/0/nextOn': '2026-01-16',
      'rows/0/periodDays': 15,
      'rows/1/periodDays': 10,
      'rows/2/periodDays': 5,
      'rows/3/periodDays': 7,
      'rows/4/periodDays': 5,
      'rows/5/periodDays': 1,
      'rows/6/periodDays': 10,
      'rows/7/periodDays': 7,
    },
  },
  {
    what: 'entry at 0.3 mg/m³ after 14 days closed and one aired, and none before',
    model: 'fumigation-entry',
    csv: [
      'agent,closed_on,opened_on,measured_on,mg_per_m3',
      'phosphine,2026-05-01,2026-05-15,2026-05-16,0.3',
      'phosphine,2026-05-01,2026-05-14,2026-05-14,0.31',
    ].join('\n'),
    says: {
      'rows/0/mayEnter': true,
      'rows/1/against/0': 'closed-too-short',
      'rows/1/against/1': 'aired-too-short',
      'rows/1/against/2': 'above-limit',
      'rows/1/mayEnter': false,
    },
  },
  {
    what: '48 g·h/m³ of the point that got least',
    model: 'phosphine',
    csv: 'point,time,grams_per_m3\na,2026-10-01T00:00:00Z,2\na,2026-10-02T00:00:00Z,2\nb,2026-10-01T00:00:00Z,3\nb,2026-10-02T00:00:00Z,2',
    says: { 'least/doseGramHoursPerM3': 48, 'least/point': 'a' },
  },
  {
    what: '69 % milled and 52 % head as usual in a laboratory mill',
    model: 'milling-yield',
    csv: 'paddy_g,milled_g,head_g\n1000,690,520\n1000,649,',
    says: {
      'rows/0/head': 'within',
      'rows/0/headPercent': near(52, 9),
      'rows/0/milled': 'within',
      'rows/0/milledPercent': near(69, 9),
      'rows/1/milled': 'below',
    },
  },
  {
    what: '65 % as within what a modern mill gives and above a village’s',
    model: 'milling-yield',
    csv: 'paddy_g,milled_g\n1000,650',
    set: ['mill=modern'],
    says: { 'rows/0/milled': 'within' },
  },
  {
    what: '1,000 kg at 16.5 % as 976.6082 kg at 14.5 %',
    model: 'mass-at-moisture',
    csv: 'mass,from_pct,to_pct\n1000,16.5,14.5\n1000,16.5,',
    says: { 'rows/0/mass': near(976.6082, 4), 'rows/1/mass': near(976.6082, 4) },
  },
  {
    what: 'a balance that adds nothing at different moistures',
    model: 'mass-balance',
    csv: 'part,mass,moisture_pct\npaddy,1000,16.5\nmilled,650,14.5\nbroken,20,14.5\nbran,90,14.5\nhusk,195,14.5\nloss,10,14.5',
    says: {
      difference: near(11.6082, 4),
      differencePercent: near((100 * 11.6082) / 976.6082, 4),
      isRecoveryUsual: true,
      isWithin: true,
      'parts/paddy': near(976.6082, 4),
      recoveryPercent: near(67_000 / 976.6082, 4),
    },
  },
];
