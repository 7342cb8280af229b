// SPDX-License-Identifier: Apache-2.0

/** Kinds of entries on a parcel's season line. */
export const stepKinds = [
  'season-declared',
  'field-work',
  'application',
  'warning',
  'control-ordered',
  'control-done',
  'control-declined',
  'effect-checked',
  'harvest',
] as const;

/** Kinds of things to do, in the order in which they press. */
export const todoCodes = [
  'CONTROL_OVERDUE',
  'ALARM_OPEN',
  'CONTROL_DUE',
  'WARNING_OPEN',
  'WATER_FLOOD',
  'HARVEST_FREE',
  'NO_SOWING_RECORD',
  'STATION_SILENT',
] as const;
/** One of {@link todoCodes}. */
export type TodoCode = (typeof todoCodes)[number];
