// SPDX-License-Identifier: Apache-2.0
import type { ChannelName } from './command.js';

/** Contract (Fabric namespace before the colon) of every command type; the one table of transaction names. */
export const CONTRACT_OF = {
  trace: {
    registerOperator: 'people',
    setOperatorState: 'people',
    activateIdentity: 'people',
    revokeIdentity: 'people',
    registerParcel: 'places',
    attestParcel: 'places',
    registerBin: 'places',
    registerMillLine: 'places',
    recordHarvest: 'lots',
    storeLot: 'lots',
    splitLot: 'lots',
    mergeLots: 'lots',
    millLot: 'lots',
    packLot: 'lots',
    closeLot: 'lots',
    attachDocument: 'documents',
    proposeRuleSet: 'rules',
    confirmRuleSet: 'rules',
    upliftYieldCap: 'rules',
    purchaseInput: 'inputs',
    issueInput: 'inputs',
    applyInput: 'inputs',
    returnEmpties: 'inputs',
    removeInput: 'inputs',
    releaseHold: 'lots',
    dryLot: 'steps',
    cleanLot: 'steps',
    offerTransfer: 'steps',
    acceptTransfer: 'steps',
    cancelTransfer: 'steps',
    reworkLot: 'steps',
    stocktake: 'steps',
    sampleLot: 'steps',
    loseLot: 'steps',
    destroyLot: 'steps',
    raiseAlarm: 'alarms',
    acknowledgeAlarm: 'alarms',
    clearAlarm: 'alarms',
    recordTreatment: 'alarms',
    correctEvent: 'corrections',
    cleanOutBin: 'corrections',
    orderCodes: 'codes',
    markCodesPrinted: 'codes',
    activateCodes: 'codes',
    voidCodes: 'codes',
    aggregatePackages: 'codes',
    disaggregatePackages: 'codes',
    reportPackage: 'codes',
    startRecall: 'recall',
    orderRecall: 'recall',
    extendRecallScope: 'recall',
    notifyHolder: 'recall',
    acknowledgeRecall: 'recall',
    recordRetrieval: 'recall',
    recordDisposal: 'recall',
    recordEffectCheck: 'recall',
    closeRecall: 'recall',

    reviseParcel: 'parcels',
    declareSeason: 'parcels',
    recordFieldWork: 'parcels',
    closeParcel: 'parcels',
    claimOverlap: 'parcels',
    resolveOverlap: 'parcels',
    drawParcelSample: 'parcels',
    revealParcelSample: 'parcels',
    countParcelSample: 'parcels',
    recordSampleCheck: 'parcels',
    verifySampledParcels: 'parcels',
    registerProduct: 'products',
    approvePacker: 'products',
    withdrawPacker: 'products',
    registerSite: 'places',
    offerContract: 'trade',
    acceptContract: 'trade',
    endContract: 'trade',
    recordDelivery: 'trade',
    recordBoughtIn: 'trade',
    settleDelivery: 'trade',
    giveMandate: 'trade',
    endMandate: 'trade',
    issuePledge: 'documents',
    captureEpcis: 'documents',
  },
  anchor: {
    activateIdentity: 'people',
    revokeIdentity: 'people',
    registerBridge: 'devices',
    registerDevice: 'devices',
    consentDevice: 'devices',
    bindDevice: 'devices',
    revokeDevice: 'devices',
    fenceBridge: 'devices',
    declareLost: 'devices',
  },
} as const;

/** Functions that services call; their arguments are not commands. */
export const SERVICE_FUNCTIONS = {
  /** Both channels; argument JSON `{scenario: null | {epoch, factor, until?}}`; once, by an org-registrar. */
  init: 'meta:init',
  /** Both channels, evaluate: answers `{chaincode, version, scenario}`. */
  ping: 'meta:ping',
  /** Both channels, evaluate: one state key → its value or empty. */
  read: 'meta:read',
  /** Channel `trace`, evaluate: JSON `{date, parcels}` of one holder → cap, used, left, uplift and forecast. */
  headroom: 'yields:headroom',
  /** Channel `anchor`: argument JCS log head; transient `advance`. */
  advanceLog: 'log:advanceLog',
} as const;

/** Fabric transaction name of a command type, e.g. `lots:recordHarvest`. `undefined` for an unknown type. */
export function transactionName(channel: ChannelName, type: string): string | undefined {
  const contracts: Readonly<Record<string, string>> = CONTRACT_OF[channel];
  return Object.hasOwn(contracts, type) ? `${contracts[type]}:${type}` : undefined;
}
