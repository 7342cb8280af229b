// SPDX-License-Identifier: Apache-2.0
import { parseCommand } from '@daoji/model';

import { flagOnEvent, type FraudScenario, type Played } from './fraud-scenario.js';
import type { Attempt, FraudStage } from './fraud-stage.js';
import { draftParcel, harvestOf } from './fraud-steps.js';
import { correction } from './correction-frauds.js';

type Draft = { type: string; [field: string]: unknown };

const GROWER = 'household-1';
const VARIETY = '盐丰47';

interface Load {
  readonly draft: Draft;
  readonly intakeLotId: string;
}

/** One tonne of a household at the gate of the mill, under a contract for so much. */
async function loadAtGate(stage: FraudStage, deliveryCapGrams: number): Promise<Load> {
  const parcelId = await draftParcel(stage, {}, GROWER);
  await stage.say('regulator', { type: 'attestParcel', parcelId });
  const contractId = stage.id('ct');
  await stage.say('keeper', {
    type: 'offerContract',
    contractAreaM2: 20_000,
    contractId,
    deliveryCapGrams,
    growerOperatorId: GROWER,
    parcels: [parcelId],
    season: stage.year,
    variety: VARIETY,
  });
  await stage.say(GROWER, { type: 'acceptContract', contractId });
  const [lotId, intakeLotId] = [stage.id('h'), stage.id('i')];
  await stage.say(GROWER, harvestOf(lotId, parcelId));
  const draft = {
    type: 'recordDelivery',
    contractId,
    grossGrams: 3_900_000,
    impurityMilliPercent: 1_000,
    intakeLotId,
    lotId,
    moistureMilliPercent: 14_500,
    onBehalfOf: { confirmation: 'sms-code', operatorId: GROWER },
    plateCommitment: 'ab'.repeat(32),
    slipId: stage.id('sl'),
    tareGrams: 3_000_000,
  };
  return { draft, intakeLotId };
}

/** Takes the slip of a load back, which the weighbridge wrote. */
async function takenBack(
  stage: FraudStage,
  draft: Draft,
  between: () => Promise<unknown>,
): Promise<Attempt> {
  const envelope = stage.sign('weighbridge', draft);
  await stage.carry(envelope);
  await between();
  const { commandId } = parseCommand('trace', envelope.command);
  return stage.attempt('weighbridge', correction(commandId, { effect: 'undo' }));
}

/** What is wrong at the gate, and with a slip afterwards. */
export const TRADE_FRAUDS: readonly FraudScenario[] = [
  {
    zh: '交售超过合同上限',
    en: 'a delivery over the cap of its contract',
    expected: 'flagged OVER_CONTRACT_CAP on the event',
    play: async (stage: FraudStage): Promise<Played> => {
      const { draft } = await loadAtGate(stage, 500_000);
      return flagOnEvent(await stage.attempt('weighbridge', draft), 'OVER_CONTRACT_CAP');
    },
  },
  {
    zh: '交售多于采收批次所余',
    en: 'a delivery of more than is left of the harvest',
    expected: 'refused DELIVERY_EXCEEDS_LOT',
    play: async (stage: FraudStage): Promise<Played> => {
      const { draft } = await loadAtGate(stage, 5_000_000);
      return stage.attempt('weighbridge', { ...draft, grossGrams: 4_000_001 });
    },
  },
  {
    zh: '没有合同，只凭收购方一句话收走农户的粮',
    en: 'another’s paddy taken in by the word of the buyer alone',
    expected: 'refused DELIVERY_UNCONFIRMED',
    play: async (stage: FraudStage): Promise<Played> => {
      const { contractId, ...rest } = (await loadAtGate(stage, 5_000_000)).draft;
      if (contractId === undefined) throw new Error('the load has a contract');
      return stage.attempt('weighbridge', rest);
    },
  },
  {
    zh: '粮食已经用了，再撤回磅单',
    en: 'a slip taken back after its paddy was used',
    expected: 'refused CORRECTION_USED',
    play: async (stage: FraudStage): Promise<Played> => {
      const { draft, intakeLotId } = await loadAtGate(stage, 5_000_000);
      return takenBack(stage, draft, () =>
        stage.say('keeper', {
          type: 'splitLot',
          lotId: intakeLotId,
          outputs: [{ grams: 1_000, lotId: stage.id('x') }],
        }),
      );
    },
  },
  {
    zh: '农户签过字的磅单，收购方自己撤回',
    en: 'a slip that the grower signed, taken back by the buyer alone',
    expected: 'refused DELIVERY_UNCONFIRMED',
    play: async (stage: FraudStage): Promise<Played> => {
      const { draft } = await loadAtGate(stage, 5_000_000);
      const onBehalfOf = { confirmation: 'own-signature', operatorId: GROWER };
      const envelope = stage.signTogether('weighbridge', GROWER, { ...draft, onBehalfOf });
      await stage.carry(envelope);
      const { commandId } = parseCommand('trace', envelope.command);
      return stage.attempt('weighbridge', correction(commandId, { effect: 'undo' }));
    },
  },
  {
    zh: '召回中的批次还拿去用',
    en: 'a recalled lot is used',
    expected: 'refused LOT_ON_HOLD',
    play: async (stage: FraudStage): Promise<Played> => {
      const { draft, intakeLotId } = await loadAtGate(stage, 5_000_000);
      await stage.say('weighbridge', draft);
      await stage.say('safety-director', {
        type: 'startRecall',
        class: 1,
        discoveredAt: new Date(Date.now() - 60_000).toISOString(),
        lots: [{ lotId: intakeLotId }],
        mock: false,
        reason: 'cadmium above the limit',
        recallId: stage.id('rc'),
      });
      const outputs = [{ grams: 1_000, lotId: stage.id('x') }];
      return stage.attempt('keeper', { type: 'splitLot', lotId: intakeLotId, outputs });
    },
  },
];
