// SPDX-License-Identifier: Apache-2.0
import { physicalGrams, type Lot } from '@daoji/model';

import type { Speaker } from '../locale/use-text.js';
import type { Typed } from '../parts/command-form.js';
import { massText, scaledOf } from '../parts/measures.js';
import type { Said } from '../parts/said-lines.js';

/** Grams of a lot, as a command names them. */
export interface Part {
  readonly grams: number;
  readonly lotId: string;
}

/** A row of a form that names a lot and its mass. */
export interface TypedRow {
  readonly lotId: string;
  /** In kg. */
  readonly mass: string;
  /** What a mill yields; empty elsewhere. */
  readonly product: string;
}

/** Key of one cell of a row. */
export function cellKey(group: string, row: number, cell: keyof TypedRow): string {
  return `${group}${row}.${cell}`;
}

/** The cells of rows, for the start of a form. */
export function typedRows(group: string, rows: readonly Partial<TypedRow>[]): Typed {
  return Object.fromEntries(
    rows.flatMap((row, index) => [
      [cellKey(group, index, 'lotId'), row.lotId ?? ''],
      [cellKey(group, index, 'mass'), row.mass ?? ''],
      [cellKey(group, index, 'product'), row.product ?? ''],
    ]),
  );
}

/** Rows of a group as typed, those that are still empty too. */
export function rowsOf(typed: Typed, group: string): TypedRow[] {
  const rows: TypedRow[] = [];
  for (let at = 0; typed[cellKey(group, at, 'lotId')] !== undefined; at += 1) {
    const cell = (name: keyof TypedRow): string => (typed[cellKey(group, at, name)] ?? '').trim();
    rows.push({ lotId: cell('lotId').toLowerCase(), mass: cell('mass'), product: cell('product') });
  }
  return rows;
}

/** Rows that name something. */
export function filledRows(typed: Typed, group: string): TypedRow[] {
  return rowsOf(typed, group).filter(({ lotId, mass }) => lotId !== '' || mass !== '');
}

/** Integer grams of kg with up to three places; 0 counts too. `undefined` for anything else. */
export function kgGrams(typed: string): number | undefined {
  return /^0+(?:\.0+)?$/.test(typed.trim()) ? 0 : scaledOf(typed, 1_000);
}

/** Exact kg of grams as a person types them, with a point. */
export function kgTyped(grams: number): string {
  const kilograms = Math.floor(grams / 1_000);
  const rest = String(grams % 1_000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(kilograms) : `${kilograms}.${rest}`;
}

/**
 * Grams at 14.5 % of what was typed in kg. @param moisture - percent at which it was weighed; empty where the kg are at
 * 14.5 % already. `undefined` unless both can be read and the moisture is one that the ledger takes.
 */
export function gramsAt(mass: string, moisture: string): number | undefined {
  const weighed = kgGrams(mass);
  if (weighed === undefined || moisture.trim() === '') return weighed;
  const part = scaledOf(moisture, 1_000);
  if (part === undefined || part < 5_000 || part > 40_000) return undefined;
  return physicalGrams(weighed, part);
}

/** Lots and grams of a group of rows; 0 g where a mass cannot be read, which the command's schema refuses. */
export function partsOf(typed: Typed, group: string): Part[] {
  return filledRows(typed, group).map(({ lotId, mass }) => ({
    grams: gramsAt(mass, typed['moisture'] ?? '') ?? 0,
    lotId,
  }));
}

/** Sum of grams of a group. */
export function sumOf(parts: readonly { readonly grams: number }[]): number {
  return parts.reduce((sum, { grams }) => sum + grams, 0);
}

/** Rows without a lot or a mass that can be read, which nobody should be shown to sign. */
export function rowFaults(typed: Typed, group: string, { text }: Speaker): Said[] {
  const rows = filledRows(typed, group);
  if (rows.length === 0) return [{ kind: 'need', text: text('lots.noRows') }];
  const isRead = ({ lotId, mass }: TypedRow): boolean =>
    lotId !== '' && (gramsAt(mass, typed['moisture'] ?? '') ?? 0) > 0;
  return rows.every(isRead) ? [] : [{ kind: 'need', text: text('lots.rowFault') }];
}

/** What a weighed mass is at 14.5 %; nothing where no moisture was typed. */
export function physicalSaid(typed: Typed, group: string, speaker: Speaker): Said[] {
  const { language, text } = speaker;
  if ((typed['moisture'] ?? '').trim() === '') return [];
  return partsOf(typed, group).map(({ grams, lotId }) => ({
    kind: 'note',
    text: text('lots.physical', { id: lotId, mass: massText(grams, language) }),
  }));
}

/** Rows that take more than is left of a lot, as far as this page knows. */
export function overdrawnSaid(
  parts: readonly Part[],
  known: readonly Lot[],
  { language, text }: Speaker,
): Said[] {
  return parts.flatMap(({ grams, lotId }) => {
    const lot = known.find((one) => one.lotId === lotId);
    if (!lot || grams <= lot.remainingGrams) return [];
    const left = massText(lot.remainingGrams, language);
    return [{ kind: 'warn', text: text('lots.overdrawn', { id: lotId, mass: left }) } as const];
  });
}

/** What goes in, what comes out and what is left between; more out than in is never signed. */
export function balanceSaid(inGrams: number, outGrams: number, speaker: Speaker): Said[] {
  const { language, text } = speaker;
  if (inGrams === 0 || outGrams === 0) return [];
  const [into, out] = [massText(inGrams, language), massText(outGrams, language)];
  if (outGrams > inGrams) {
    const over = massText(outGrams - inGrams, language);
    return [{ kind: 'stop', text: text('lots.tooMuchOut', { into, out, over }) }];
  }
  const left = massText(inGrams - outGrams, language);
  return [{ kind: 'note', text: text('lots.balance', { into, left, out }) }];
}
