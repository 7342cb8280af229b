// SPDX-License-Identifier: Apache-2.0

/** A field of the profile: what the standard is taken to call it, and where; nothing here was compared with its text yet. */
export interface ProfileField {
  readonly name: string;
  readonly zh: string;
  /** Clause of NY/T 4712-2025; `not read` until somebody has read it there. */
  readonly clause: string;
  readonly status: 'confirmed' | 'unconfirmed';
}

function unread(name: string, zh: string): ProfileField {
  return { clause: 'not read', name, status: 'unconfirmed', zh };
}

/** The one table of field names of profile NY/T 4712-2025. Source: `interoperability.md` §9; no official example set is public. */
export const NYT4712_FIELDS: readonly ProfileField[] = [
  unread('subjectCode', '主体代码'),
  unread('subjectKind', '主体类型（法人、自然人）'),
  unread('subjectName', '主体名称'),
  unread('nodeCode', '节点代码'),
  unread('stage', '环节（生产、收购、储存、运输、加工）'),
  unread('batchCode', '批次代码'),
  unread('traceCode', '追溯码'),
  unread('sourceSubjectCode', '来源主体代码'),
  unread('sourceTraceCode', '来源追溯码'),
  unread('destinationSubjectCode', '去向主体代码'),
  unread('productName', '产品名称'),
  unread('grams', '质量（克，折 14.5 % 水分）'),
  unread('date', '日期'),
  unread('recordId', '记录代码'),
];

/** Stages of the profile. */
export const NYT4712_STAGES = ['produce', 'buy', 'store', 'transport', 'process'] as const;

/** One of {@link NYT4712_STAGES}. */
export type Nyt4712Stage = (typeof NYT4712_STAGES)[number];
