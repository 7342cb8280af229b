// SPDX-License-Identifier: Apache-2.0
import { OUTSIDE, type Movement, type Nyt4712File, type Nyt4712Stage } from '@daoji/exchange';
import type { Lot, Slip, Transfer } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';

const STAGE_OF_KIND: Readonly<Record<Lot['kind'], Nyt4712Stage>> = {
  'by-product': 'process',
  bought: 'buy',
  harvest: 'produce',
  milled: 'process',
  package: 'process',
  storage: 'store',
};

const STAGE_OF_PURPOSE: Readonly<Record<Transfer['purpose'], Nyt4712Stage>> = {
  processing: 'process',
  return: 'buy',
  sale: 'buy',
  storing: 'store',
};

/**
 * Every movement of rice between operators, and over each mill line, from the projection: loads at the gate, accepted
 * transfers, and what went into milling.
 */
export function riceMovements(index: ReadIndex): Movement[] {
  const { records } = index;
  return [
    ...records
      .all('slip')
      .filter(({ state }) => state !== 'voided')
      .map((slip) => loadOf(index, slip)),
    ...records.all('transfer').flatMap((transfer) => transferOf(index, transfer)),
    ...millings(index),
  ];
}

/** Operators as subjects: by 统一社会信用代码, or their id where they have none. */
export function subjectsOf({ records }: ReadIndex): Nyt4712File['subjects'] {
  return records.all('operator').map(({ creditCode, kind, operatorId, publicName }) => ({
    subjectCode: creditCode ?? operatorId,
    subjectKind: kind === 'household' ? 'natural' : 'legal',
    subjectName: publicName,
  }));
}

/** Subject code of an operator. */
export function subjectCode({ records }: ReadIndex, operatorId: string): string {
  return records.get('operator', operatorId)?.creditCode ?? operatorId;
}

function loadOf(index: ReadIndex, slip: Slip): Movement {
  const { growerOperatorId, harvestLotId } = slip;
  const from =
    growerOperatorId === undefined || harvestLotId === undefined
      ? { stage: 'buy' as const, subject: OUTSIDE }
      : {
          lotId: harvestLotId,
          stage: 'produce' as const,
          subject: subjectCode(index, growerOperatorId),
        };
  return {
    at: slip.weighedAt,
    from,
    grams: slip.physicalGrams,
    id: slip.commandId,
    product: productOf(index, slip.intakeLotId),
    to: {
      lotId: slip.intakeLotId,
      stage: 'buy',
      subject: subjectCode(index, slip.buyerOperatorId),
    },
  };
}

function transferOf(index: ReadIndex, transfer: Transfer): Movement[] {
  const { closedAt, fromOperatorId, purpose, received, state, toOperatorId } = transfer;
  if (state !== 'accepted' || closedAt === undefined) return [];
  return (received ?? [])
    .filter(({ grams }) => grams > 0)
    .map(({ grams, lotId }) => ({
      at: closedAt,
      from: {
        lotId,
        stage: STAGE_OF_KIND[index.lot(lotId)?.kind ?? 'storage'],
        subject: subjectCode(index, fromOperatorId),
      },
      grams,
      id: `${transfer.commandId}/${lotId}`,
      product: productOf(index, lotId),
      to: { lotId, stage: STAGE_OF_PURPOSE[purpose], subject: subjectCode(index, toOperatorId) },
    }));
}

/** What went over a mill line: one movement for each lot that was milled, to the milled rice that came of it. */
function millings(index: ReadIndex): Movement[] {
  const milled = index.lots().filter((lot) => lot.kind === 'milled' && isMilling(index, lot));
  const seen = new Set<string>();
  return milled.flatMap((lot) => {
    const subject = subjectCode(index, operatorAtMilling(index, lot));
    return lot.parents.flatMap(({ grams, lotId }) => {
      const id = `${lot.commandId}/${lotId}`;
      if (seen.has(id)) return [];
      seen.add(id);
      return [
        {
          at: lot.createdAt,
          from: { lotId, stage: 'store' as const, subject },
          grams,
          id,
          product: productOf(index, lotId),
          to: { lotId: lot.lotId, stage: 'process' as const, subject },
        },
      ];
    });
  });
}

/** Milled lots come of splits and merges too; a milling has paddy for parents. */
function isMilling(index: ReadIndex, lot: Lot): boolean {
  return lot.parents.some(({ lotId }) =>
    ['harvest', 'bought', 'storage'].includes(index.lot(lotId)?.kind ?? ''),
  );
}

/** The milled lot may have moved on since; what is left of the paddy stays with the miller, who drew from it. */
function operatorAtMilling(index: ReadIndex, lot: Lot): string {
  const parent = lot.parents[0] && index.lot(lot.parents[0].lotId);
  return parent?.operatorId ?? lot.operatorId;
}

function productOf(index: ReadIndex, lotId: string): string {
  const lot = index.lot(lotId);
  if (lot === undefined) return '稻谷';
  return lot.kind === 'milled' || lot.kind === 'package'
    ? `大米（${lot.variety}）`
    : `稻谷（${lot.variety}）`;
}
