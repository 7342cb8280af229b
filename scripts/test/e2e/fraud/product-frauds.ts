// SPDX-License-Identifier: Apache-2.0
import { gtinCheckDigit } from '@daoji/model';

import type { FraudScenario, Played } from './fraud-scenario.js';
import type { FraudStage } from './fraud-stage.js';
import { newHarvest, newMilled, newParcel } from './fraud-steps.js';

let serial = 0;

/** A GTIN under GS1's example prefix that no run used before. */
function newGtin(): string {
  serial += 1;
  const body = `0952${String(Date.now() * 10 + serial).slice(-9)}`;
  return `${body}${gtinCheckDigit(body)}`;
}

async function newProduct(
  stage: FraudStage,
  who: 'quality' | 'brand',
  fields: object = {},
): Promise<string> {
  const gtin = newGtin();
  await stage.say(who, {
    type: 'registerProduct',
    claims: [],
    grade: '一级',
    gtin,
    name: { en: 'Example rice', zh: '示例大米' },
    netMassGrams: 5_000,
    shelfLifeDays: 365,
    standardNumber: 'GB/T 1354-2018',
    storageWords: { en: 'cool and dry', zh: '阴凉干燥' },
    ...fields,
  });
  return gtin;
}

async function newRice(stage: FraudStage): Promise<string> {
  return (await newMilled(stage, await newHarvest(stage, await newParcel(stage)))).riceId;
}

function packed(
  stage: FraudStage,
  riceId: string,
  gtin: string,
  fields: object = {},
): { type: string; [field: string]: unknown } {
  return {
    type: 'packLot',
    count: 1,
    gtin,
    inputs: [{ grams: 5_000, lotId: riceId }],
    lotId: stage.id('pk'),
    netMassGrams: 5_000,
    productionDate: stage.day(),
    ...fields,
  };
}

/** Ways to cheat with products, packers, documents and pledges. */
export const PRODUCT_FRAUDS: readonly FraudScenario[] = [
  {
    zh: '用没有登记的商品条码包装',
    en: 'packing under a GTIN that nobody registered',
    expected: 'refused PRODUCT_NOT_FOUND',
    play: async (stage: FraudStage): Promise<Played> =>
      stage.attempt('packer', packed(stage, await newRice(stage), newGtin())),
  },
  {
    zh: '未经品牌方批准代包装',
    en: 'packing another’s brand without approval',
    expected: 'refused PACKER_NOT_APPROVED',
    play: async (stage: FraudStage): Promise<Played> => {
      const gtin = await newProduct(stage, 'brand');
      return stage.attempt('packer', packed(stage, await newRice(stage), gtin));
    },
  },
  {
    zh: '品牌方收回批准后继续包装',
    en: 'packing on after the brand owner withdrew the approval',
    expected: 'refused PACKER_NOT_APPROVED',
    play: async (stage: FraudStage): Promise<Played> => {
      const gtin = await newProduct(stage, 'brand');
      const packer = { gtin, packerOperatorId: 'daoji-rice' };
      const dates = { validFrom: stage.day(-1), validTo: stage.day(1) };
      await stage.say('brand', { type: 'approvePacker', ...packer, ...dates });
      await stage.say('brand', { type: 'withdrawPacker', ...packer, reason: 'ended' });
      return stage.attempt('packer', packed(stage, await newRice(stage), gtin));
    },
  },
  {
    zh: '短斤少两：袋中质量少于产品净含量',
    en: 'short weight: less in the bag than the product says',
    expected: 'refused PRODUCT_MASS',
    play: async (stage: FraudStage): Promise<Played> => {
      const gtin = await newProduct(stage, 'quality');
      const riceId = await newRice(stage);
      return stage.attempt('packer', packed(stage, riceId, gtin, { netMassGrams: 4_900 }));
    },
  },
  {
    zh: '外地或未证实稻谷冒充地理标志产品',
    en: 'rice from outside the protected area under a geographical indication',
    expected: 'refused PRODUCT_ORIGIN',
    play: async (stage: FraudStage): Promise<Played> => {
      const gtin = await newProduct(stage, 'quality', { claims: ['gi'] });
      return stage.attempt('packer', packed(stage, await newRice(stage), gtin));
    },
  },
  {
    zh: '加工日期写成明天',
    en: 'a production date of tomorrow',
    expected: 'refused PACK_DATE',
    play: async (stage: FraudStage): Promise<Played> => {
      const gtin = await newProduct(stage, 'quality');
      const riceId = await newRice(stage);
      return stage.attempt('packer', packed(stage, riceId, gtin, { productionDate: stage.day(1) }));
    },
  },
  {
    zh: '检验不合格后企业自己补一份合格报告再包装',
    en: 'packing after a failed test on the strength of one’s own report',
    expected: 'refused LOT_TEST_FAILED',
    play: async (stage: FraudStage): Promise<Played> => {
      const gtin = await newProduct(stage, 'quality');
      const riceId = await newRice(stage);
      const report = (result: string): { type: string; [field: string]: unknown } => ({
        type: 'attachDocument',
        documentHash: 'e'.repeat(64),
        documentId: stage.id('doc'),
        issuedOn: stage.day(),
        kind: 'cma-report',
        result,
        subject: { id: riceId, kind: 'lot' },
      });
      await stage.say('inspector', report('fail'));
      await stage.say('quality', report('pass'));
      return stage.attempt('packer', packed(stage, riceId, gtin));
    },
  },
  {
    zh: '给大米开具承诺达标合格证',
    en: 'a pledge of paddy issued for milled rice',
    expected: 'refused PLEDGE_PRODUCT',
    play: async (stage: FraudStage): Promise<Played> =>
      stage.attempt('grower', {
        type: 'issuePledge',
        bases: ['self-pledge'],
        grams: 1_000,
        lotId: await newRice(stage),
        pledgeId: stage.id('pl'),
      }),
  },
];
