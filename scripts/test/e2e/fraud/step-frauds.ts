// SPDX-License-Identifier: Apache-2.0
import { flagEverywhere, type FraudScenario, type Played } from './fraud-scenario.js';
import type { Attempt, FraudStage } from './fraud-stage.js';
import { newHarvest, newParcel, newStore } from './fraud-steps.js';
import { FRAUD_GTIN, newPackages } from './fraud-packages.js';

type Draft = { type: string; [field: string]: unknown };

/** A harvest lot of one tonne on its way to household-1. */
async function sent(stage: FraudStage): Promise<{ lotId: string; transferId: string }> {
  const lotId = await newHarvest(stage, await newParcel(stage));
  const transferId = stage.id('tr');
  await stage.say('grower', offer(transferId, [lotId]));
  return { lotId, transferId };
}

/** How a lot ends that came to more than it was: nothing is added, and it says so, as does what is split off it. */
async function oddMass(
  stage: FraudStage,
  attempt: Attempt,
  flag: 'RECEIVED_MORE' | 'STOCK_SURPLUS',
  holder: string,
  lotId: string,
): Promise<string> {
  const { remainingGrams } = await stage.lot(lotId);
  const partId = stage.id('x');
  const outputs = [{ grams: 1_000, lotId: partId }];
  await stage.say(holder, { type: 'splitLot', lotId, outputs });
  const told = await flagEverywhere(stage, attempt, flag, [lotId, partId]);
  return `${told.replace('its rice', 'its part')}, ${remainingGrams} g stay`;
}

function offer(transferId: string, lotIds: readonly string[]): Draft {
  const toOperatorId = 'household-1';
  return { type: 'offerTransfer', lotIds, purpose: 'sale', toOperatorId, transferId };
}

/** What happens between harvest and shelf. */
export const STEP_FRAUDS: readonly FraudScenario[] = [
  {
    zh: '同一批货发给两家',
    en: 'the same lot sent to two buyers',
    expected: 'refused LOT_IN_TRANSIT',
    play: async (stage: FraudStage): Promise<Played> => {
      const { lotId } = await sent(stage);
      return stage.attempt('grower', offer(stage.id('tr'), [lotId]));
    },
  },
  {
    zh: '货在途中又拿去加工',
    en: 'a lot used while it is under way',
    expected: 'refused LOT_IN_TRANSIT',
    play: async (stage: FraudStage): Promise<Played> => {
      const { lotId } = await sent(stage);
      const outputs = [{ grams: 1_000, lotId: stage.id('x') }];
      return stage.attempt('grower', { type: 'splitLot', lotId, outputs });
    },
  },
  {
    zh: '收货方没有签收，发货方替他签',
    en: 'the sender accepts in place of the receiver',
    expected: 'refused ACCESS_DENIED',
    play: async (stage: FraudStage): Promise<Played> => {
      const { lotId, transferId } = await sent(stage);
      const received = [{ grams: 1_000_000, lotId }];
      return stage.attempt('grower', { type: 'acceptTransfer', received, transferId });
    },
  },
  {
    zh: '收到的比发出的多',
    en: 'more arrives than was sent',
    expected: 'flagged RECEIVED_MORE on the event, the lot and its part, 1000000 g stay',
    play: async (stage: FraudStage): Promise<Played> => {
      const { lotId, transferId } = await sent(stage);
      const received = [{ grams: 1_500_000, lotId }];
      const draft = { type: 'acceptTransfer', received, transferId };
      const attempt = await stage.attempt('household-1', draft);
      return oddMass(stage, attempt, 'RECEIVED_MORE', 'household-1', lotId);
    },
  },
  {
    zh: '烘干后比烘干前还重',
    en: 'paddy weighs more after drying than before',
    expected: 'refused LOT_MASS_EXCEEDED',
    play: async (stage: FraudStage): Promise<Played> => {
      const inputs = [{ grams: 1_000_000, lotId: await newHarvest(stage, await newParcel(stage)) }];
      return stage.attempt('keeper', {
        type: 'dryLot',
        inputs,
        lotId: stage.id('d'),
        moistureMilliPercent: 13_000,
        weighedGrams: 1_000_000,
      });
    },
  },
  {
    zh: '盘点时凭空多出粮食',
    en: 'a stocktake that finds more',
    expected: 'flagged STOCK_SURPLUS on the event, the lot and its part, 1000000 g stay',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = await newHarvest(stage, await newParcel(stage));
      const countedGrams = 2_000_000;
      const draft = { type: 'stocktake', countedGrams, lotId, reason: 'yearly count' };
      const envelope = stage.signTogether('keeper', 'keeper-2', draft);
      const attempt = await stage.attemptEnvelope(envelope);
      return oddMass(stage, attempt, 'STOCK_SURPLUS', 'grower', lotId);
    },
  },
  {
    zh: '一个人独自盘点',
    en: 'a stocktake by one person alone',
    expected: 'refused SECOND_PERSON_MISSING',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = await newHarvest(stage, await newParcel(stage));
      const draft = { type: 'stocktake', countedGrams: 1, lotId, reason: 'yearly count' };
      return stage.attempt('keeper', draft);
    },
  },
  {
    zh: '一个人独自销毁',
    en: 'a destruction by one person alone',
    expected: 'refused SECOND_PERSON_MISSING',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = await newHarvest(stage, await newParcel(stage));
      const documentHash = 'd'.repeat(64);
      const draft = { type: 'destroyLot', documentHash, grams: 1, lotId, method: 'landfill' };
      return stage.attempt('keeper', draft);
    },
  },
  {
    zh: '外来弱产地稻谷与好粮混仓后仍按好产地出仓',
    en: 'weak paddy in the same bin leaves under the strong name',
    expected: 'origin class unproven on what leaves the bin',
    play: async (stage: FraudStage): Promise<Played> => {
      const [good, weak] = [
        await newHarvest(stage, await newParcel(stage)),
        await newHarvest(stage, await newParcel(stage, { originClass: 'unproven' })),
      ];
      const { binId, millLineId } = await newStore(stage);
      const stored = stage.id('s');
      for (const [lotId, from] of [
        [stored, good],
        [stage.id('s'), weak],
      ] as const) {
        const inputs = [{ grams: 1_000_000, lotId: from }];
        await stage.say('keeper', { type: 'storeLot', binId, inputs, lotId });
      }
      const riceId = stage.id('r');
      await stage.say('miller', {
        type: 'millLot',
        inputs: [{ grams: 500_000, lotId: stored }],
        millLineId,
        millingDate: stage.day(),
        outputs: [{ grams: 325_000, lotId: riceId, product: 'milled-rice' }],
      });
      return `origin class ${(await stage.lot(riceId)).originClass} on what leaves the bin`;
    },
  },
  {
    zh: '临期米拆包换新日期',
    en: 'rice near its date is packed again with a new one',
    expected: 'refused REBAG_DATE',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = await newPackages(stage, stage.day(-1));
      const inputs = [{ grams: 50_000, lotId }];
      const openedId = stage.id('rw');
      await stage.say('packer', {
        type: 'reworkLot',
        inputs,
        lotId: openedId,
        reason: 'torn bags',
      });
      return stage.attempt('packer', {
        type: 'packLot',
        count: 10,
        gtin: FRAUD_GTIN,
        inputs: [{ grams: 50_000, lotId: openedId }],
        lotId: stage.id('pk'),
        netMassGrams: 5_000,
        productionDate: stage.day(),
      });
    },
  },
];
