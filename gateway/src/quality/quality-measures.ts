// SPDX-License-Identifier: Apache-2.0

/** What is counted of the steps that a person signed. */
export const QUALITY_MEASURES = ['timeliness', 'deviation', 'result'] as const;

/** One of {@link QUALITY_MEASURES}. */
export type QualityMeasure = (typeof QUALITY_MEASURES)[number];

/** Why a record is counted. */
export const QUALITY_CAUSES = [
  // timeliness
  'LATE_RECORD',
  'ALARM_LATE',
  'TASK_LATE',
  'INSPECTION_LATE',
  // deviation
  'HIGH_LOSS',
  'RECEIVED_LESS',
  'RECEIVED_MORE',
  'LOW_RECOVERY',
  'STOCK_SHORTAGE',
  'HARVEST_BEFORE_SPRAY',
  'CORRECTED',
  // result
  'TEST_FAILED',
] as const;

/** One of {@link QUALITY_CAUSES}. */
export type QualityCause = (typeof QUALITY_CAUSES)[number];

/** Flags of an event that count as a deviation of its step. */
export const DEVIATION_FLAGS: ReadonlySet<string> = new Set<QualityCause>([
  'HIGH_LOSS',
  'RECEIVED_LESS',
  'RECEIVED_MORE',
  'LOW_RECOVERY',
  'STOCK_SHORTAGE',
  'HARVEST_BEFORE_SPRAY',
]);

/**
 * Commands that are no step of the work on rice: rules, registration, keys, rights, drafts of samples, recalls, duties and signals
 * themselves; a correction too, since nobody shall be the worse for making one. What is not listed counts, so that a new kind
 * of work is not left out unseen.
 */
export const OFFICE_COMMANDS: ReadonlySet<string> = new Set([
  'acceptDuty',
  'activateIdentity',
  'approvePacker',
  'attestParcel',
  'captureEpcis',
  'claimOverlap',
  'closeRecall',
  'closeParcel',
  'confirmRuleSet',
  'contestSignal',
  'correctEvent',
  'countParcelSample',
  'decideSignal',
  'drawParcelSample',
  'endDuty',
  'endMandate',
  'explainSignal',
  'extendRecallScope',
  'giveMandate',
  'grantDuty',
  'issueWarning',
  'notifyHolder',
  'orderRecall',
  'proposeRuleSet',
  'raiseAlarm',
  'raiseSignal',
  'recordHealthCard',
  'recordTraining',
  'registerBin',
  'registerMillLine',
  'registerOperator',
  'registerParcel',
  'registerProduct',
  'registerSite',
  'resolveOverlap',
  'resumeDuty',
  'revealParcelSample',
  'reviseParcel',
  'revokeIdentity',
  'setOperatorState',
  'snapshotChart',
  'startRecall',
  'suspendDuty',
  'upliftYieldCap',
  'verifySampledParcels',
  'withdrawPacker',
  'withdrawWarning',
]);

/** Commands that make a lot and answer for what it is. */
export const LOT_MAKERS: ReadonlySet<string> = new Set([
  'cleanLot',
  'dryLot',
  'mergeLots',
  'millLot',
  'packLot',
  'recordHarvest',
  'reworkLot',
  'storeLot',
]);
