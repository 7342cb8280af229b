// SPDX-License-Identifier: Apache-2.0
import { newPackages, newRoll, PACKAGES } from './fraud-packages.js';
import type { FraudScenario, Played } from './fraud-scenario.js';
import type { FraudStage } from './fraud-stage.js';

type Draft = { type: string; [field: string]: unknown };

function activate(orderId: string, lotId: string, from: number, to: number): Draft {
  return { type: 'activateCodes', lotId, orderId, ranges: [{ from, to }] };
}

/** More codes than packages, codes twice, codes that leaked. */
export const CODE_FRAUDS: readonly FraudScenario[] = [
  {
    zh: '启用的码比土地能产的米多',
    en: 'more codes activated than the land yields',
    expected: 'refused CODES_EXCEED_LAND',
    play: async (stage: FraudStage): Promise<Played> => {
      const { orderId } = await newRoll(stage);
      const lotId = await newPackages(stage);
      return stage.attempt('packer', activate(orderId, lotId, 0, PACKAGES + 1));
    },
  },
  {
    zh: '两条包装线同时启用同一份余量',
    en: 'two lines activate the same packages at once',
    expected: 'one of two refused CODES_EXCEED_LAND',
    play: async (stage: FraudStage): Promise<Played> => {
      const { orderId } = await newRoll(stage);
      const lotId = await newPackages(stage);
      const attempts = await Promise.all([
        stage.attempt('packer', activate(orderId, lotId, 0, PACKAGES)),
        stage.attempt('packer', activate(orderId, lotId, PACKAGES, 2 * PACKAGES)),
      ]);
      const refused = attempts.flatMap((one) => one.refused ?? []);
      return `${['none', 'one', 'both'][refused.length] ?? ''} of two refused ${refused.join(', ')}`;
    },
  },
  {
    zh: '启用没有印刷的码',
    en: 'codes activated that were not printed',
    expected: 'refused CODE_RANGE',
    play: async (stage: FraudStage): Promise<Played> => {
      const { orderId } = await newRoll(stage);
      return stage.attempt('packer', activate(orderId, await newPackages(stage), 60, 70));
    },
  },
  {
    zh: '外泄的码卷被拿来启用',
    en: 'a leaked roll is activated',
    expected: 'refused CODE_STATE',
    play: async (stage: FraudStage): Promise<Played> => {
      const { orderId } = await newRoll(stage);
      const ranges = [{ from: 0, to: 32 }];
      await stage.say('trace-manager', { type: 'voidCodes', orderId, ranges, reason: 'leaked' });
      return stage.attempt('packer', activate(orderId, await newPackages(stage), 0, 1));
    },
  },
  {
    zh: '退回的包装重新启用',
    en: 'a returned package is activated again',
    expected: 'refused CODE_STATE',
    play: async (stage: FraudStage): Promise<Played> => {
      const { orderId, path, serials } = await newRoll(stage);
      const lotId = await newPackages(stage);
      await stage.say('packer', activate(orderId, lotId, 0, 2));
      await stage.say('quality', {
        type: 'reportPackage',
        exception: 'returned',
        index: 0,
        orderId,
        path: path(0),
        reason: 'customer returned it',
        serial: serials[0],
      });
      return stage.attempt('packer', activate(orderId, lotId, 0, 1));
    },
  },
  {
    zh: '用编造的序列号登记包装',
    en: 'a package reported under an invented serial',
    expected: 'refused CODE_PATH',
    play: async (stage: FraudStage): Promise<Played> => {
      const { orderId, path } = await newRoll(stage);
      await stage.say('packer', activate(orderId, await newPackages(stage), 0, 1));
      return stage.attempt('quality', {
        type: 'reportPackage',
        exception: 'returned',
        index: 0,
        orderId,
        path: path(0),
        reason: 'customer returned it',
        serial: '0123456789abcdef',
      });
    },
  },
  {
    zh: '同一袋米装进两个箱子',
    en: 'one package in two cases',
    expected: 'refused UNIT_CHILD_TAKEN',
    play: async (stage: FraudStage): Promise<Played> => {
      const { orderId } = await newRoll(stage);
      await stage.say('packer', activate(orderId, await newPackages(stage), 0, 10));
      const children = [{ orderId, range: { from: 0, to: 10 } }];
      const pack = (): Draft => ({ type: 'aggregatePackages', children, sscc: stage.sscc() });
      await stage.say('packer', pack());
      return stage.attempt('packer', pack());
    },
  },
  {
    zh: '别家的人启用本厂的码',
    en: "another operator activates the mill's codes",
    expected: 'refused ACCESS_DENIED',
    play: async (stage: FraudStage): Promise<Played> => {
      const { orderId } = await newRoll(stage);
      const lotId = await newPackages(stage);
      return stage.attempt('shop', activate(orderId, lotId, 0, 1));
    },
  },
];
