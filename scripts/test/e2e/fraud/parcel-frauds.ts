// SPDX-License-Identifier: Apache-2.0
import { flagsOfLots, type FraudScenario, type Played } from './fraud-scenario.js';
import type { FraudStage } from './fraud-stage.js';
import { draftParcel, newHarvest, newMilled, newParcel } from './fraud-steps.js';

/** Two parcels of one piece of land, and who says so. */
function claimOf(parcelId: string, otherParcelId: string): { type: string } {
  const claim = { areaM2: 20_000, otherParcelId, parcelId };
  return { type: 'claimOverlap', ...claim };
}

/** The same land under two ids, so that its cap counts twice. */
export const PARCEL_FRAUDS: readonly FraudScenario[] = [
  {
    zh: '同一块地登记两次，产量上限用两遍',
    en: 'the same land registered twice, for a second cap',
    expected: 'flagged PARCEL_OVERLAP on the lot and its rice',
    play: async (stage: FraudStage): Promise<Played> => {
      const first = await newParcel(stage);
      const again = await draftParcel(stage);
      // The village compares the boundaries, and says what it found with its word.
      const overlaps = [{ areaM2: 20_000, parcelId: first }];
      await stage.say('regulator', { type: 'attestParcel', overlaps, parcelId: again });
      const lotId = await newHarvest(stage, again);
      return flagsOfLots(stage, 'PARCEL_OVERLAP', lotId, (await newMilled(stage, lotId)).riceId);
    },
  },
  {
    zh: '重叠在采收、碾米之后才被发现',
    en: 'the overlap is found after harvest and milling',
    expected: 'flagged PARCEL_OVERLAP on the lot and its rice',
    play: async (stage: FraudStage): Promise<Played> => {
      const [first, again] = [await newParcel(stage), await newParcel(stage)];
      const lotId = await newHarvest(stage, first);
      const { riceId } = await newMilled(stage, lotId);
      await stage.say('agri', claimOf(first, again));
      const lotIds = { inputs: [{ grams: 1_000, lotId: riceId }], lotId: stage.id('x') };
      await stage.say('miller', { type: 'mergeLots', ...lotIds });
      return flagsOfLots(stage, 'PARCEL_OVERLAP', lotId, lotIds.lotId);
    },
  },
  {
    zh: '有争议的地块拆成新地块，甩掉标记',
    en: 'disputed land is split into new parcels to lose the mark',
    expected: 'refused OVERLAP_OPEN',
    play: async (stage: FraudStage): Promise<Played> => {
      const [first, again] = [await newParcel(stage), await newParcel(stage)];
      await stage.say('agri', claimOf(first, again));
      const successors = [await draftParcel(stage)];
      const close = { parcelId: again, reason: 'split', successors };
      return stage.attempt('grower', { type: 'closeParcel', ...close });
    },
  },
  {
    zh: '种植户自己宣布重叠已处理',
    en: 'a grower settles the overlap alone',
    expected: 'refused ACCESS_DENIED',
    play: async (stage: FraudStage): Promise<Played> => {
      const [first, again] = [await newParcel(stage), await newParcel(stage)];
      await stage.say('grower', claimOf(first, again));
      const finding = { documentHash: 'd'.repeat(64), finding: 'no-overlap' };
      const pair = { otherParcelId: again, parcelId: first };
      return stage.attempt('grower', { type: 'resolveOverlap', ...finding, ...pair });
    },
  },
];
