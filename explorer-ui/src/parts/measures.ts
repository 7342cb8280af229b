// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

/** Square metres of one mu (亩), 2000/3 rounded to three places. */
const M2_PER_MU = 666.667;
const M2_PER_HECTARE = 10_000;

/** Grams of one unit in which masses are entered. */
export const GRAMS_PER = { kg: 1_000, jin: 500, tonne: 1_000_000 } as const;

/** Unit of an entered mass. */
export type MassUnit = keyof typeof GRAMS_PER;

/** Integer grams as kilograms with up to three places, e.g. `976.608 kg`. */
export function massText(grams: number, language: Language): string {
  return `${numberText(grams / 1_000, language, 3)} kg`;
}

/** Square metres as mu, in English as hectares. */
export function areaText(areaM2: number, language: Language): string {
  if (language === 'en') return `${numberText(areaM2 / M2_PER_HECTARE, language, 2)} ha`;
  return `${numberText(areaM2 / M2_PER_MU, language, 1)} 亩`;
}

/** Thousandths of a percent as percent, e.g. `16.5 %`. */
export function percentText(milliPercent: number, language: Language): string {
  return `${numberText(milliPercent / 1_000, language, 3)} %`;
}

/** A number with at most `places` decimals. */
export function numberText(value: number, language: Language, places: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: places }).format(value);
}

/**
 * Integer grams of an entered mass; `undefined` unless it is a positive decimal that gives whole grams.
 * The arithmetic is on the decimal text, since 0.1 + 0.2 kg must not lose a gram.
 */
export function gramsOf(entered: string, unit: MassUnit): number | undefined {
  return scaledOf(entered, GRAMS_PER[unit]);
}

/** `entered × factor` as an integer, exact; `undefined` unless it is a positive decimal that gives one. */
export function scaledOf(entered: string, factor: number): number | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,9}))?$/.exec(entered.trim());
  if (!match) return undefined;
  const decimals = match[2] ?? '';
  const scaled = BigInt(`${match[1] ?? ''}${decimals}`) * BigInt(factor);
  const divisor = 10n ** BigInt(decimals.length);
  return scaled > 0n && scaled % divisor === 0n ? Number(scaled / divisor) : undefined;
}
