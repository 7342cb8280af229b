// SPDX-License-Identifier: Apache-2.0
import { ruleSetHash, type RuleSetContent } from '@daoji/model';

import { flagEverywhere, type FraudScenario, type Played } from './fraud-scenario.js';
import { FRAUD_AREA, type FraudStage } from './fraud-stage.js';
import {
  draftParcel,
  harvestOf,
  newHarvest,
  newMilled,
  newParcel,
  purchaseOf,
} from './fraud-steps.js';

const DAY_MS = 86_400_000;

/** A record harvest cap that nobody could reach. */
function generousCaps(stage: FraudStage): RuleSetContent {
  return {
    areaCode: FRAUD_AREA,
    legalBasis: 'none',
    ruleSetId: stage.id('caps'),
    status: 'unconfirmed',
    validFrom: stage.day(300),
    values: { caps: [{ kgPerMu: 2_000, variety: '*', year: 2099 }], kind: 'yield-caps' },
  };
}

/** Acting without the right, in another's name, at another time. */
export const PEOPLE_FRAUDS: readonly FraudScenario[] = [
  {
    zh: '拆分别人的批次',
    en: "another operator's lot is split",
    expected: 'refused ACCESS_DENIED',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = await newHarvest(stage, await newParcel(stage));
      const outputs = [{ grams: 1_000, lotId: stage.id('x') }];
      return stage.attempt('household-1', { type: 'splitLot', lotId, outputs });
    },
  },
  {
    zh: '从别人的地块采收',
    en: "a harvest from another's parcel",
    expected: 'refused ACCESS_DENIED',
    play: async (stage: FraudStage): Promise<Played> =>
      stage.attempt('household-1', harvestOf(stage.id('h'), await newParcel(stage))),
  },
  {
    zh: '种植户自己证实自己的地块',
    en: 'a grower attests the own parcel',
    expected: 'refused ACCESS_DENIED',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await draftParcel(stage);
      return stage.attempt('grower', { type: 'attestParcel', parcelId });
    },
  },
  {
    zh: '自己给自己提高产量上限',
    en: 'a grower lifts the own cap',
    expected: 'refused ACCESS_DENIED',
    play: async (stage: FraudStage): Promise<Played> =>
      stage.attempt('grower', {
        type: 'upliftYieldCap',
        extraKgPerMu: 400,
        parcels: [await newParcel(stage)],
        reason: 'record harvest',
        season: stage.year,
      }),
  },
  {
    zh: '一个人独自修改规则集',
    en: 'one person alone changes a rule set',
    expected: 'refused RULE_SECOND_PERSON',
    play: async (stage: FraudStage): Promise<Played> => {
      const content = generousCaps(stage);
      await stage.say('agri', { type: 'proposeRuleSet', ...content });
      const contentHash = ruleSetHash(content);
      const { ruleSetId } = content;
      return stage.attempt('agri', { type: 'confirmRuleSet', contentHash, ruleSetId });
    },
  },
  {
    zh: '第二人签的数值与提出的不同',
    en: 'the second person signs other values',
    expected: 'refused RULE_SET_HASH',
    play: async (stage: FraudStage): Promise<Played> => {
      const content = generousCaps(stage);
      await stage.say('agri', { type: 'proposeRuleSet', ...content });
      const contentHash = ruleSetHash({ ...content, legalBasis: 'other' });
      const { ruleSetId } = content;
      return stage.attempt('agri-2', { type: 'confirmRuleSet', contentHash, ruleSetId });
    },
  },
  {
    zh: '市场监管局改农业的规则',
    en: 'the market authority changes a rule of agriculture',
    expected: 'refused AUTHORITY_REFUSED',
    play: (stage: FraudStage): Promise<Played> =>
      stage.attempt('market', { type: 'proposeRuleSet', ...generousCaps(stage) }),
  },
  {
    zh: '代录却没有对方确认',
    en: 'an entry on behalf that nobody confirmed',
    expected: 'flagged UNCONFIRMED on the event, the lot and its rice',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = stage.id('h');
      const onBehalfOf = { confirmation: 'none', operatorId: 'household-1' };
      const draft = { ...harvestOf(lotId, await newParcel(stage)), onBehalfOf };
      const attempt = await stage.attempt('grower', draft);
      const { riceId } = await newMilled(stage, lotId);
      return flagEverywhere(stage, attempt, 'UNCONFIRMED', [lotId, riceId]);
    },
  },
  {
    zh: '代录谎称对方已签名',
    en: 'an entry on behalf that claims a signature',
    expected: 'refused CONFIRMATION_MISSING',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      const onBehalfOf = { confirmation: 'own-signature', operatorId: 'household-1' };
      return stage.attempt('grower', { ...harvestOf(stage.id('h'), parcelId), onBehalfOf });
    },
  },
  {
    zh: '四天前的事现在才记',
    en: 'an event recorded four days late',
    expected: 'flagged LATE_RECORD on the event, the lot and its rice',
    play: async (stage: FraudStage): Promise<Played> => {
      const lotId = stage.id('h');
      const at = new Date(Date.now() - 4 * DAY_MS);
      const draft = harvestOf(lotId, await newParcel(stage));
      const attempt = await stage.attempt('grower', draft, at);
      const { riceId } = await newMilled(stage, lotId);
      return flagEverywhere(stage, attempt, 'LATE_RECORD', [lotId, riceId]);
    },
  },
  {
    zh: '被暂停的主体继续办业务',
    en: 'a suspended operator goes on',
    expected: 'refused OPERATOR_SUSPENDED',
    play: async (stage: FraudStage): Promise<Played> => {
      const word = { type: 'setOperatorState', operatorId: 'household-1', reason: 'licence' };
      await stage.say('regulator', { ...word, state: 'suspended' });
      const draft = purchaseOf(stage, stage.id('st'));
      const attempt = await stage.attempt('household-1', draft);
      await stage.say('regulator', { ...word, state: 'verified' });
      return attempt;
    },
  },
  {
    zh: '粮厂没有合同就替农户登记采收',
    en: 'a harvest entered for a household without contract or mandate',
    expected: 'refused ACCESS_DENIED',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      const onBehalfOf = { confirmation: 'sms-code', operatorId: 'daoji-rice' };
      return stage.attempt('household-1', { ...harvestOf(stage.id('h'), parcelId), onBehalfOf });
    },
  },
  {
    zh: '委托书由受托企业自己填',
    en: 'a firm’s mandate that only its receiver signed',
    expected: 'refused MANDATE_UNCONFIRMED',
    play: async (stage: FraudStage): Promise<Played> =>
      stage.attempt('household-1', {
        type: 'giveMandate',
        fromOperatorId: 'daoji-rice',
        mandateId: stage.id('md'),
        onBehalfOf: { confirmation: 'sms-code', operatorId: 'daoji-rice' },
        toOperatorId: 'household-1',
        validFrom: stage.day(),
        validTo: stage.day(30),
        works: ['harvest'],
      }),
  },
  {
    zh: '登记明天的采收',
    en: 'a harvest of tomorrow',
    expected: 'refused EVENT_TIME_FUTURE',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      const at = new Date(Date.now() + DAY_MS);
      return stage.attempt('grower', harvestOf(stage.id('h'), parcelId), at);
    },
  },
  {
    zh: '传送者把公斤数改大',
    en: 'a carrier makes the mass larger',
    expected: 'refused COMMAND_SIGNATURE',
    play: async (stage: FraudStage): Promise<Played> => {
      const envelope = stage.sign('grower', harvestOf(stage.id('h'), await newParcel(stage)));
      const command = envelope.command.replace('1000000', '9000000');
      return stage.attemptEnvelope({ ...envelope, command });
    },
  },
  {
    zh: '同一条指令再用一次，换个内容',
    en: 'a command number used again with other content',
    expected: 'refused COMMAND_ID_TAKEN',
    play: async (stage: FraudStage): Promise<Played> => {
      const parcelId = await newParcel(stage);
      const event = stage.sign('grower', harvestOf(stage.id('h'), parcelId));
      await stage.carry(event);
      const { commandId } = JSON.parse(event.command) as { commandId: string };
      return stage.attempt('grower', { ...harvestOf(stage.id('h'), parcelId), commandId });
    },
  },
];
