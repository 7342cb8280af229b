// SPDX-License-Identifier: Apache-2.0
import { idSchema, ROLES } from '@daoji/model';
import { z } from 'zod';

const secretRef = z.union([
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({ env: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/) }),
]);
const hostName = z
  .string()
  .regex(
    /^[a-z0-9.:[\]-]{1,253}$/,
    'expected a host name, with :port where it is another than 443',
  );
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected HH:MM (Asia/Shanghai)');

/** Hosts of the makers of the chats, as their documentation gives them; another one is stated in `host`. */
export const CHAT_HOSTS = {
  dingtalk: 'oapi.dingtalk.com',
  feishu: 'open.feishu.cn',
  wecom: 'qyapi.weixin.qq.com',
} as const;

/** When a channel that carried nothing for a day is tested; absent: never. */
const testAt = time.optional();

const channel = z.discriminatedUnion('kind', [
  // The address of a group robot is its key: it is referred to, never written here.
  z.strictObject({
    host: hostName.optional(),
    id: idSchema,
    kind: z.literal('wecom'),
    testAt,
    url: secretRef,
  }),
  z.strictObject({
    host: hostName.optional(),
    id: idSchema,
    kind: z.literal('dingtalk'),
    secret: secretRef,
    testAt,
    url: secretRef,
  }),
  z.strictObject({
    host: hostName.optional(),
    id: idSchema,
    kind: z.literal('feishu'),
    secret: secretRef,
    testAt,
    url: secretRef,
  }),
  z.strictObject({
    id: idSchema,
    kind: z.literal('sms'),
    /** Sent as `Authorization: Bearer`. */
    secret: secretRef.optional(),
    testAt,
    url: z.string(),
  }),
  z.strictObject({
    id: idSchema,
    kind: z.literal('webhook'),
    operatorId: idSchema.optional(),
    secret: secretRef,
    testAt,
    url: z.string(),
  }),
]);

const person = z.strictObject({
  channels: z.array(idSchema).min(1),
  id: idSchema,
  operatorId: idSchema.optional(),
  phone: secretRef.optional(),
  role: z.enum(ROLES),
});

const duty = z.strictObject({
  about: z.enum(['alarm', 'warning']).optional(),
  operatorId: idSchema.optional(),
  shifts: z
    .array(z.strictObject({ from: time, personIds: z.array(idSchema).min(1), to: time }))
    .min(1),
  steps: z
    .array(z.strictObject({ afterMinutes: z.int().min(0).max(10_080), role: z.enum(ROLES) }))
    .min(1)
    .refine(
      (steps) =>
        steps.every(({ afterMinutes }, at) =>
          at === 0 ? afterMinutes === 0 : afterMinutes > (steps[at - 1]?.afterMinutes ?? 0),
        ),
      'expected minutes that begin with 0 and rise',
    ),
});

/** The file on channels and duty, `NOTICES_CONFIG` (`docs/spec/notices.md`). */
export const noticeFileSchema = z.strictObject({
  caretakers: z.array(idSchema),
  channels: z.array(channel).max(50),
  duties: z.array(duty),
  persons: z.array(person),
  v: z.literal(1),
});

/** See {@link noticeFileSchema}. */
export type NoticeFile = z.infer<typeof noticeFileSchema>;
/** One channel of the file. */
export type ChannelText = NoticeFile['channels'][number];
/** Where a secret stands: a file beside the configuration, or a variable of the environment. */
export type SecretRef = z.infer<typeof secretRef>;
