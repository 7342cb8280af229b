// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import {
  CONTROL_EFFECTS,
  CONTROL_MEASURES,
  WARNED_PESTS,
  WARNING_LEVELS,
  WARNING_VERDICTS,
} from './commands-warnings.js';
import {
  areaCodeSchema,
  civilDateSchema,
  deviceIdSchema,
  hashSchema,
  idSchema,
  ulidSchema,
  utcTimeSchema,
} from './identifiers.js';

const step = z.strictObject({
  at: utcTimeSchema,
  commandId: ulidSchema,
  /** Of the person; an agronomist of the area may be of another operator than who grows. */
  operatorId: idSchema,
  personId: idSchema,
});
const word = z.strictObject({ ...step.shape, note: z.string() });

/** Value of `warning~{warningId}`: issued → acknowledged → ordered → closed, or withdrawn. */
export const warningSchema = z.strictObject({
  acknowledged: word.optional(),
  /** Division that all its parcels lie in. */
  areaCode: areaCodeSchema,
  closed: word.optional(),
  deviceIds: z.array(deviceIdSchema).optional(),
  inputsDigest: hashSchema,
  issued: step,
  level: z.enum(WARNING_LEVELS),
  modelId: idSchema,
  modelVersion: z.string(),
  /** Whose watch issued it. */
  operatorId: idSchema,
  /** Parcels with who held them when it was issued. */
  parcels: z.array(z.strictObject({ operatorId: idSchema, parcelId: idSchema })),
  pest: z.enum(WARNED_PESTS),
  ruleSetId: idSchema.optional(),
  state: z.enum(['issued', 'acknowledged', 'ordered', 'closed', 'withdrawn']),
  v: z.literal(1),
  validFrom: civilDateSchema,
  validTo: civilDateSchema,
  verdict: z.enum(WARNING_VERDICTS),
  voidedCount: z.int().min(0),
  warningId: idSchema,
  withdrawn: word.optional(),
});

/** What was done, with the day of it; an application's is its last. */
const doneSchema = z.strictObject({
  ...step.shape,
  applicationId: idSchema.optional(),
  doneOn: civilDateSchema,
  /** Absent where an application answered the task. */
  measure: z.enum(CONTROL_MEASURES).optional(),
  note: z.string().optional(),
  /** Against what the application was, in the words of its table. */
  target: z.string().optional(),
});

/**
 * Value of `control-task~{warningId}/{parcelId}`: ordered → done or declined → checked. One key per parcel, so that growers do
 * not stand in each other's way.
 */
export const controlTaskSchema = z.strictObject({
  checked: z
    .strictObject({
      ...step.shape,
      checkedOn: civilDateSchema,
      effect: z.enum(CONTROL_EFFECTS),
      gradeAfter: z.int(),
      gradeBefore: z.int(),
      note: z.string().optional(),
    })
    .optional(),
  declined: word.optional(),
  done: doneSchema.optional(),
  /** Holder of the parcel when it was ordered. */
  operatorId: idSchema,
  ordered: z.strictObject({
    ...word.shape,
    dueDate: civilDateSchema,
    /** Civil date by the time that rules compare with. */
    orderedOn: civilDateSchema,
  }),
  parcelId: idSchema,
  state: z.enum(['ordered', 'done', 'declined', 'checked']),
  v: z.literal(1),
  warningId: idSchema,
});

/** See {@link warningSchema}. */
export type Warning = z.infer<typeof warningSchema>;
/** See {@link controlTaskSchema}. */
export type ControlTask = z.infer<typeof controlTaskSchema>;

/** State key of {@link controlTaskSchema}. */
export function controlTaskKey(warningId: string, parcelId: string): string {
  return `control-task~${warningId}/${parcelId}`;
}
