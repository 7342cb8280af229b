// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import {
  ALARM_KINDS,
  alarmSubjectSchema,
  TREATMENT_AGENTS,
  treatedSubjectSchema,
} from './commands-alarms.js';
import {
  civilDateSchema,
  deviceIdSchema,
  hashSchema,
  idSchema,
  ulidSchema,
  utcTimeSchema,
} from './identifiers.js';

const word = z.strictObject({
  at: utcTimeSchema,
  commandId: ulidSchema,
  note: z.string(),
  personId: idSchema,
});

/** Value of `alarm~{alarmId}`: raised → acknowledged (perhaps shelved) → cleared; open until it is cleared. */
export const alarmSchema = z.strictObject({
  acknowledged: z
    .strictObject({ ...word.shape, shelvedUntil: utcTimeSchema.optional() })
    .optional(),
  alarmId: idSchema,
  /** Bin that it is about, or in which its lot lay. */
  binId: idSchema.optional(),
  cleared: z.strictObject({ ...word.shape, documentHash: hashSchema.optional() }).optional(),
  deviceId: deviceIdSchema.optional(),
  kind: z.enum(ALARM_KINDS),
  /** Holder of the subject when it was raised. */
  operatorId: idSchema,
  raised: word,
  /** Operator of who raised it; an alarm of another one than the holder is cleared by that one. */
  raisedByOperatorId: idSchema,
  /** Rule set by which it was found, or `built-in`; absent where a person found it. */
  ruleSetId: idSchema.optional(),
  /** Harvest year that an alarm on a parcel is about. */
  season: z.int().optional(),
  state: z.enum(['raised', 'acknowledged', 'cleared']),
  subject: alarmSubjectSchema,
  v: z.literal(1),
});

/** Value of `treatment~{treatmentId}`; dates are civil dates in Asia/Shanghai. */
export const treatmentSchema = z.strictObject({
  agent: z.enum(TREATMENT_AGENTS),
  commandId: ulidSchema,
  documentHash: hashSchema.optional(),
  endDate: civilDateSchema,
  freeFrom: civilDateSchema,
  operatorId: idSchema,
  productName: z.string(),
  recordedAt: utcTimeSchema,
  /** The set that says how long grain stays; absent where none was in force. */
  ruleSetId: idSchema.optional(),
  startDate: civilDateSchema,
  subject: treatedSubjectSchema,
  treatmentId: idSchema,
  v: z.literal(1),
});

/** State key of an alarm or a treatment, as lots and bins carry it. */
export const alertKeySchema = z.string().regex(/^(?:alarm|treatment)~[a-z0-9][a-z0-9-]{1,63}$/);

/** Value of `bin-alerts~{binId}`: what everything that leaves the bin carries on; its key is read by each draw. */
export const binAlertsSchema = z.strictObject({
  binId: idSchema,
  /** Open alarms, and treatments. */
  keys: z.array(alertKeySchema),
  v: z.literal(1),
});

/** Value of `alarm-bucket~{00…3f}`: open alarms on lots and parcels, found by all that comes of them. */
export const alarmBucketSchema = z.strictObject({
  alarms: z.array(
    z.strictObject({
      alarmId: idSchema,
      season: z.int().optional(),
      /** `lot~{lotId}` or `parcel~{parcelId}`. */
      subject: z.string(),
    }),
  ),
  v: z.literal(1),
});

/** See {@link alarmSchema}. */
export type Alarm = z.infer<typeof alarmSchema>;
/** See {@link treatmentSchema}. */
export type Treatment = z.infer<typeof treatmentSchema>;
/** See {@link binAlertsSchema}. */
export type BinAlerts = z.infer<typeof binAlertsSchema>;
/** See {@link alarmBucketSchema}. */
export type AlarmBucket = z.infer<typeof alarmBucketSchema>;

/** State key of {@link binAlertsSchema}. */
export function binAlertsKey(binId: string): string {
  return `bin-alerts~${binId}`;
}
