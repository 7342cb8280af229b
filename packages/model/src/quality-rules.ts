// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import type { Sentence } from './command-forms.js';

const milliPercent = z.int().min(50_000).max(99_999);

/** Values of a rule set `operator-quality`: how the figures of an operator's persons are compared and charted (`docs/spec/operator-quality.md`). */
export const operatorQualitySchema = z.strictObject({
  /** An alarm that is acknowledged later after it was raised is late. */
  alarmHours: z.int().min(1).max(2_000),
  /** Months at the start of a period whose shares the operator as a whole is held against. */
  baselineMonths: z.int().min(1).max(60),
  /** Allowance k and decision interval h, in thousandths of a standard deviation. */
  cusum: z.strictObject({
    hMilli: z.int().min(500).max(20_000),
    kMilli: z.int().min(50).max(5_000),
  }),
  /** Weight λ and width L of the limits, in thousandths. */
  ewma: z.strictObject({
    lambdaMilli: z.int().min(10).max(1_000),
    widthMilli: z.int().min(500).max(10_000),
  }),
  /** Coverage of the two pairs of limits of a funnel, in thousandths of a percent. */
  funnel: z.strictObject({ innerMilliPercent: milliPercent, outerMilliPercent: milliPercent }),
  kind: z.literal('operator-quality'),
  /** Fewer records than these, of a person, a month or a group of like steps, are shown and not judged. */
  leastN: z.int().min(1).max(1_000),
});

/** See {@link operatorQualitySchema}. */
export type OperatorQuality = z.infer<typeof operatorQualitySchema>;

/** The numbers where no rule set is in force: k, h, λ and L of Montgomery, funnel of Spiegelhalter 2005; the others are judgements. */
export const BUILT_IN_QUALITY: OperatorQuality = {
  alarmHours: 24,
  baselineMonths: 6,
  cusum: { hMilli: 5_000, kMilli: 500 },
  ewma: { lambdaMilli: 100, widthMilli: 2_700 },
  funnel: { innerMilliPercent: 95_000, outerMilliPercent: 99_800 },
  kind: 'operator-quality',
  leastN: 10,
};

/** What contradicts itself in the numbers; undefined where nothing does. */
export function operatorQualityFault({ funnel }: OperatorQuality): string | undefined {
  const { innerMilliPercent, outerMilliPercent } = funnel;
  return innerMilliPercent < outerMilliPercent
    ? undefined
    : 'the inner limits of the funnel cover no less than the outer ones';
}

/** What the numbers say, one a line. */
export function operatorQualityWords(values: OperatorQuality): Sentence[] {
  const { alarmHours, baselineMonths, cusum, ewma, funnel, leastN } = values;
  const [inner, outer] = [funnel.innerMilliPercent / 1000, funnel.outerMilliPercent / 1000];
  return [
    {
      en: `fewer than ${leastN} records are not judged`,
      zh: `不足 ${leastN} 条记录不作判断`,
    },
    {
      en: `CUSUM k ${cusum.kMilli / 1000}, h ${cusum.hMilli / 1000} standard deviations`,
      zh: `累积和图 k ${cusum.kMilli / 1000}、h ${cusum.hMilli / 1000} 个标准差`,
    },
    {
      en: `EWMA λ ${ewma.lambdaMilli / 1000}, L ${ewma.widthMilli / 1000}`,
      zh: `指数加权图 λ ${ewma.lambdaMilli / 1000}、L ${ewma.widthMilli / 1000}`,
    },
    {
      en: `funnel limits of ${inner} % and ${outer} %`,
      zh: `漏斗图界限 ${inner} % 和 ${outer} %`,
    },
    {
      en: `the first ${baselineMonths} months are the baseline`,
      zh: `以前 ${baselineMonths} 个月为基准`,
    },
    {
      en: `an alarm acknowledged after more than ${alarmHours} h is late`,
      zh: `预警超过 ${alarmHours} 小时才确认为迟`,
    },
  ];
}
