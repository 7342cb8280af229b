// SPDX-License-Identifier: Apache-2.0
import type { TraceCommand } from '@daoji/model';

/** EPCIS 2.0 event type, business step and disposition (CBV 2.0 short names), and the process where CBV has no word. */
export interface EpcisWords {
  readonly type: 'AggregationEvent' | 'ObjectEvent' | 'TransformationEvent';
  readonly bizStep: string;
  readonly disposition?: string;
  readonly process?: string;
}

const RIGHTS = 'says who may do what; no thing is seen or changed';
const MASTER = 'master data: what a place, product or rule is';
const PAPER = 'an agreement or a count; no rice moves';
const SAMPLE = 'which parcels are looked at, and what was found; parcels are places and no things';
const CODES = 'codes on paper: no package bears them yet';
const MESSAGE = 'a message between firm and holder; no rice is seen or moved';
const CAPTURED = 'stands for the events of a document, which are answered as they were captured';
const ALARM = 'says that rice is not released; the rice is neither seen nor moved';
const PERSON = 'about a person and no thing; read by that person and the operator’s office alone';
const WARNING =
  'about a parcel, which is a place and no thing; an input that was used is an event of its own';
const RUN = 'what models said of the weather of a day; no rice is seen or moved';
const STORE = 'a look at a bin, a fan or a gas; grain is neither moved nor changed';
const ERROR = 'an error declaration is shown with the event that it is about';
const SWEPT = 'ends a blend; what was written off of a lot stands in the lot';
const DIARY =
  'work on a parcel, which is a place and no thing; inputs and harvests are events of their own';
const CASE = 'a judgement on the case; what was recalled stays recalled';

/**
 * What every command type is in EPCIS: the words of its event, or the reason why it is none. A type without a row does not
 * compile. One command can give several events, and none where it is about nothing that EPCIS can name.
 */
const ROWS: Readonly<Record<TraceCommand['type'], EpcisWords | string>> = {
  acceptContract: PAPER,
  acceptTransfer: seen('receiving', 'in_progress'),
  acknowledgeAlarm: ALARM,
  acknowledgeRecall: MESSAGE,
  activateCodes: seen('commissioning', 'active'),
  activateIdentity: RIGHTS,
  aggregatePackages: { type: 'AggregationEvent', bizStep: 'packing', disposition: 'in_progress' },
  applyInput: made('other', 'input application', 'in_progress'),
  approvePacker: RIGHTS,
  attachDocument: seen('inspecting'),
  attestParcel: MASTER,
  cancelTransfer: seen('void_shipping', 'in_progress'),
  captureEpcis: CAPTURED,
  checkEffect: WARNING,
  clearAlarm: ALARM,
  clearFumigation: STORE,
  claimOverlap: MASTER,
  cleanOutBin: SWEPT,
  cleanLot: made('creating_class_instance', 'cleaning'),
  closeLot: seen('sensor_reporting', 'in_progress'),
  closeParcel: MASTER,
  closeRecall: CASE,
  closeWarning: WARNING,
  confirmRuleSet: MASTER,
  confirmWarning: WARNING,
  correctEvent: ERROR,
  countParcelSample: SAMPLE,
  declareSeason: MASTER,
  declineControl: WARNING,
  destroyLot: seen('destroying', 'destroyed'),
  disaggregatePackages: {
    type: 'AggregationEvent',
    bizStep: 'unpacking',
    disposition: 'in_progress',
  },
  drawParcelSample: SAMPLE,
  dryLot: made('creating_class_instance', 'drying'),
  endContract: PAPER,
  endMandate: RIGHTS,
  extendRecallScope: seen('holding', 'recalled'),
  giveMandate: RIGHTS,
  issueInput: made('other', 'input issue', 'in_progress'),
  issuePledge: PAPER,
  issueWarning: WARNING,
  loseLot: seen('other'),
  markCodesPrinted: CODES,
  mergeLots: made('creating_class_instance', 'merging'),
  millLot: made('creating_class_instance', 'milling'),
  notifyHolder: MESSAGE,
  offerContract: PAPER,
  offerTransfer: seen('shipping', 'in_transit'),
  orderAeration: STORE,
  orderCodes: CODES,
  orderControl: WARNING,
  orderFumigation: STORE,
  orderRecall: seen('holding', 'recalled'),
  packLot: made('commissioning', 'packing'),
  proposeRuleSet: MASTER,
  purchaseInput: seen('receiving', 'in_progress'),
  raiseAlarm: ALARM,
  recordAeration: STORE,
  recordBoughtIn: made('receiving', 'buying in'),
  recordControl: WARNING,
  recordDelivery: made('receiving', 'weighing in'),
  recordDisposal: seen('destroying', 'destroyed'),
  recordEffectCheck: CASE,
  recordFieldWork: DIARY,
  recordFumigation: STORE,
  recordHarvest: made('creating_class_instance', 'harvesting'),
  recordModelRun: RUN,
  recordInspection: STORE,
  recordRetrieval: seen('collecting', 'returned'),
  recordSampleCheck: SAMPLE,
  recordTreatment: ALARM,
  registerBin: MASTER,
  registerMillLine: MASTER,
  registerOperator: MASTER,
  registerParcel: MASTER,
  registerProduct: MASTER,
  registerSite: MASTER,
  releaseHold: seen('inspecting', 'available'),
  removeInput: seen('other'),
  reportPackage: seen('inspecting'),
  returnEmpties: seen('collecting', 'returned'),
  revealParcelSample: SAMPLE,
  resolveOverlap: MASTER,
  reviseParcel: MASTER,
  revokeIdentity: RIGHTS,
  reworkLot: made('creating_class_instance', 'reworking'),
  sampleLot: seen('sampling', 'in_progress'),
  setOperatorState: RIGHTS,
  settleDelivery: PAPER,
  signInspection: STORE,
  splitLot: made('creating_class_instance', 'splitting'),
  startRecall: seen('holding', 'recalled'),
  stocktake: seen('stock_taking', 'in_progress'),
  storeLot: made('storing', 'storing'),
  upliftYieldCap: MASTER,
  verifySampledParcels: SAMPLE,
  voidCodes: seen('decommissioning', 'inactive'),
  withdrawPacker: RIGHTS,
  withdrawWarning: WARNING,
  grantDuty: PERSON,
  acceptDuty: PERSON,
  suspendDuty: PERSON,
  resumeDuty: PERSON,
  endDuty: PERSON,
  recordHealthCard: PERSON,
  recordTraining: PERSON,
  raiseSignal: PERSON,
  explainSignal: PERSON,
  contestSignal: PERSON,
  decideSignal: PERSON,
  snapshotChart: PERSON,
};

/** Command types that give no EPCIS event, and why. */
export const NO_EVENT: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ROWS).flatMap(([type, row]) => (typeof row === 'string' ? [[type, row]] : [])),
);

/** EPCIS words of a command type; `undefined` for commands that are no event. */
export function epcisWords(type: string): EpcisWords | undefined {
  const rows: Readonly<Record<string, EpcisWords | string>> = ROWS;
  const row = Object.hasOwn(rows, type) ? rows[type] : undefined;
  return typeof row === 'string' ? undefined : row;
}

/** The rows as lines of `docs/spec/epcis-events.md`. */
export function epcisRows(): string[] {
  return Object.entries(ROWS).map(([type, row]) => {
    if (typeof row === 'string') return `| \`${type}\` | – | – | ${row} |`;
    const { bizStep, disposition = '–', process = '' } = row;
    return `| \`${type}\` | ${row.type} | ${bizStep} · ${disposition} | ${process} |`;
  });
}

function made(bizStep: string, process: string, disposition = 'active'): EpcisWords {
  return { type: 'TransformationEvent', bizStep, disposition, process };
}

function seen(bizStep: string, disposition?: string): EpcisWords {
  return { type: 'ObjectEvent', bizStep, ...(disposition !== undefined && { disposition }) };
}
