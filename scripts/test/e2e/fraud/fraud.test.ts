// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { TestNetwork } from '../support/test-network.js';
import { lackOf, outcomeOf, type FraudScenario } from './fraud-scenario.js';
import { FraudStage } from './fraud-stage.js';
import { ALARM_FRAUDS } from './alarm-frauds.js';
import { CODE_FRAUDS } from './code-frauds.js';
import { CORRECTION_FRAUDS } from './correction-frauds.js';
import { INPUT_FRAUDS } from './input-frauds.js';
import { PARCEL_FRAUDS } from './parcel-frauds.js';
import { PEOPLE_FRAUDS } from './people-frauds.js';
import { STEP_FRAUDS } from './step-frauds.js';
import { TRADE_FRAUDS } from './trade-frauds.js';
import { PRODUCT_FRAUDS } from './product-frauds.js';
import { YIELD_FRAUDS } from './yield-frauds.js';

const GROUPS: Readonly<Record<string, readonly FraudScenario[]>> = {
  '产量与质量平衡 yield and mass': YIELD_FRAUDS,
  '投入品 inputs': INPUT_FRAUDS,
  '收储、运输、返工 between harvest and shelf': STEP_FRAUDS,
  '收购与过磅 contract and weighbridge': TRADE_FRAUDS,
  '预警与药剂处理 alarms and treatments': ALARM_FRAUDS,
  '更正与清仓 corrections and clean-outs': CORRECTION_FRAUDS,
  '包装码 package codes': CODE_FRAUDS,
  '人员与规则 people and rules': PEOPLE_FRAUDS,
  '产品与文件 products and documents': PRODUCT_FRAUDS,
  '地块 parcels': PARCEL_FRAUDS,
};
const SCENARIOS = Object.values(GROUPS).flat();

/** Each scenario on the real network, one line each. */
describe('fraud scenarios', function () {
  this.timeout(60_000);
  let stage: FraudStage;

  before(async function () {
    stage = await FraudStage.open(TestNetwork.of(this));
  });

  after(() => {
    (stage as FraudStage | undefined)?.close();
  });

  for (const [group, scenarios] of Object.entries(GROUPS)) {
    context(group, () => {
      for (const scenario of scenarios) {
        const number = String(SCENARIOS.indexOf(scenario) + 1).padStart(2, '0');
        it(`${number} ${scenario.zh} · ${scenario.en} → ${scenario.expected}`, async () => {
          const attempt = await scenario.play(stage);
          const text = typeof attempt === 'string' ? '' : ((attempt.refused && attempt.text) ?? '');
          expect(outcomeOf(attempt), text).to.equal(scenario.expected);
          expect(lackOf(attempt), text).to.deep.equal([]);
        });
      }
    });
  }
});
