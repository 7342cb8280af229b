// SPDX-License-Identifier: Apache-2.0
import { PARCEL_CAP_GRAMS, type FraudStage } from './fraud-stage.js';
import type { FraudScenario, Played } from './fraud-scenario.js';
import {
  draftParcel,
  harvestOf,
  loserOf,
  newHarvest,
  newMilled,
  newParcel,
  newStore,
} from './fraud-steps.js';

/** More rice than the land, the bin or the mill can give. */
export const YIELD_FRAUDS: readonly FraudScenario[] = [
  {
    zh: '一块地收得比上限多',
    en: 'a parcel yields more than its cap',
    expected: 'refused YIELD_CAP_EXCEEDED',
    play: async (stage: FraudStage): Promise<Played> =>
      stage.attempt(
        'grower',
        harvestOf(stage.id('h'), await newParcel(stage), PARCEL_CAP_GRAMS + 1_000),
      ),
  },
  {
    zh: '分两次采收，合计超上限',
    en: 'two harvests that are over the cap together',
    expected: 'refused YIELD_CAP_EXCEEDED',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      await newHarvest(stage, parcelId, PARCEL_CAP_GRAMS - 1_000_000);
      return stage.attempt('grower', harvestOf(stage.id('h'), parcelId, 1_001_000));
    },
  },
  {
    zh: '两人同时把同一份余量登记成采收',
    en: 'two harvests at once for the same headroom',
    expected: 'refused YIELD_CAP_EXCEEDED',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      const each = PARCEL_CAP_GRAMS - 1_000_000;
      return loserOf(
        await Promise.all(
          ['h', 'h'].map((kind) =>
            stage.attempt('grower', harvestOf(stage.id(kind), parcelId, each)),
          ),
        ),
      );
    },
  },
  {
    zh: '从没有证实的地块采收',
    en: 'a harvest from a parcel that nobody attested',
    expected: 'refused PARCEL_NOT_ATTESTED',
    play: async (stage: FraudStage): Promise<Played> =>
      stage.attempt('grower', harvestOf(stage.id('h'), await draftParcel(stage))),
  },
  {
    zh: '从不存在的地块采收',
    en: 'a harvest from a parcel that does not exist',
    expected: 'refused PARCEL_NOT_FOUND',
    play: (stage: FraudStage): Promise<Played> =>
      stage.attempt('grower', harvestOf(stage.id('h'), stage.id('p'))),
  },
  {
    zh: '同一公斤稻谷同时卖给两家',
    en: 'the same kilogram sold twice at once',
    expected: 'refused LOT_MASS_EXCEEDED',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = await newHarvest(stage, await newParcel(stage));
      const sale = (): { type: string; [field: string]: unknown } => ({
        type: 'splitLot',
        lotId,
        outputs: [{ grams: 1_000_000, lotId: stage.id('x') }],
      });
      return loserOf(
        await Promise.all([stage.attempt('grower', sale()), stage.attempt('grower', sale())]),
      );
    },
  },
  {
    zh: '出仓比入仓多',
    en: 'more out of a lot than went in',
    expected: 'refused LOT_MASS_EXCEEDED',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = await newHarvest(stage, await newParcel(stage));
      const outputs = [{ grams: 1_000_001, lotId: stage.id('x') }];
      return stage.attempt('grower', { type: 'splitLot', lotId, outputs });
    },
  },
  {
    zh: '粮仓装得比容量多',
    en: 'a bin filled beyond its capacity',
    expected: 'refused BIN_CAPACITY_EXCEEDED',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = await newHarvest(stage, await newParcel(stage));
      const binId = stage.id('b');
      const capacityGrams = 999_999;
      await stage.say('keeper', { type: 'registerBin', binId, capacityGrams, siteId: 'pj01' });
      const inputs = [{ grams: 1_000_000, lotId }];
      return stage.attempt('keeper', { type: 'storeLot', binId, inputs, lotId: stage.id('s') });
    },
  },
  {
    zh: '碾出的米比投入的稻谷重',
    en: 'a mill makes more than it takes in',
    expected: 'refused LOT_MASS_EXCEEDED',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = await newHarvest(stage, await newParcel(stage));
      const { millLineId } = await newStore(stage);
      return stage.attempt('miller', {
        type: 'millLot',
        inputs: [{ grams: 1_000_000, lotId }],
        millLineId,
        millingDate: stage.day(),
        outputs: [{ grams: 1_000_001, lotId: stage.id('r'), product: 'milled-rice' }],
      });
    },
  },
  {
    zh: '批次编号重复使用',
    en: 'a lot id used again',
    expected: 'refused LOT_EXISTS',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      const lotId = await newHarvest(stage, parcelId);
      return stage.attempt('grower', harvestOf(lotId, parcelId));
    },
  },
  {
    zh: '把碎米或副产品当大米包装',
    en: 'a by-product packed as rice',
    expected: 'refused PACK_PRODUCT',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = await newHarvest(stage, await newParcel(stage));
      const { huskId } = await newMilled(stage, lotId);
      return stage.attempt('packer', {
        type: 'packLot',
        count: 1,
        gtin: '09520000000011',
        inputs: [{ grams: 5_000, lotId: huskId }],
        lotId: stage.id('pk'),
        netMassGrams: 5_000,
        productionDate: stage.day(),
      });
    },
  },
];
