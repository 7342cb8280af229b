// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { gatewayUrl } from '../demo-home.js';
import { ask } from '../gateway-calls.js';

/** The first of the codes of a ripe crop. */
const RIPE_BBCH = 89;

const cropSchema = z.looseObject({
  growth: z.looseObject({
    floweringFrom: z.string().optional(),
    floweringInDays: z.int().optional(),
    harvestedOn: z.string().optional(),
    stage: z
      .strictObject({ bbchFrom: z.int(), bbchTo: z.int(), en: z.string(), zh: z.string() })
      .optional(),
  }),
  harvest: z.looseObject({
    intervals: z.array(z.looseObject({ freeFrom: z.string(), stopDate: z.string() })),
  }),
});

/** A parcel's crop on a day, as the gateway computes it from the readings of its station. */
export type Crop = z.infer<typeof cropSchema>;

/** Asks the gateway. @param date - civil date in Asia/Shanghai. @throws Error with its answer. */
export async function cropOn(parcelId: string, date: string): Promise<Crop> {
  const url = `${await gatewayUrl()}/api/v1/parcels/${parcelId}/crop?date=${date}`;
  const { status, text } = await ask(url);
  if (status !== 200) throw new Error(`${url} answered ${status}: ${text.slice(0, 200)}`);
  return cropSchema.parse(JSON.parse(text));
}

/** True for a crop that is ripe whatever the days brought that no reading tells of. */
export function isRipe({ growth: { stage } }: Crop): boolean {
  return stage !== undefined && stage.bbchFrom >= RIPE_BBCH;
}

/** Its stage in words, and how far flowering is; says so where the readings do not tell. */
export function stageWords({ growth: { floweringInDays: ahead, stage } }: Crop): {
  readonly en: string;
  readonly zh: string;
} {
  if (!stage) return { en: 'stage not judgeable yet', zh: '生育期尚无法判定' };
  const code = `BBCH ${stage.bbchFrom}–${stage.bbchTo}`;
  return {
    en: `${stage.en} (${code})${ahead === undefined ? '' : `, flowering in about ${ahead} days`}`,
    zh: `${stage.zh}（${code}）${ahead === undefined ? '' : `，约 ${ahead} 天后扬花`}`,
  };
}
