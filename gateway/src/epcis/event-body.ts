// SPDX-License-Identifier: Apache-2.0
import type { LedgerEvent, Lot, TraceCommand } from '@daoji/model';

import type { StateRecords } from '../index/state-records.js';
import { lotUri } from './names.js';

/** What an event of ours is made from: the ledger's event and its signed command. */
export interface OwnStep {
  readonly event: LedgerEvent;
  readonly command: TraceCommand;
}

/** A step of one command type. */
export interface StepOf<T extends TraceCommand['type']> {
  readonly event: LedgerEvent;
  readonly command: Extract<TraceCommand, { readonly type: T }>;
}

/** State that a command names by its id. Only what later commands do not change goes into an event: its hash must stay. */
export interface EventState {
  lot(lotId: string): Lot | undefined;
  readonly records: Pick<StateRecords, 'get'>;
}

/** Members of an event that come from its command; those of the command's row stand where it has none. */
export type Body = Readonly<Record<string, unknown>> & { readonly type: string };

/** Events of a command type; more than one where EPCIS cannot say it in one. */
export type Makers = {
  readonly [T in TraceCommand['type']]?: (step: StepOf<T>, state: EventState) => Body[];
};

/** A quantity of a class of things. */
export type Quantity = Readonly<{ epcClass: string; quantity?: number; uom?: string }>;

/** Grams of a lot, physical at 14.5 %; without a mass where the command states none. */
export function lotQuantity(state: EventState, lotId: string, grams?: number): Quantity {
  const epcClass = lotUri(lotId, state.lot(lotId));
  return grams === undefined ? { epcClass } : { epcClass, quantity: grams / 1000, uom: 'KGM' };
}

/** Things that were seen, or are gone. Nothing to name, no event. */
export function objects(
  action: 'ADD' | 'DELETE' | 'OBSERVE',
  quantityList: readonly Quantity[],
  more: Readonly<Record<string, unknown>> = {},
): Body[] {
  return quantityList.length === 0 ? [] : [{ type: 'ObjectEvent', action, quantityList, ...more }];
}

/** Lots among an event's subjects. */
export function subjectLots({ subjects }: LedgerEvent): string[] {
  return subjects.flatMap((key) => (key.startsWith('lot~') ? [key.slice('lot~'.length)] : []));
}
