// SPDX-License-Identifier: Apache-2.0
import { parseCommand } from '@daoji/model';

import type { FraudScenario, Played } from './fraud-scenario.js';
import type { FraudStage } from './fraud-stage.js';
import { harvestOf, newHarvest, newParcel, newStore } from './fraud-steps.js';

type Draft = { type: string; [field: string]: unknown };

/** A declaration that changes no balance, unless said. */
export function correction(correctedCommandId: string, fields: object = {}): Draft {
  return {
    type: 'correctEvent',
    correctedCommandId,
    correctiveCommandIds: [],
    effect: 'declare',
    note: 'the scale showed another lot',
    reason: 'incorrect_data',
    ...fields,
  };
}

/** A harvest of one tonne: its lot and the command that recorded it. */
async function recorded(stage: FraudStage): Promise<{ commandId: string; lotId: string }> {
  const lotId = stage.id('h');
  const envelope = stage.sign('grower', harvestOf(lotId, await newParcel(stage)));
  await stage.carry(envelope);
  return { commandId: parseCommand('trace', envelope.command).commandId, lotId };
}

/** Corrections as a way to make a record go away, and grain that vanishes from a bin. */
export const CORRECTION_FRAUDS: readonly FraudScenario[] = [
  {
    zh: '替别家更正其事件',
    en: 'another operator’s event is declared to be in error',
    expected: 'refused ACCESS_DENIED',
    play: async (stage: FraudStage): Promise<Played> => {
      const { commandId } = await recorded(stage);
      return stage.attempt('shop', correction(commandId));
    },
  },
  {
    zh: '已经用过的批次还想撤回',
    en: 'a harvest is taken back after its rice was used',
    expected: 'refused CORRECTION_USED',
    play: async (stage: FraudStage): Promise<Played> => {
      const { commandId, lotId } = await recorded(stage);
      const outputs = [{ grams: 1_000, lotId: stage.id('x') }];
      await stage.say('grower', { type: 'splitLot', lotId, outputs });
      return stage.attempt('grower', correction(commandId, { effect: 'undo' }));
    },
  },
  {
    zh: '批次有预警，撤回后换个编号',
    en: 'a lot under an alarm is taken back, to come again under another name',
    expected: 'refused ALARM_OPEN',
    play: async (stage: FraudStage): Promise<Played> => {
      const { commandId, lotId } = await recorded(stage);
      await stage.say('watch', {
        type: 'raiseAlarm',
        alarmId: stage.id('al'),
        kind: 'contamination',
        note: 'diesel was smelled',
        subject: { id: lotId, kind: 'lot' },
      });
      return stage.attempt('grower', correction(commandId, { effect: 'undo' }));
    },
  },
  {
    zh: '一个人清仓，把存粮一笔勾销',
    en: 'one person cleans a full bin out',
    expected: 'refused SECOND_PERSON_MISSING',
    play: async (stage: FraudStage): Promise<Played> => {
      const from = await newHarvest(stage, await newParcel(stage));
      const { binId } = await newStore(stage);
      const lotId = stage.id('s');
      const inputs = [{ grams: 1_000_000, lotId: from }];
      await stage.say('keeper', { type: 'storeLot', binId, inputs, lotId });
      const draft = { type: 'cleanOutBin', binId, lotIds: [lotId], note: 'swept for the new crop' };
      return stage.attempt('keeper', draft);
    },
  },
];
