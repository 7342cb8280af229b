// SPDX-License-Identifier: Apache-2.0
import { physicalGrams, type TraceCommand } from '@daoji/model';

/** A quantity of a lot, physical grams at 14.5 % moisture; absent `grams`: the lot as a whole. */
export interface LotQuantity {
  readonly lotId: string;
  readonly grams?: number;
}

/** What goes into and comes out of the step that a command states. */
export interface LotFlow {
  readonly inputs: readonly LotQuantity[];
  readonly outputs: readonly LotQuantity[];
  /** State key of the place: `parcel~…`, `bin~…`, `mill-line~…`. */
  readonly place?: string;
}

/** Lots in and out of a command; both empty for commands that move no rice. */
export function lotFlow(command: TraceCommand): LotFlow {
  switch (command.type) {
    case 'recordHarvest':
      return { inputs: [], outputs: [{ lotId: command.lotId }], place: parcelOf(command.parcels) };
    case 'storeLot':
      return { ...joined(command), place: `bin~${command.binId}` };
    case 'mergeLots':
    case 'packLot':
    case 'dryLot':
    case 'cleanLot':
    case 'reworkLot':
      return joined(command);
    case 'splitLot':
      return { inputs: [{ lotId: command.lotId }], outputs: command.outputs };
    case 'millLot':
      return {
        inputs: command.inputs,
        outputs: command.outputs.map(({ lotId, grams }) => ({ lotId, grams })),
        place: `mill-line~${command.millLineId}`,
      };
    default:
      return intake(command);
  }
}

function joined(command: { inputs: readonly LotQuantity[]; lotId: string }): LotFlow {
  return { inputs: command.inputs, outputs: [{ lotId: command.lotId }] };
}

/** The one parcel; of several none is named, since nobody knows which grain is whose. */
function parcelOf(parcels: readonly string[]): string | undefined {
  const [first, ...others] = parcels;
  return first === undefined || others.length > 0 ? undefined : `parcel~${first}`;
}

/** Paddy over the weighbridge. */
function intake(command: TraceCommand): LotFlow {
  if (command.type === 'recordBoughtIn') return { inputs: [], outputs: [{ lotId: command.lotId }] };
  if (command.type !== 'recordDelivery') return { inputs: [], outputs: [] };
  const { intakeLotId, lotId } = command;
  return {
    inputs: [{ lotId, grams: loadGrams(command) }],
    outputs: [{ lotId: intakeLotId }],
  };
}

/** Physical mass of a load, as the ledger computes it. */
function loadGrams(load: {
  readonly grossGrams: number;
  readonly moistureMilliPercent: number;
  readonly tareGrams: number;
}): number {
  return physicalGrams(load.grossGrams - load.tareGrams, load.moistureMilliPercent);
}
