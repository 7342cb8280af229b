// SPDX-License-Identifier: Apache-2.0
import { physicalGrams, type TraceCommand } from '@daoji/model';

/** EPCIS 2.0 event type, business step and disposition (CBV 2.0 short names), and the process where CBV has no word. */
export interface EpcisWords {
  readonly type: 'ObjectEvent' | 'TransformationEvent';
  readonly bizStep: string;
  readonly disposition?: string;
  readonly process?: string;
}

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

const WORDS: Readonly<Record<string, EpcisWords>> = {
  recordHarvest: made('creating_class_instance', 'harvesting'),
  storeLot: made('storing', 'storing'),
  splitLot: made('creating_class_instance', 'splitting'),
  mergeLots: made('creating_class_instance', 'merging'),
  millLot: made('creating_class_instance', 'milling'),
  packLot: made('commissioning', 'packing'),
  dryLot: made('creating_class_instance', 'drying'),
  cleanLot: made('creating_class_instance', 'cleaning'),
  reworkLot: made('creating_class_instance', 'reworking'),
  recordDelivery: made('receiving', 'weighing in'),
  recordBoughtIn: made('receiving', 'buying in'),
  offerTransfer: { type: 'ObjectEvent', bizStep: 'shipping', disposition: 'in_transit' },
  acceptTransfer: { type: 'ObjectEvent', bizStep: 'receiving', disposition: 'in_progress' },
  stocktake: { type: 'ObjectEvent', bizStep: 'stock_taking', disposition: 'in_progress' },
  sampleLot: { type: 'ObjectEvent', bizStep: 'sampling', disposition: 'in_progress' },
  destroyLot: { type: 'ObjectEvent', bizStep: 'destroying', disposition: 'destroyed' },
  closeLot: { type: 'ObjectEvent', bizStep: 'sensor_reporting', disposition: 'in_progress' },
  attachDocument: { type: 'ObjectEvent', bizStep: 'inspecting' },
};

const RIGHTS = 'says who may do what; no thing is seen or changed';
const MASTER = 'master data: what a place, product or rule is';
const PAPER = 'an agreement or a count; no rice moves';
const LATER = 'not mapped yet; the command and its event stand on the ledger';

/** Command types that give no EPCIS event, and why. */
export const NO_EVENT: Readonly<Record<string, string>> = {
  ...reasons(RIGHTS, 'activateIdentity approvePacker revokeIdentity withdrawPacker'),
  ...reasons(
    MASTER,
    'attestParcel closeParcel confirmRuleSet declareSeason proposeRuleSet registerBin registerMillLine registerOperator ' +
      'registerParcel registerProduct registerSite reviseParcel upliftYieldCap',
  ),
  ...reasons(
    PAPER,
    'acceptContract countParcelSample drawParcelSample endContract issuePledge offerContract recordSampleCheck ' +
      'revealParcelSample settleDelivery verifySampledParcels markCodesPrinted orderCodes',
  ),
  ...reasons(
    LATER,
    'acknowledgeRecall activateCodes aggregatePackages applyInput cancelTransfer closeRecall disaggregatePackages ' +
      'extendRecallScope issueInput loseLot notifyHolder orderRecall purchaseInput recordDisposal recordEffectCheck ' +
      'recordFieldWork recordRetrieval releaseHold removeInput reportPackage returnEmpties startRecall voidCodes',
  ),
};

/** EPCIS words of a command type; `undefined` for commands that are no step of a lot. */
export function epcisWords(type: string): EpcisWords | undefined {
  return Object.hasOwn(WORDS, type) ? WORDS[type] : undefined;
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

function reasons(reason: string, types: string): Record<string, string> {
  return Object.fromEntries(types.split(' ').map((type) => [type, reason]));
}

function made(bizStep: string, process: string): EpcisWords {
  return { type: 'TransformationEvent', bizStep, disposition: 'active', process };
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
