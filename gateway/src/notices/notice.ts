// SPDX-License-Identifier: Apache-2.0
import { idSchema, ROLES, utcTimeSchema } from '@daoji/model';
import { z } from 'zod';

/** What a person on duty is told. Whoever makes one chooses an id that the same step always has. */
export const noticeSchema = z
  .strictObject({
    at: utcTimeSchema.meta({
      description: 'when the step was recorded, by the clock of its source',
    }),
    /** Whom alone it is for: these persons of the operator, and those with one of these roles there. In no open list. */
    concerns: z
      .strictObject({ personIds: z.array(idSchema), roles: z.array(z.enum(ROLES)) })
      .optional(),
    en: z.string().min(1).max(300),
    /** No full stop: it goes into signed text that full stops divide (Standard Webhooks). */
    id: z.string().regex(/^[A-Za-z0-9-]{1,160}$/),
    kind: z.string().regex(/^[a-z]+(?:-[a-z]+){0,4}$/),
    level: z.enum(['urgent', 'warning', 'info']),
    /** What was written down with the step. */
    note: z.string().max(300).optional(),
    /** Whose duty list it goes by; absent for what is about the gateway itself. */
    operatorId: idSchema.optional(),
    /** Page that it is answered on, below the public origin. */
    path: z
      .string()
      .regex(/^\/[\w/.-]{0,120}$/)
      .optional(),
    /** Who did the step. */
    personId: idSchema.optional(),
    place: z.strictObject({ id: z.string(), kind: z.enum(['bin', 'lot', 'parcel']) }).optional(),
    /** How its subject stands after it: it asks for an answer, has one, or is over. */
    standing: z.enum(['asks', 'answered', 'ended']),
    subject: z.strictObject({
      id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
      kind: z.enum(['alarm', 'channel', 'signal', 'warning']),
    }),
    zh: z.string().min(1).max(300),
  })
  .meta({ id: 'Notice' });

/** See {@link noticeSchema}. */
export type Notice = z.infer<typeof noticeSchema>;

/** One message to be sent: a notice, at a step of its escalation, over one channel. */
export const deliverySchema = z.strictObject({
  channelId: idSchema,
  /** The same for every attempt: receivers that know it take a repeat for one. */
  id: z.string().regex(/^[A-Za-z0-9~-]{1,300}$/),
  /** Pseudonyms of those whom it is for; none for a machine. */
  personIds: z.array(idSchema),
  role: z.string().optional(),
  /** 0 when it is new; n for the n-th time that nobody had answered. */
  step: z.int().nonnegative(),
  /** Secret path of the page on which a reader says that it was read. */
  token: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
});

/** See {@link deliverySchema}. */
export type Delivery = z.infer<typeof deliverySchema>;

/** True for a notice about a person: nobody else is told, shown or sent it. */
export function isPrivate({ concerns }: Pick<Notice, 'concerns'>): boolean {
  return concerns !== undefined;
}

/** Key of a notice's subject. */
export function subjectOf({ subject }: Pick<Notice, 'subject'>): string {
  return `${subject.kind}~${subject.id}`;
}
