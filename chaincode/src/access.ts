// SPDX-License-Identifier: Apache-2.0
import { ROLES, type ChannelName, type Identity, type Role } from '@daoji/model';

import { DUTY_RIGHTS } from './access-duties.js';
import {
  ANY,
  ANY_AREA,
  FIELD_HANDS,
  OTHER,
  OTHER_AREA,
  OWN,
  OWN_AREA,
  PARTIES,
  RECORDERS,
  type Right,
  type RightsOfRoles,
  type Target,
} from './access-terms.js';
import { STORAGE_ACCESS } from './access-storage.js';
import { ContractError } from './contract-error.js';
import type { Creator } from './transaction.js';

export type { Right, Target } from './access-terms.js';
export {
  ADVISING_ROLES,
  CONFIRMING_ROLES,
  CORRECTING_ROLES,
  SPEAKING_ROLES,
} from './access-terms.js';

/**
 * The rights of persons: channel → command type → role. The one source of code, tests and `docs/spec/commands.md`.
 * What has no entry is refused.
 */
export const ACCESS: Readonly<Record<ChannelName, Readonly<Record<string, RightsOfRoles>>>> = {
  trace: {
    // By a first registrar only: no key gives rights over a new operator.
    registerOperator: {},
    setOperatorState: { registrar: OWN, regulator: OTHER_AREA },
    activateIdentity: { registrar: OWN_AREA },
    revokeIdentity: { registrar: OWN },
    registerParcel: { grower: OWN_AREA, household: OWN_AREA },
    attestParcel: { village: ANY_AREA, regulator: ANY_AREA, cooperative: OTHER_AREA },
    registerBin: { keeper: OWN },
    registerMillLine: { miller: OWN },
    // By a contract or mandate a cooperative and a mill enter what a household tells them.
    recordHarvest: { grower: OWN, household: OWN, cooperative: OWN, 'trace-manager': OWN },
    storeLot: { keeper: OWN },
    splitLot: { grower: OWN, keeper: OWN, miller: OWN, packer: OWN },
    mergeLots: { keeper: OWN, miller: OWN, packer: OWN },
    millLot: { miller: OWN },
    packLot: { packer: OWN },
    closeLot: { grower: OWN, keeper: OWN, miller: OWN, packer: OWN },
    dryLot: { drier: OWN, keeper: OWN },
    cleanLot: { drier: OWN, keeper: OWN, miller: OWN },
    offerTransfer: { grower: OWN, keeper: OWN, miller: OWN, packer: OWN },
    acceptTransfer: { grower: OWN, keeper: OWN, miller: OWN, packer: OWN },
    cancelTransfer: { grower: OWN, keeper: OWN, miller: OWN, packer: OWN },
    reworkLot: { packer: OWN, 'pack-leader': OWN },
    stocktake: { keeper: OWN, 'mill-leader': OWN, 'pack-leader': OWN },
    sampleLot: { keeper: OWN, quality: OWN, analyst: OWN, laboratory: ANY, regulator: ANY },
    loseLot: { grower: OWN, keeper: OWN, miller: OWN, packer: OWN },
    destroyLot: { keeper: OWN, 'safety-director': OWN, 'safety-officer': OWN },
    // A watch is a program of the operator: it raises, and never takes back.
    raiseAlarm: {
      watch: OWN,
      grower: OWN,
      keeper: OWN,
      'store-head': OWN,
      quality: OWN,
      'safety-director': OWN,
      'safety-officer': OWN,
      regulator: ANY,
    },
    acknowledgeAlarm: {
      grower: OWN,
      keeper: OWN,
      'store-head': OWN,
      quality: OWN,
      'safety-director': OWN,
      'safety-officer': OWN,
    },
    clearAlarm: {
      grower: OWN,
      keeper: OWN,
      'store-head': OWN,
      quality: OWN,
      'safety-director': OWN,
      'safety-officer': OWN,
      regulator: ANY,
    },
    recordTreatment: { keeper: OWN, 'store-head': OWN, quality: OWN, 'safety-officer': OWN },
    ...STORAGE_ACCESS,
    // A warning stops nothing: the watch of an area warns everybody there, and an agronomist of the area answers for it.
    issueWarning: { watch: ANY_AREA },
    confirmWarning: { agronomist: ANY_AREA },
    withdrawWarning: { agronomist: ANY_AREA },
    orderControl: { agronomist: ANY_AREA },
    // Who may say that an input was used there.
    declineControl: { grower: OWN, household: OWN, cooperative: OWN, 'trace-manager': OWN },
    recordControl: FIELD_HANDS,
    checkEffect: { agronomist: ANY_AREA },
    closeWarning: { agronomist: ANY_AREA },
    ...DUTY_RIGHTS,
    recordModelRun: { watch: ANY_AREA },
    // An operator corrects what its own people said, and nobody else does: who may record a thing, and CORRECTING_ROLES.
    correctEvent: RECORDERS,
    cleanOutBin: { keeper: OWN },
    orderCodes: { packer: OWN, 'pack-leader': OWN, 'trace-manager': OWN },
    markCodesPrinted: { packer: OWN, 'pack-leader': OWN, 'trace-manager': OWN },
    activateCodes: { packer: OWN, 'pack-leader': OWN },
    voidCodes: { packer: OWN, 'pack-leader': OWN, 'trace-manager': OWN },
    aggregatePackages: { keeper: OWN, packer: OWN, 'pack-leader': OWN },
    disaggregatePackages: { keeper: OWN, packer: OWN, 'pack-leader': OWN },
    reportPackage: { quality: OWN, 'safety-officer': OWN, 'trace-manager': OWN },
    startRecall: { 'safety-director': OWN, 'safety-officer': OWN, quality: OWN },
    orderRecall: { regulator: ANY_AREA },
    extendRecallScope: { 'safety-director': OWN, 'safety-officer': OWN, quality: OWN },
    notifyHolder: {
      'safety-director': OWN,
      'safety-officer': OWN,
      quality: OWN,
      'trace-manager': OWN,
    },
    acknowledgeRecall: {
      keeper: OWN,
      'safety-director': OWN,
      'safety-officer': OWN,
      'trace-manager': OWN,
    },
    recordRetrieval: {
      keeper: OWN,
      'safety-director': OWN,
      'safety-officer': OWN,
      'trace-manager': OWN,
    },
    recordDisposal: { 'safety-director': OWN, 'safety-officer': OWN },
    recordEffectCheck: { 'safety-director': OWN, regulator: ANY },
    closeRecall: { 'safety-director': OWN, 'safety-officer': OWN },
    attachDocument: {
      grower: OWN,
      quality: OWN,
      laboratory: ANY,
      regulator: ANY,
      'trace-manager': OWN,
    },
    proposeRuleSet: { regulator: OWN_AREA },
    confirmRuleSet: { regulator: OWN_AREA },
    purchaseInput: { grower: OWN, household: OWN, 'input-keeper': OWN },
    issueInput: { 'input-keeper': OWN },
    applyInput: FIELD_HANDS,
    returnEmpties: { grower: OWN, household: OWN, 'input-keeper': OWN },
    removeInput: { grower: OWN, household: OWN, 'input-keeper': OWN },
    releaseHold: { regulator: ANY_AREA },
    upliftYieldCap: { regulator: ANY_AREA, association: ANY_AREA },
    reviseParcel: { grower: OWN_AREA, household: OWN_AREA },
    recordFieldWork: FIELD_HANDS,
    declareSeason: { grower: OWN, household: OWN, cooperative: OWN, 'trace-manager': OWN },
    closeParcel: { grower: OWN_AREA, household: OWN_AREA, regulator: ANY_AREA },
    // Who has a parcel concerned, who attests and who verifies.
    claimOverlap: {
      grower: OWN,
      household: OWN,
      village: ANY_AREA,
      regulator: ANY_AREA,
      cooperative: ANY_AREA,
    },
    resolveOverlap: { regulator: ANY_AREA },
    drawParcelSample: { regulator: OWN_AREA },
    revealParcelSample: { regulator: OWN_AREA },
    countParcelSample: { regulator: OWN_AREA },
    recordSampleCheck: { regulator: OWN_AREA },
    verifySampledParcels: { regulator: OWN_AREA },
    registerProduct: { quality: OWN, 'trace-manager': OWN },
    approvePacker: { quality: OWN, 'trace-manager': OWN },
    withdrawPacker: { quality: OWN, 'trace-manager': OWN },
    registerSite: {
      keeper: OWN_AREA,
      miller: OWN_AREA,
      packer: OWN_AREA,
      'trace-manager': OWN_AREA,
    },
    offerContract: { cooperative: OWN, keeper: OWN, miller: OWN, 'trace-manager': OWN },
    acceptContract: { grower: OWN, household: OWN },
    endContract: {
      grower: OWN,
      household: OWN,
      cooperative: OWN,
      keeper: OWN,
      miller: OWN,
      'trace-manager': OWN,
    },
    recordDelivery: { weighbridge: OWN },
    recordBoughtIn: { weighbridge: OWN },
    settleDelivery: { keeper: OWN, 'trace-manager': OWN },
    giveMandate: PARTIES,
    endMandate: PARTIES,
    issuePledge: { grower: OWN, household: OWN, 'trace-manager': OWN },
    captureEpcis: {
      grower: OWN,
      quality: OWN,
      laboratory: OWN,
      regulator: OWN,
      'trace-manager': OWN,
    },
  },
  anchor: {
    activateIdentity: { registrar: OWN_AREA },
    revokeIdentity: { registrar: OWN },
    registerBridge: { 'device-manager': OWN },
    registerDevice: { 'device-manager': OWN },
    consentDevice: { 'device-consent': OTHER, regulator: OTHER },
    bindDevice: { 'device-manager': OWN },
    revokeDevice: { 'device-manager': OWN, regulator: ANY },
    fenceBridge: { 'device-manager': OWN, regulator: ANY },
    declareLost: { 'device-manager': OWN },
  },
};

/** Functions of services: the attribute `role` that the submitter's certificate must carry. */
export const SERVICE_ROLES = {
  advanceLog: 'bridge',
  init: 'org-registrar',
  /** A command without a signature; see `signer.ts`. */
  unsignedCommand: 'org-registrar',
} as const;

/** True when the submitter's certificate carries the role that the service function wants. */
export function isService(name: keyof typeof SERVICE_ROLES, creator: Creator): boolean {
  return creator.getAttributeValue('role') === SERVICE_ROLES[name];
}

/** The rights that a person's roles give for one function, in the order of the roles' list; empty when none. */
export function rightsOf(channel: ChannelName, type: string, roles: readonly Role[]): Right[] {
  const row = rowOf(channel, type);
  return rolesFor(channel, type, roles).flatMap((role) => row[role] ?? []);
}

/** Those of a person's roles that give a right to one function, in the order of the roles' list. */
export function rolesFor(channel: ChannelName, type: string, roles: readonly Role[]): Role[] {
  const row = rowOf(channel, type);
  return ROLES.filter((role) => roles.includes(role) && row[role] !== undefined);
}

/** True when the right reaches the target, for a signer of this operator and area. */
export function reaches(
  right: Right,
  signer: Pick<Identity, 'operatorId' | 'areaCode'>,
  target: Target,
): boolean {
  const isOwn = signer.operatorId === target.operatorId;
  if (right.operator === 'own' && !isOwn) return false;
  if (right.operator === 'other' && isOwn) return false;
  return right.area === undefined || (target.areaCode ?? '').startsWith(signer.areaCode);
}

/** Refuses a person without any right to the function. @throws ContractError `ACCESS_DENIED`. */
export function assertRole(channel: ChannelName, type: string, identity: Identity): void {
  if (rightsOf(channel, type, identity.roles).length > 0) return;
  throw new ContractError(
    'ACCESS_DENIED',
    `expected a role that may ${type} on ${channel}, got ${identity.roles.join(', ')}`,
  );
}

/**
 * Refuses a person whose rights do not reach every target.
 * @param confirmed - operators that co-signed this command.
 * @throws ContractError `ACCESS_DENIED`.
 */
export function assertReaches(
  rights: readonly Right[],
  identity: Identity,
  targets: readonly Target[],
  confirmed: readonly string[],
): void {
  for (const target of targets) {
    const byConsent = target.isConsentable === true && confirmed.includes(target.operatorId);
    if (
      target.isGranted === true ||
      byConsent ||
      rights.some((right) => reaches(right, identity, target))
    )
      continue;
    throw new ContractError(
      'ACCESS_DENIED',
      `${identity.roles.join(', ')} of ${identity.operatorId} in ${identity.areaCode} has no right over ` +
        `${target.key} of ${target.operatorId}${consentHint(target)}`,
    );
  }
}

function rowOf(channel: ChannelName, type: string): RightsOfRoles {
  const rows = ACCESS[channel];
  return (Object.hasOwn(rows, type) ? rows[type] : undefined) ?? {};
}

function consentHint(target: Target): string {
  return target.isConsentable === true ? ', and its holder did not co-sign' : '';
}
