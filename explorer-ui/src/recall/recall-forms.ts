// SPDX-License-Identifier: Apache-2.0
import { scaledOf } from '../parts/measures.js';

/** Lots that one command names; the others follow by `extendRecallScope`. */
export const MAX_NAMED_LOTS = 50;

/** A lot of a command. */
export interface NamedLot {
  readonly lotId: string;
  readonly transferId?: string;
}

/** Integer grams of entered kilograms, 0 included; `undefined` unless they are whole grams. */
export function gramsOfKg(entered: string): number | undefined {
  return /^0+(?:\.0+)?$/.test(entered.trim()) ? 0 : scaledOf(entered, 1_000);
}

/** Ids are lower case on the ledger; a phone's keyboard begins with a capital. */
export function idOf(entered: string): string {
  return entered.trim().toLowerCase();
}

/** `k-1, k-2:tr-1` as lots with the transfer by which they left the firm. */
export function lotsOf(entered: string): NamedLot[] {
  return entered
    .split(/[,，、\s]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [lotId = '', transferId] = part.toLowerCase().split(/[:：]/);
      return transferId === undefined ? { lotId } : { lotId, transferId };
    });
}

/** A local time of a form, which stands for Asia/Shanghai, as UTC; empty for none. */
export function utcOf(local: string): string {
  const time = new Date(`${local}:00+08:00`);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

/** A UTC time as a form's local time in Asia/Shanghai. */
export function localOf(time: Date): string {
  return new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}
