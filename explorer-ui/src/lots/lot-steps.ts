// SPDX-License-Identifier: Apache-2.0
import type { Identity, Lot, Transfer } from '@daoji/model';

/** What a person can do with a lot, in the groups and the order of the page. */
export const STEP_GROUPS = {
  move: ['accept', 'cancel', 'offer', 'pledge'],
  work: ['store', 'dry', 'clean', 'mill', 'pack', 'rework', 'split', 'merge'],
  take: ['sample', 'lose', 'destroy', 'stocktake'],
  end: ['close', 'release'],
} as const;

/** A group of {@link STEP_GROUPS}. */
export type StepGroup = keyof typeof STEP_GROUPS;
/** One step of {@link STEP_GROUPS}. */
export type LotStep = (typeof STEP_GROUPS)[StepGroup][number];

/** Who would sign; fields are absent while the ledger does not know the key. */
export type Who = Partial<Pick<Identity, 'authority' | 'operatorId' | 'roles'>>;

const PADDY: readonly Lot['kind'][] = ['harvest', 'bought', 'storage'];

const EVEN_CLOSED: readonly LotStep[] = ['offer', 'sample', 'lose', 'destroy', 'stocktake'];

/**
 * Steps that the ledger can take for this lot now, by its kind, its state and who holds it. Roles are the ledger's to judge;
 * a lot of somebody else opens to what its holder co-signs.
 */
export function stepsFor(lot: Lot, who: Who, transfer: Transfer | undefined): LotStep[] {
  if (lot.voidedBy !== undefined) return [];
  if (lot.transferId !== undefined) return [...transferSteps(who, transfer), ...release(lot, who)];
  const steps = isHolder(lot, who) ? ownSteps(lot) : foreignSteps(lot, who);
  // Closing ends the making: a closed lot is still sold, counted, tested, lost and destroyed.
  const isOpen = (step: LotStep): boolean => !lot.closed || EVEN_CLOSED.includes(step);
  return [...steps.filter(isOpen), ...release(lot, who)];
}

function ownSteps(lot: Lot): LotStep[] {
  const isLeft = lot.remainingGrams > 0;
  const isPledged = ['harvest', 'storage'].includes(lot.kind);
  return [
    ...(isPledged ? (['pledge'] as const) : []),
    ...(isLeft ? (['offer', ...workOf(lot), 'sample', 'lose', 'destroy'] as const) : []),
    'stocktake',
    'close',
  ];
}

function foreignSteps(lot: Lot, who: Who): LotStep[] {
  if (lot.remainingGrams === 0) return [];
  const work = workOf(lot).filter((step) => step !== 'split');
  return [...work, ...(isTester(who) ? (['sample'] as const) : [])];
}

/** True for the operator that holds the lot, and while nobody knows whose key it is. */
export function isHolder({ operatorId }: Lot, who: Who): boolean {
  return who.operatorId === undefined || who.operatorId === operatorId;
}

/** What the two parties of an open transfer can do. */
export function transferSteps({ operatorId }: Who, transfer: Transfer | undefined): LotStep[] {
  if (transfer?.state !== 'offered') return [];
  const isOpen = operatorId === undefined;
  return [
    ...(isOpen || operatorId === transfer.toOperatorId ? (['accept'] as const) : []),
    ...(isOpen || operatorId === transfer.fromOperatorId ? (['cancel'] as const) : []),
  ];
}

function workOf({ kind, product }: Lot): LotStep[] {
  if (PADDY.includes(kind)) return ['store', 'dry', 'clean', 'mill', 'split', 'merge'];
  if (kind === 'package') return ['rework', 'split'];
  return product === 'milled-rice' ? ['pack', 'split', 'merge'] : ['split', 'merge'];
}

/** A laboratory and an authority take samples of anybody's lots. */
function isTester({ authority, roles = [] }: Who): boolean {
  return authority !== undefined || roles.includes('laboratory');
}

/** Intervals are the agriculture authority's, and its holds lie on harvest lots. */
function release({ kind }: Lot, { authority }: Who): LotStep[] {
  return authority === 'agri' && kind === 'harvest' ? ['release'] : [];
}
