// SPDX-License-Identifier: Apache-2.0
import { stateKey, type Application, type InputStock } from '@daoji/model';

import {
  objects,
  type Body,
  type EventState,
  type Makers,
  type Quantity,
  type StepOf,
} from './event-body.js';
import { ownUri, seasonUri } from './names.js';

/** UN/ECE Recommendation 20 codes of the units in which inputs are counted. */
const UOM = { g: 'GRM', ml: 'MLT' } as const;

/** Words of what leaves stock unused. */
const REMOVALS = {
  destroyed: { bizStep: 'destroying', disposition: 'destroyed' },
  expired: { bizStep: 'decommissioning', disposition: 'expired' },
  'returned-to-supplier': { bizStep: 'shipping', disposition: 'returned' },
  spilled: { 'daoji:process': 'spilling' },
} as const;

/** Events of inputs: stock lots are classes of ours, since a pesticide's label code is no GS1 key. */
export const INPUT_BODIES: Makers = {
  applyInput: (step, state) => applicationsOf(step, state),
  issueInput: ({ command }, state) => {
    const { fromStockLotId, quantityMilli, toOperatorId, toStockLotId } = command;
    const unit = stockOf(state, toStockLotId)?.unit;
    const holder = stockOf(state, fromStockLotId)?.operatorId;
    return [
      {
        type: 'TransformationEvent',
        'daoji:packages': command.packages,
        destinationList: [{ destination: ownUri('operator', toOperatorId), type: 'owning_party' }],
        inputQuantityList: [stock(fromStockLotId, quantityMilli, unit)],
        outputQuantityList: [stock(toStockLotId, quantityMilli, unit)],
        sourceList:
          holder === undefined
            ? undefined
            : [{ source: ownUri('operator', holder), type: 'owning_party' }],
      },
    ];
  },
  purchaseInput: ({ command }) => {
    const { labelCodes, packageMilli, purchasedOn, registration, stockLotId, unit } = command;
    return objects('OBSERVE', [stock(stockLotId, labelCodes.length * packageMilli, unit)], {
      'daoji:packages': labelCodes.length,
      'daoji:purchasedOn': purchasedOn,
      'daoji:registration': registration,
    });
  },
  removeInput: ({ command: { quantityMilli, reason, stockLotId } }, state) =>
    objects(
      reason === 'returned-to-supplier' ? 'OBSERVE' : 'DELETE',
      [stock(stockLotId, quantityMilli, stockOf(state, stockLotId)?.unit)],
      REMOVALS[reason],
    ),
  // Containers are things of their own, counted in pieces.
  returnEmpties: ({ command: { count, stockLotId } }) =>
    objects('OBSERVE', [{ epcClass: ownUri('empty-container', stockLotId), quantity: count }]),
};

/** One event a parcel: each has its season, and what a rule refused was not sprayed. */
function applicationsOf({ command, event }: StepOf<'applyInput'>, { records }: EventState): Body[] {
  const { applicationId, doseMilliPerMu, startDate, stockLotId, stopDate, target } = command;
  const record = records.get('application', applicationId);
  const sprayed = command.parcels.filter((id) => event.subjects.includes(stateKey('parcel', id)));
  return sprayed.map((parcelId) => {
    const part = record?.parcels.find((one) => one.parcelId === parcelId);
    return {
      type: 'TransformationEvent',
      'daoji:application': ownUri('application', applicationId),
      'daoji:doseMilliPerMu': doseMilliPerMu,
      'daoji:phiEnd': part?.freeFrom,
      'daoji:registration': record?.registration,
      'daoji:startDate': startDate,
      'daoji:stopDate': stopDate,
      'daoji:target': target,
      inputQuantityList: [stock(stockLotId, part?.quantityMilli, unitOf(record))],
      readPoint: { id: ownUri('parcel', parcelId) },
      transformationID: seasonUri(parcelId, startDate.slice(0, 4)),
    };
  });
}

function unitOf(record: Application | undefined): InputStock['unit'] | undefined {
  return record?.unit;
}

function stockOf({ records }: EventState, stockLotId: string): InputStock | undefined {
  return records.get('input-stock', stockLotId);
}

/** An amount of a stock lot; without it where its unit is not known. */
function stock(
  stockLotId: string,
  milli: number | undefined,
  unit: InputStock['unit'] | undefined,
): Quantity {
  const epcClass = ownUri('input-stock', stockLotId);
  return unit === undefined || milli === undefined
    ? { epcClass }
    : { epcClass, quantity: milli / 1000, uom: UOM[unit] };
}
