// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, TEST_KINDS, WHOLE_PPM } from '@daoji/model';

import { lotFlow } from './lot-flow.js';
import {
  lotQuantity,
  objects,
  subjectLots,
  type Body,
  type EventState,
  type Makers,
  type OwnStep,
  type StepOf,
} from './event-body.js';
import { lotUri, ownUri, placeUri, seasonUri } from './names.js';

/** Words of a loss, by its reason. */
const LOSSES = {
  pests: { 'daoji:process': 'loss by pests' },
  spilled: { 'daoji:process': 'spilling' },
  spoiled: { disposition: 'damaged', 'daoji:process': 'spoiling' },
  theft: { disposition: 'stolen', 'daoji:process': 'theft' },
} as const;

/** Events of what happens to a lot as a whole, or to a stated mass of it. */
export const LOT_BODIES: Makers = {
  acceptTransfer: ({ command: { received, transferId } }, state) =>
    objects(
      'OBSERVE',
      received.map(({ grams, lotId }) => lotQuantity(state, lotId, grams)),
      transferOf(state, transferId, 'recadv'),
    ),
  attachDocument: (step, state) => documentOf(step, state),
  cancelTransfer: ({ command: { transferId }, event }, state) =>
    objects('OBSERVE', sentLots(state, transferId, subjectLots(event)), {
      bizTransactionList: [transaction('desadv', transferId)],
    }),
  destroyLot: ({ command: { grams, lotId, method } }, state) =>
    objects('DELETE', [lotQuantity(state, lotId, grams)], { 'daoji:method': method }),
  loseLot: ({ command: { grams, lotId, reason } }, state) =>
    objects('DELETE', [lotQuantity(state, lotId, grams)], LOSSES[reason]),
  offerTransfer: ({ command: { lotIds, transferId } }, state) =>
    objects(
      'OBSERVE',
      sentLots(state, transferId, lotIds),
      transferOf(state, transferId, 'desadv'),
    ),
  recordHarvest: (step, state) => harvestOf(step, state),
  releaseHold: ({ command: { documentHash, lotId } }, state) =>
    objects('OBSERVE', [lotQuantity(state, lotId)], {
      'daoji:documentHash': documentHash,
      persistentDisposition: { unset: ['unavailable'] },
    }),
  sampleLot: ({ command: { grams, lotId, sampleId } }, state) =>
    objects('OBSERVE', [lotQuantity(state, lotId, grams)], { 'daoji:sampleId': sampleId }),
  stocktake: ({ command: { countedGrams, lotId } }, state) =>
    objects('OBSERVE', [lotQuantity(state, lotId, countedGrams)]),
};

/** Events of which lots went in and which came out; lots that were only seen where nothing moved. */
export function flowBodies({ command, event }: OwnStep, state: EventState): Body[] {
  const { inputs, outputs, place } = lotFlow(command);
  const where = { bizLocation: place === undefined ? undefined : { id: placeUri(place) } };
  const ins = inputs.map(({ grams, lotId }) => lotQuantity(state, lotId, grams));
  // What comes out is as heavy as the ledger recorded it at its making.
  const outs = outputs.map(({ grams, lotId }) =>
    lotQuantity(state, lotId, grams ?? state.lot(lotId)?.massGrams),
  );
  if (ins.length > 0 && outs.length > 0) {
    const made = outputs.map(({ lotId }) => lotId);
    const origins = PROCESSES.has(command.type) ? originsOf(made, state) : {};
    return [
      {
        ...{ type: 'TransformationEvent', inputQuantityList: ins, outputQuantityList: outs },
        ...where,
        ...origins,
      },
    ];
  }
  if (outs.length > 0) return objects('ADD', outs, where);
  const seen = subjectLots(event).map((lotId) => lotQuantity(state, lotId));
  return objects('OBSERVE', seen, where);
}

/**
 * Steps whose outputs lie in no bin, so that nothing ever changes their shares: these may stand in an event. Lots in a bin
 * take the bin's blend when they leave it.
 */
const PROCESSES: ReadonlySet<string> = new Set([
  'cleanLot',
  'dryLot',
  'millLot',
  'packLot',
  'reworkLot',
]);

/** Bounds of what each harvest or bought-in lot gives; without them a graph of lots would pass over what lay in the same bin. */
function originsOf(
  lotIds: readonly string[],
  state: EventState,
): Readonly<Record<string, unknown>> {
  const known = lotIds
    .flatMap((lotId) => state.lot(lotId) ?? [])
    .filter(({ shares }) => shares !== undefined);
  const bounds = known.flatMap(({ lotId, otherShares, shares = [] }) => {
    const output = lotUri(lotId, state.lot(lotId));
    const rest = otherShares && {
      'daoji:otherLots': otherShares.lots,
      'daoji:output': output,
      ...bound(otherShares),
    };
    return [
      ...shares.map((share) => ({
        'daoji:lot': lotUri(share.lotId, state.lot(share.lotId)),
        'daoji:output': output,
        ...bound(share),
      })),
      ...(rest ? [rest] : []),
    ];
  });
  return {
    'daoji:originsKnown': known.length === lotIds.length,
    ...(bounds.length > 0 && { 'daoji:originList': bounds }),
  };
}

/** Bounds as parts of 1. */
export function bound({ maxPpm, minPpm }: { maxPpm: number; minPpm: number }): {
  'daoji:shareMax': number;
  'daoji:shareMin': number;
} {
  return { 'daoji:shareMax': maxPpm / WHOLE_PPM, 'daoji:shareMin': minPpm / WHOLE_PPM };
}

/** A harvest of one parcel ends its season; that of several names no place, since nobody knows which grain is whose. */
function harvestOf({ command, event }: StepOf<'recordHarvest'>, state: EventState): Body[] {
  const out = lotQuantity(state, command.lotId, state.lot(command.lotId)?.massGrams);
  const [parcelId, ...others] = command.parcels;
  if (parcelId === undefined || others.length > 0) return objects('ADD', [out]);
  return [
    {
      type: 'TransformationEvent',
      bizLocation: { id: ownUri('parcel', parcelId) },
      outputQuantityList: [out],
      transformationID: seasonUri(parcelId, civilDateOf(event.eventTime).slice(0, 4)),
    },
  ];
}

/** A document about a lot; one about a parcel, operator or product is about no thing that moves. */
function documentOf(
  { command: { documentHash, documentId, kind, result, subject } }: StepOf<'attachDocument'>,
  state: EventState,
): Body[] {
  if (subject.kind !== 'lot') return [];
  return objects('OBSERVE', [lotQuantity(state, subject.id)], {
    bizTransactionList: TEST_KINDS.includes(kind)
      ? [{ bizTransaction: ownUri('document', documentId), type: 'testres' }]
      : undefined,
    'daoji:documentHash': documentHash,
    'daoji:documentKind': kind,
    disposition: { fail: 'non_conformant', none: undefined, pass: 'conformant' }[result],
  });
}

function transferOf(
  { records }: EventState,
  transferId: string,
  type: 'desadv' | 'recadv',
): Readonly<Record<string, unknown>> {
  const transfer = records.get('transfer', transferId);
  const bizTransactionList = [transaction(type, transferId)];
  if (!transfer) return { bizTransactionList };
  const party = (operatorId: string): string => ownUri('operator', operatorId);
  return {
    bizTransactionList,
    'daoji:purpose': transfer.purpose,
    destinationList: [{ destination: party(transfer.toOperatorId), type: 'owning_party' }],
    sourceList: [{ source: party(transfer.fromOperatorId), type: 'owning_party' }],
  };
}

function transaction(type: string, transferId: string): Readonly<Record<string, string>> {
  return { bizTransaction: ownUri('transfer', transferId), type };
}

function sentLots(
  state: EventState,
  transferId: string,
  lotIds: readonly string[],
): ReturnType<typeof lotQuantity>[] {
  const sent = state.records.get('transfer', transferId)?.lots ?? [];
  return lotIds.map((id) => lotQuantity(state, id, sent.find(({ lotId }) => lotId === id)?.grams));
}
