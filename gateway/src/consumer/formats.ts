// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** One 亩 in m². */
const MU_M2 = 2000 / 3;
const HECTARE_M2 = 10_000;

/** `2026-10-04 16:12 (UTC+8)`: every time is shown with its zone. */
export function shanghaiTime(utc: string): string {
  return `${SHANGHAI.format(new Date(utc))} (UTC+8)`;
}

/** Area in 亩, on English pages in hectares. */
export function areaText(areaM2: number, language: Language): string {
  return language === 'en'
    ? `${(areaM2 / HECTARE_M2).toFixed(2)} ha`
    : `${(areaM2 / MU_M2).toFixed(1)} 亩`;
}

/** Mass in kg. */
export function kilogramText(grams: number): string {
  return `${String(grams / 1000)} kg`;
}

/** UCUM units as people write them. */
export function unitText(unit: string): string {
  const known: Readonly<Record<string, string>> = { Cel: '°C', '[ppm]': 'ppm', '1': '' };
  return known[unit] ?? unit;
}
