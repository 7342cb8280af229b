// SPDX-License-Identifier: Apache-2.0
import {
  lotSchema,
  operatorSchema,
  stateKey,
  transferSchema,
  type EventFlag,
  type Lot,
  type LotFlag,
  type Transfer,
} from '@daoji/model';

import { assertReleasable, withStandingAlerts } from '../alarms/alerts.js';
import { demand } from '../contract-error.js';
import { assertTestsPassed } from '../documents/failed-test.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { BinBook } from '../lots/bin-book.js';
import { lotFromBin } from '../lots/blend.js';
import { inHeap, lotAtHand, lotTarget, openLot } from '../lots/draw.js';
import { lotFlagsOf, withFlag } from '../lots/holds.js';
import { isRecalledBy } from '../recall/recall-scope.js';
import type { CommandOf, Plan } from '../run-command.js';
import { lossFlags } from './loss-flags.js';

/**
 * Whole lots on their way to another operator, closed ones too: rice is sold once its readings are bound. What lies in a bin
 * leaves it. Refuses `TRANSFER_EXISTS`, `OPERATOR_NOT_FOUND`, `TRANSFER_SELF`, `LOT_NOT_FOUND`, `LOT_IN_TRANSIT`,
 * `LOT_ON_HOLD`, `LOT_EMPTY`,
 * `LOT_TEST_FAILED`, `ALARM_OPEN`, `WITHDRAWAL_RUNNING`.
 */
export const planOfferTransfer: Plan<'offerTransfer'> = async (command, facts) => {
  const { lotIds, purpose, toOperatorId, transferId } = command;
  const key = stateKey('transfer', transferId);
  await facts.assertFree(key, 'TRANSFER_EXISTS');
  await facts.expect(stateKey('operator', toOperatorId), operatorSchema, 'OPERATOR_NOT_FOUND');
  demand(
    toOperatorId !== facts.operatorId,
    'TRANSFER_SELF',
    `expected another operator than ${facts.operatorId}`,
  );
  const twice = lotIds.find((id, index) => lotIds.indexOf(id) !== index);
  demand(twice === undefined, 'LOT_DUPLICATE', `lot ${twice ?? ''} is named twice`);
  const bins = new BinBook(facts);
  const lots: Lot[] = [];
  for (const lotId of lotIds) lots.push(await leaving(facts, bins, lotId, command));
  // What failed a test goes back, and nowhere else.
  if (purpose !== 'return') for (const lot of lots) await assertTestsPassed(facts, lot);
  const value: Transfer = {
    commandId: facts.commandId,
    deliveryCommitment: command.deliveryCommitment,
    fromOperatorId: facts.operatorId,
    lots: lots.map((lot) => ({ grams: lot.remainingGrams, lotId: lot.lotId })),
    offeredAt: facts.recordTime,
    purpose,
    state: 'offered',
    toOperatorId,
    transferId,
    v: 1,
  };
  return {
    subjects: [key, ...lots.map((lot) => stateKey('lot', lot.lotId))],
    targets: lots.map((lot) => lotTarget(lot, false)),
    writes: [
      { key, value },
      ...lots.map((lot) => lotWrite(withFlag({ ...lot, transferId }, ...facts.recordFlags))),
      ...bins.writes,
    ],
  };
};

/**
 * The receiver takes over what arrived: less is written off, more makes no rice; what was odd about it marks the lots. Refuses `TRANSFER_NOT_FOUND`,
 * `TRANSFER_STATE`, `TRANSFER_LOTS`.
 */
export const planAcceptTransfer: Plan<'acceptTransfer'> = async (command, facts) => {
  const { key, transfer, lots } = await offered(facts, command.transferId);
  const arrived = arrivedOf(command, transfer);
  const flags = new Set<EventFlag>();
  const writes: Write[] = [];
  const loss = await lossFlags(facts, 'transport', {
    inGrams: sumOf(transfer.lots),
    outGrams: sumOf(command.received),
  });
  for (const lot of lots) {
    const grams = arrived.get(lot.lotId) ?? 0;
    const odd: LotFlag[] = [...facts.recordFlags];
    if (grams < lot.remainingGrams) {
      flags.add('RECEIVED_LESS');
      odd.push(...lotFlagsOf(loss.flags));
    }
    if (grams > lot.remainingGrams) {
      flags.add('RECEIVED_MORE');
      odd.push('RECEIVED_MORE');
    }
    const taken = takenOver(lot, transfer, Math.min(grams, lot.remainingGrams));
    writes.push(lotWrite(withFlag(taken, ...odd)));
  }
  const value: Transfer = {
    ...transfer,
    ...closing(facts),
    received: command.received,
    state: 'accepted',
  };
  return {
    subjects: [key, ...lots.map((lot) => stateKey('lot', lot.lotId))],
    targets: [{ key, operatorId: transfer.toOperatorId }],
    writes: [{ key, value }, ...writes],
    flags: [...flags, ...loss.flags],
    ruleSets: loss.ruleSets,
  };
};

/** The sender calls a transfer off. Refuses `TRANSFER_NOT_FOUND`, `TRANSFER_STATE`. */
export const planCancelTransfer: Plan<'cancelTransfer'> = async (command, facts) => {
  const { key, transfer, lots } = await offered(facts, command.transferId);
  const value: Transfer = { ...transfer, ...closing(facts), state: 'cancelled' };
  return {
    subjects: [key, ...lots.map((lot) => stateKey('lot', lot.lotId))],
    targets: [{ key, operatorId: transfer.fromOperatorId }],
    writes: [{ key, value }, ...lots.map((lot) => lotWrite({ ...lot, transferId: undefined }))],
  };
};

async function leaving(
  facts: Facts,
  bins: BinBook,
  lotId: string,
  offer: Pick<CommandOf<'offerTransfer'>, 'purpose' | 'toOperatorId'>,
): Promise<Lot> {
  // What is recalled goes back to the firm that recalls it, and nowhere else.
  const found = await lotAtHand(facts, lotId, { evenClosed: true });
  const isComingBack =
    offer.purpose === 'return' &&
    (await isRecalledBy(facts, await inHeap(facts, found), offer.toOperatorId));
  const lot = isComingBack ? found : await openLot(facts, lotId, { evenClosed: true });
  demand(lot.remainingGrams > 0, 'LOT_EMPTY', `lot ${lotId} has nothing left to send`);
  // Rice under an alarm or inside a withdrawal time goes back to where it came from, and nowhere else.
  if (lot.binId === undefined) {
    if (offer.purpose !== 'return') await assertReleasable(facts, lot);
    return lot;
  }
  const { composition, inherited } = await bins.draw(lot.binId, lot.remainingGrams);
  const taken = await withStandingAlerts(facts, lotFromBin(lot, inherited, composition));
  if (offer.purpose !== 'return') await assertReleasable(facts, taken);
  return { ...taken, binId: undefined };
}

async function offered(
  facts: Facts,
  transferId: string,
): Promise<{ readonly key: string; readonly transfer: Transfer; readonly lots: readonly Lot[] }> {
  const key = stateKey('transfer', transferId);
  const transfer = await facts.expect(key, transferSchema, 'TRANSFER_NOT_FOUND');
  demand(
    transfer.state === 'offered',
    'TRANSFER_STATE',
    `expected transfer ${transferId} offered, got ${transfer.state}`,
  );
  const lots: Lot[] = [];
  for (const { lotId } of transfer.lots)
    lots.push(await facts.expect(stateKey('lot', lotId), lotSchema, 'LOT_NOT_FOUND'));
  return { key, transfer, lots };
}

function arrivedOf(
  { received }: CommandOf<'acceptTransfer'>,
  transfer: Transfer,
): ReadonlyMap<string, number> {
  const arrived = new Map(received.map(({ grams, lotId }) => [lotId, grams]));
  const sent = transfer.lots.map(({ lotId }) => lotId);
  demand(
    arrived.size === received.length &&
      arrived.size === sent.length &&
      sent.every((lotId) => arrived.has(lotId)),
    'TRANSFER_LOTS',
    `expected the mass of each of ${sent.join(', ')}, got ${received.map((one) => one.lotId).join(', ')}`,
  );
  return arrived;
}

function takenOver(lot: Lot, { purpose, toOperatorId }: Transfer, grams: number): Lot {
  const flagged = purpose === 'return' ? withFlag(lot, 'RETURNED') : lot;
  return { ...flagged, operatorId: toOperatorId, remainingGrams: grams, transferId: undefined };
}

function closing(facts: Facts): Pick<Transfer, 'closedAt' | 'closedBy'> {
  return { closedAt: facts.recordTime, closedBy: facts.commandId };
}

function lotWrite(value: Lot): Write {
  return { key: stateKey('lot', value.lotId), value };
}

function sumOf(lots: readonly { readonly grams: number }[]): number {
  return lots.reduce((sum, lot) => sum + lot.grams, 0);
}
