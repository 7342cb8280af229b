// SPDX-License-Identifier: Apache-2.0
import { parseCommand } from '@daoji/model';

import { correction } from './correction-frauds.js';
import { flagEverywhere, flagsOfLots, type FraudScenario, type Played } from './fraud-scenario.js';
import type { FraudStage } from './fraud-stage.js';
import {
  harvestOf,
  newHarvest,
  newMilled,
  newParcel,
  newStock,
  purchaseOf,
  sprayOf,
} from './fraud-steps.js';

/** Sprays a parcel today with stock of its own. */
async function sprayed(stage: FraudStage, parcelId: string): Promise<void> {
  await stage.say('grower', sprayOf(stage, await newStock(stage), [parcelId]));
}

/** The command that recorded a spray of a parcel today. */
async function sprayId(stage: FraudStage, parcelId: string): Promise<string> {
  const envelope = stage.sign('grower', sprayOf(stage, await newStock(stage), [parcelId]));
  await stage.carry(envelope);
  return parseCommand('trace', envelope.command).commandId;
}

/** A harvest lot that a spray, recorded afterwards, forbids. */
async function heldHarvest(stage: FraudStage): Promise<string> {
  const parcelId = await newParcel(stage);
  const lotId = await newHarvest(stage, parcelId);
  await sprayed(stage, parcelId);
  return lotId;
}

/** What may not be sprayed, and what may not be harvested after it. */
export const INPUT_FRAUDS: readonly FraudScenario[] = [
  {
    zh: '安全间隔期内采收',
    en: 'a harvest inside the pre-harvest interval',
    expected: 'refused HARVEST_INTERVAL',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      await sprayed(stage, parcelId);
      return stage.attempt('grower', harvestOf(stage.id('h'), parcelId));
    },
  },
  {
    zh: '采收后才补记打药，批次被暂停放行',
    en: 'a spray recorded after the harvest: the lot no longer moves',
    expected: 'refused LOT_ON_HOLD',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = await heldHarvest(stage);
      const outputs = [{ grams: 1_000, lotId: stage.id('x') }];
      return stage.attempt('grower', { type: 'splitLot', lotId, outputs });
    },
  },
  {
    zh: '先碾成米再补记打药，大米也不能包装',
    en: 'a spray recorded after milling: the rice is not packed',
    expected: 'refused LOT_ON_HOLD',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      const { riceId } = await newMilled(stage, await newHarvest(stage, parcelId));
      await sprayed(stage, parcelId);
      const outputs = [{ grams: 1_000, lotId: stage.id('x') }];
      return stage.attempt('miller', { type: 'splitLot', lotId: riceId, outputs });
    },
  },
  {
    zh: '说采收早于打药，事件和批次永远带标记',
    en: 'a harvest said to be before the spray is marked for ever',
    expected: 'flagged HARVEST_BEFORE_SPRAY on the event and the lot',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      await sprayed(stage, parcelId);
      const lotId = stage.id('h');
      const eventTime = new Date(Date.now() - 30 * 3_600_000).toISOString();
      const event = await stage.say('grower', { ...harvestOf(lotId, parcelId), eventTime });
      const { flags } = await stage.lot(lotId);
      const isMarked =
        event.flags.includes('HARVEST_BEFORE_SPRAY') && flags?.includes('HARVEST_BEFORE_SPRAY');
      return isMarked === true
        ? 'flagged HARVEST_BEFORE_SPRAY on the event and the lot'
        : `event ${event.flags.join(' ')}, lot ${(flags ?? []).join(' ')}`;
    },
  },
  {
    zh: '说采收早于打药，碾出的米也带标记',
    en: 'rice of a harvest said to be before the spray is marked too',
    expected: 'flagged HARVEST_BEFORE_SPRAY on the lot and its rice',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      await sprayed(stage, parcelId);
      const lotId = stage.id('h');
      const eventTime = new Date(Date.now() - 30 * 3_600_000).toISOString();
      await stage.say('grower', { ...harvestOf(lotId, parcelId), eventTime });
      const { riceId } = await newMilled(stage, lotId);
      return flagsOfLots(stage, 'HARVEST_BEFORE_SPRAY', lotId, riceId);
    },
  },
  {
    zh: '撤回打药记录再提前采收，批次和大米永远带标记',
    en: 'a spray taken back to harvest inside its interval: lot and rice are marked for ever',
    expected: 'flagged SPRAY_TAKEN_BACK on the event, the lot and its rice',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      await stage.say('grower', correction(await sprayId(stage, parcelId), { effect: 'undo' }));
      const lotId = stage.id('h');
      const attempt = await stage.attempt('grower', harvestOf(lotId, parcelId));
      const { riceId } = await newMilled(stage, lotId);
      return flagEverywhere(stage, attempt, 'SPRAY_TAKEN_BACK', [lotId, riceId]);
    },
  },
  {
    zh: '批次已被暂停放行，自己撤回打药记录来放行',
    en: 'a spray taken back alone to let the rice go that it holds',
    expected: 'refused LOT_ON_HOLD',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      await newHarvest(stage, parcelId);
      const commandId = await sprayId(stage, parcelId);
      return stage.attempt('grower', correction(commandId, { effect: 'undo' }));
    },
  },
  {
    zh: '重复使用农药标签码',
    en: 'a label code of a pesticide used again',
    expected: 'refused LABEL_CODE_USED',
    play: async (stage: FraudStage): Promise<Played> => {
      const first = purchaseOf(stage, stage.id('st'));
      await stage.say('grower', first);
      return stage.attempt('grower', { ...first, stockLotId: stage.id('st') });
    },
  },
  {
    zh: '标签码属于另一种农药',
    en: 'a label code of another pesticide',
    expected: 'refused LABEL_CODE_MISMATCH',
    play: (stage: FraudStage): Promise<Played> => {
      const { labelCodes } = purchaseOf(stage, stage.id('st'), 'PD20159999');
      return stage.attempt('grower', { ...purchaseOf(stage, stage.id('st')), labelCodes });
    },
  },
  {
    zh: '购买禁用农药',
    en: 'a banned input bought',
    expected: 'refused INPUT_BANNED',
    play: (stage: FraudStage): Promise<Played> =>
      stage.attempt('grower', purchaseOf(stage, stage.id('st'), 'PD20150003')),
  },
  {
    zh: '购买未登记农药',
    en: 'an input bought that is not registered',
    expected: 'refused INPUT_NOT_REGISTERED',
    play: (stage: FraudStage): Promise<Played> =>
      stage.attempt('grower', purchaseOf(stage, stage.id('st'), 'PD20158888')),
  },
  {
    zh: '用于没有登记的防治对象',
    en: 'an input used against what it is not registered for',
    expected: 'refused INPUT_NOT_REGISTERED',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcels = [await newParcel(stage)];
      const target = 'weeds';
      return stage.attempt('grower', sprayOf(stage, await newStock(stage), parcels, { target }));
    },
  },
  {
    zh: '超剂量用药',
    en: 'more than the registered dose',
    expected: 'refused INPUT_DOSE',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcels = [await newParcel(stage)];
      const dose = { doseMilliPerMu: 30_001 };
      return stage.attempt('grower', sprayOf(stage, await newStock(stage), parcels, dose));
    },
  },
  {
    zh: '超次数用药',
    en: 'one use too many in a season',
    expected: 'refused INPUT_USES_EXCEEDED',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      await sprayed(stage, parcelId);
      await sprayed(stage, parcelId);
      return stage.attempt('grower', sprayOf(stage, await newStock(stage), [parcelId]));
    },
  },
  {
    zh: '用药多于库存',
    en: 'more used than was bought',
    expected: 'refused INPUT_STOCK_EXCEEDED',
    play: async (stage: FraudStage): Promise<Played> => {
      const stockLotId = await newStock(stage);
      const parcels = [await newParcel(stage, { areaM2: 200_000 })];
      return stage.attempt('grower', sprayOf(stage, stockLotId, parcels));
    },
  },
  {
    zh: '稻蟹田使用对蟹有害的农药',
    en: 'an input that kills crabs on a crab-rice paddy',
    expected: 'refused INPUT_CRAB_RICE',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcels = [await newParcel(stage, { farming: 'crab-rice' })];
      return stage.attempt('grower', sprayOf(stage, await newStock(stage), parcels));
    },
  },
  {
    zh: '限用农药未经农技员确认',
    en: 'a restricted input without an agronomist',
    expected: 'refused INPUT_RESTRICTED',
    play: async (stage: FraudStage): Promise<Played> => {
      const stock = await newStock(stage, 'PD20150002');
      return stage.attempt('grower', sprayOf(stage, stock, [await newParcel(stage)]));
    },
  },
  {
    zh: '交回的空瓶多于用空的',
    en: 'more empties returned than were emptied',
    expected: 'refused EMPTIES_EXCEEDED',
    play: async (stage: FraudStage): Promise<Played> => {
      const stockLotId = await newStock(stage);
      return stage.attempt('grower', { type: 'returnEmpties', count: 1, stockLotId });
    },
  },
];
