// SPDX-License-Identifier: Apache-2.0
export * from './ack.js';
export * from './batch.js';
export * from './beacons.js';
export * from './boundary.js';
export * from './command.js';
export { ANCHOR_ROLES, AUTHORITIES, ROLES, type Authority, type Role } from './command-base.js';
export { ROLE_WORDS, VALUE_WORDS, wordsOf, type WordLanguage } from './command-terms.js';
export { describeCommand } from './command-words.js';
export { CommandError, type CommandErrorCode } from './command-error.js';
export { anchorCommandSchemas } from './commands-anchor.js';
export { REMOVAL_REASONS } from './commands-inputs.js';
export { FIELD_WORKS, type FieldWork } from './commands-field.js';
export {
  AREA_BASES,
  CLOSE_REASONS,
  DATUMS,
  MAX_OVERLAPS,
  MAX_SAMPLE_CHUNK,
  OVERLAP_FINDINGS,
  SAMPLE_RULE,
} from './commands-parcels.js';
export { epcisCaptureSchema, MAX_CAPTURED_EVENTS, type EpcisCapture } from './captures.js';
export { PLEDGE_BASES } from './commands-products.js';
export { MILL_PRODUCTS, traceCommandSchemas } from './commands-trace.js';
export * from './civil-date.js';
export * from './decimal-text.js';
export * from './device.js';
export * from './command-files.js';
export * from './documents.js';
export * from './epcis/index.js';
export * from './failed-test.js';
export * from './functions.js';
export * from './glossary.js';
export { REFUSAL_WORDS, refusalWords } from './refusals/refusal-words.js';
export * from './gs1/index.js';
export * from './identifiers.js';
export { keyIdOf, keyWords, trustRootWords } from './key-words.js';
export * from './label-code.js';
export * from './label-fields.js';
export * from './model-parameters.js';
export { LABEL_FIELD_WORDS } from './label-words.js';
export * from './log-head.js';
export * from './mass.js';
export * from './pack.js';
export { areaWords } from './parcel-words.js';
export * from './protected-area.js';
export * from './reading.js';
export * from './reading-error.js';
export { registrationWaves } from './registration-waves.js';
export * from './resolver/index.js';
export * from './rule-sets.js';
export * from './watch-rules.js';
export {
  BUILT_IN_QUALITY,
  operatorQualityFault,
  operatorQualitySchema,
  type OperatorQuality,
} from './quality-rules.js';
export * from './alarm-stem.js';
export * from './series-rollup.js';
export { ruleValueLines } from './rule-words.js';
export * from './rules-in-force.js';
export * from './shares.js';
export * from './shown.js';
export * from './shown-comparison.js';
export * from './state.js';
export * from './code-ranges.js';
export * from './code-partition.js';
export { SERIAL_BYTES, serialBytes, serialText } from './serial-text.js';
export * from './scan-reading.js';
export * from './scenario-time.js';
export * from './state-recall.js';
export * from './recall-link.js';
export * from './working-days.js';
export { recallTokenSchema } from './commands-recall.js';
export * from './state-alarms.js';
export * from './state-warnings.js';
export * from './state-duties.js';
export * from './state-signals.js';
export * from './duty-terms.js';
export { dutyEnds, dutyFault, paperFault, type DutyEnd, type DutyFault } from './duty-standing.js';
export {
  DUTY_POSTS,
  END_REASONS,
  RESUMPTION_REASONS,
  SUSPENSION_REASONS,
  TRAINING_RESULTS,
  type DutyPost,
} from './commands-duties.js';
export {
  chartRowSchema,
  SIGNAL_CHARTS,
  SIGNAL_EXPLANATIONS,
  SIGNAL_GROUNDS,
  SIGNAL_MEASURES,
  SIGNAL_OBJECTIONS,
  SIGNAL_VERDICTS,
} from './commands-signals.js';
export * from './state-forecasts.js';
export {
  MAX_RUN_LINES,
  MAX_VOID_NAMED,
  RUN_MODELS,
  RUN_QUANTITIES,
  RUN_VERDICTS,
  VOID_VALUE_REASONS,
  type RunLine,
  type RunModel,
  type RunVerdict,
} from './commands-forecasts.js';
export * from './state-storage.js';
export * from './grain-rules.js';
export { storageTerm } from './glossary-storage.js';
export {
  AERATION_ADVICES,
  AERATION_REASONS,
  AERATION_STOPS,
  aerationBasisSchema,
  FUMIGANTS,
  gasReadingsSchema,
  INSECT_FINDINGS,
  INSPECTION_SCOPES,
  MOISTURE_CLASSES,
  type AerationBasis,
  type GasReadings,
} from './commands-storage.js';
export {
  CONTROL_EFFECTS,
  CONTROL_MEASURES,
  controlSchema,
  MAX_WARNED,
  WARNED_PESTS,
  WARNING_LEVELS,
  WARNING_VERDICTS,
  type Control,
} from './commands-warnings.js';
export * from './state-corrections.js';
export { CORRECTION_EFFECTS, ERROR_REASONS, UNDOABLE_COMMANDS } from './commands-corrections.js';
export {
  ALARM_KINDS,
  ALARM_SUBJECTS,
  alarmSubjectSchema,
  TREATMENT_AGENTS,
} from './commands-alarms.js';
export * from './state-bins.js';
export * from './state-codes.js';
export {
  MAX_CODES,
  PACKAGE_EXCEPTIONS,
  serialSchema,
  ssccSchema,
  VOID_REASONS,
} from './commands-codes.js';
export * from './state-transfers.js';
export { DESTRUCTION_METHODS, LOSS_REASONS, TRANSFER_PURPOSES } from './commands-steps.js';
export * from './state-inputs.js';
export * from './state-parcels.js';
export * from './state-products.js';
export * from './scans/index.js';
export * from './settlement.js';
export * from './state-trade.js';
export * from './state-mandates.js';
export { MANDATE_WORKS, type MandateWork } from './commands-mandates.js';
export * from './topics.js';
export * from './headroom.js';
export * from './yields.js';
