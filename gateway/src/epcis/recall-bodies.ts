// SPDX-License-Identifier: Apache-2.0
import type { LedgerEvent } from '@daoji/model';

import { lotQuantity, objects, type EventState, type Makers } from './event-body.js';
import { ownUri } from './names.js';

const DRILL = {
  bizStep: 'other',
  'daoji:isDrill': true,
  'daoji:process': 'recall drill',
  disposition: undefined,
} as const;
const RECALLED = { persistentDisposition: { set: ['recalled'] } };

/**
 * Events of a recall. A drill sets no disposition, so that nobody who reads it blocks rice. What holders and firms count is
 * of the whole recall: with several lots nobody says which lot's rice it was, and no event does either.
 */
export const RECALL_BODIES: Makers = {
  extendRecallScope: ({ command, event }, state) => recalledLots(command, event, state),
  orderRecall: ({ command, event }, state) =>
    recalledLots(command, event, state, { 'daoji:isOrdered': true, 'daoji:class': command.class }),
  recordDisposal: ({ command: { documentHash, grams, method, recallId }, event }, state) => {
    const lotIds = lotsOf(state, recallId);
    const [only, ...others] = lotIds;
    const isOne = only !== undefined && others.length === 0;
    const isDrill = event.flags.includes('MOCK_RECALL');
    return objects(
      isOne && !isDrill ? 'DELETE' : 'OBSERVE',
      isOne ? [lotQuantity(state, only, grams)] : lotIds.map((lotId) => lotQuantity(state, lotId)),
      {
        ...caseOf(recallId, event),
        'daoji:documentHash': documentHash,
        'daoji:grams': grams,
        'daoji:method': method,
      },
    );
  },
  recordRetrieval: ({ command, event }, state) =>
    objects(
      'OBSERVE',
      lotsOf(state, command.recallId).map((lotId) => lotQuantity(state, lotId)),
      {
        ...caseOf(command.recallId, event),
        'daoji:destroyedGrams': command.destroyedGrams,
        'daoji:holder': ownUri('operator', command.holderId),
        // The holder's count so far, not what came since the last one.
        'daoji:isCumulative': true,
        'daoji:returnedGrams': command.returnedGrams,
        'daoji:stillOutGrams': command.stillOutGrams,
      },
    ),
  startRecall: ({ command, event }, state) =>
    recalledLots(command, event, state, { 'daoji:class': command.class }),
};

function recalledLots(
  command: { readonly lots: readonly { readonly lotId: string }[]; readonly recallId: string },
  event: LedgerEvent,
  state: EventState,
  more: Readonly<Record<string, unknown>> = {},
): ReturnType<typeof objects> {
  const known = state.records.get('recall', command.recallId)?.lots ?? [];
  const quantities = command.lots.map(({ lotId }) =>
    lotQuantity(state, lotId, known.find((one) => one.lotId === lotId)?.grams),
  );
  const isDrill = event.flags.includes('MOCK_RECALL');
  return objects('OBSERVE', quantities, {
    ...(isDrill ? {} : RECALLED),
    ...more,
    ...caseOf(command.recallId, event),
  });
}

function caseOf(recallId: string, event: LedgerEvent): Readonly<Record<string, unknown>> {
  const isDrill = event.flags.includes('MOCK_RECALL');
  return { 'daoji:recall': ownUri('recall', recallId), ...(isDrill && DRILL) };
}

function lotsOf({ records }: EventState, recallId: string): string[] {
  return (records.get('recall', recallId)?.lots ?? []).map(({ lotId }) => lotId);
}
