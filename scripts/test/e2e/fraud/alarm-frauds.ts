// SPDX-License-Identifier: Apache-2.0
import type { FraudScenario, Played } from './fraud-scenario.js';
import type { FraudStage } from './fraud-stage.js';
import { newHarvest, newParcel, newStore } from './fraud-steps.js';

type Draft = { type: string; [field: string]: unknown };

/** Paddy in a bin of its own, and the line that mills it. */
export interface Stored {
  readonly binId: string;
  readonly millLineId: string;
  readonly storedId: string;
}

/** A harvest lot of one tonne in a bin of its own. */
export async function newStored(stage: FraudStage): Promise<Stored> {
  const from = await newHarvest(stage, await newParcel(stage));
  const { binId, millLineId } = await newStore(stage);
  const storedId = stage.id('s');
  const inputs = [{ grams: 1_000_000, lotId: from }];
  await stage.say('keeper', { type: 'storeLot', binId, inputs, lotId: storedId });
  return { binId, millLineId, storedId };
}

/** Half of it milled. */
export async function newRice(
  stage: FraudStage,
  { millLineId, storedId }: Stored,
): Promise<string> {
  const riceId = stage.id('r');
  await stage.say('miller', {
    type: 'millLot',
    inputs: [{ grams: 500_000, lotId: storedId }],
    millLineId,
    millingDate: stage.day(),
    outputs: [{ grams: 325_000, lotId: riceId, product: 'milled-rice' }],
  });
  return riceId;
}

async function packed(stage: FraudStage, riceId: string): Promise<Draft> {
  return {
    type: 'packLot',
    count: 10,
    gtin: await stage.productOf('trace-manager'),
    inputs: [{ grams: 50_000, lotId: riceId }],
    lotId: stage.id('pk'),
    netMassGrams: 5_000,
    productionDate: stage.day(),
  };
}

function alarm(alarmId: string, kind: 'bin' | 'lot', id: string): Draft {
  const note = '6 °C above its layer';
  return { type: 'raiseAlarm', alarmId, kind: 'hot-spot', note, subject: { id, kind } };
}

function treatment(stage: FraudStage, binId: string, fields: object = {}): Draft {
  return {
    type: 'recordTreatment',
    agent: 'phosphine',
    endDate: stage.day(),
    freeFrom: stage.day(7),
    productName: '磷化铝 56 %',
    startDate: stage.day(-14),
    subject: { id: binId, kind: 'bin' },
    treatmentId: stage.id('t'),
    ...fields,
  };
}

/** Releases against an alarm or inside a withdrawal time. */
export const ALARM_FRAUDS: readonly FraudScenario[] = [
  {
    zh: '仓内有未解除的预警，照样碾米包装',
    en: 'rice from a bin with an open alarm is packed',
    expected: 'refused ALARM_OPEN',
    play: async (stage: FraudStage): Promise<Played> => {
      const stored = await newStored(stage);
      await stage.say('watch', alarm(stage.id('al'), 'bin', stored.binId));
      return stage.attempt('packer', await packed(stage, await newRice(stage, stored)));
    },
  },
  {
    zh: '预警前碾出的米，预警后包装',
    en: 'rice that was milled before the alarm on its lot is packed after it',
    expected: 'refused ALARM_OPEN',
    play: async (stage: FraudStage): Promise<Played> => {
      const stored = await newStored(stage);
      const riceId = await newRice(stage, stored);
      await stage.say('watch', alarm(stage.id('al'), 'lot', stored.storedId));
      return stage.attempt('packer', await packed(stage, riceId));
    },
  },
  {
    zh: '有预警的粮整仓卖掉',
    en: 'grain with an open alarm is sold',
    expected: 'refused ALARM_OPEN',
    play: async (stage: FraudStage): Promise<Played> => {
      const { binId, storedId } = await newStored(stage);
      await stage.say('watch', alarm(stage.id('al'), 'bin', binId));
      const transferId = stage.id('tr');
      const toOperatorId = 'household-1';
      const lotIds = [storedId];
      const draft = { type: 'offerTransfer', lotIds, purpose: 'sale', toOperatorId, transferId };
      return stage.attempt('keeper', draft);
    },
  },
  {
    zh: '同一人确认又解除预警',
    en: 'one person acknowledges an alarm and clears it',
    expected: 'refused SECOND_PERSON_MISSING',
    play: async (stage: FraudStage): Promise<Played> => {
      const { binId } = await newStored(stage);
      const alarmId = stage.id('al');
      await stage.say('watch', alarm(alarmId, 'bin', binId));
      const note = 'nothing to see';
      await stage.say('keeper', { type: 'acknowledgeAlarm', alarmId, note });
      return stage.attempt('keeper', { type: 'clearAlarm', alarmId, note });
    },
  },
  {
    zh: '熏蒸后的停留期内包装',
    en: 'grain is packed inside its withdrawal time',
    expected: 'refused WITHDRAWAL_RUNNING',
    play: async (stage: FraudStage): Promise<Played> => {
      const stored = await newStored(stage);
      await stage.say('keeper', treatment(stage, stored.binId));
      return stage.attempt('packer', await packed(stage, await newRice(stage, stored)));
    },
  },
  {
    zh: '把停留期写短',
    en: 'a withdrawal time is written shorter than the rule says',
    expected: 'refused TREATMENT_INTERVAL',
    play: async (stage: FraudStage): Promise<Played> => {
      const { binId } = await newStored(stage);
      await stage.rule('grain', {
        areaCode: '2111',
        legalBasis: 'synthetic table of the fraud scenarios',
        ruleSetId: 'fraud-treatments',
        status: 'unconfirmed',
        validFrom: '2020-01-01',
        values: {
          kind: 'grain-treatments',
          treatments: [{ agent: 'phosphine', withdrawalDays: 5 }],
        },
      });
      return stage.attempt('keeper', treatment(stage, binId, { freeFrom: stage.day(1) }));
    },
  },
];
