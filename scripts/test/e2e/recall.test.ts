// SPDX-License-Identifier: Apache-2.0
import { cosignCommand, sendToGateway, gatewayClient } from '@daoji/cli';
import { expect } from 'chai';

import { FraudStage } from './fraud/fraud-stage.js';
import { FRAUD_GTIN, newPackages, newRoll } from './fraud/fraud-packages.js';
import { TestNetwork } from './support/test-network.js';

/** From the commit to the red page; what the issue allows. */
const RED_WITHIN_MS = 5_000;

/** From a failed test to a closed recall, on the real servers, through the gateway. */
describe('a recall, as a consumer sees it', function () {
  this.timeout(120_000);
  let network: TestNetwork;
  let stage: FraudStage;
  let lotId = '';
  let recallId = '';

  const page = async (path: string): Promise<string> =>
    (await fetch(new URL(path, network.url('gateway')))).text();
  const say = async (name: string, draft: { type: string; [field: string]: unknown }) =>
    sendToGateway(gatewayClient(network.url('gateway')), stage.sign(name, draft));

  before(async function () {
    network = TestNetwork.of(this);
    stage = await FraudStage.open(network);
    lotId = await newPackages(stage);
    recallId = stage.id('rc');
  });

  after(() => {
    (stage as FraudStage | undefined)?.close();
  });

  it('turns the scan page red within 5 s of the commit', async () => {
    const path = `/01/${FRAUD_GTIN}/10/${lotId}`;
    await until(
      async () => (await page(path)).includes('示范大米') || (await page(path)).includes(lotId),
    );
    expect(await page(path)).not.to.include('请勿食用');
    await say('safety-director', {
      type: 'startRecall',
      class: 1,
      discoveredAt: new Date(Date.now() - 60_000).toISOString(),
      lots: [{ lotId }],
      mock: false,
      reason: 'cadmium above the limit',
      recallId,
    });
    const committed = Date.now();
    await until(async () => (await page(path)).includes('已召回，请勿食用'));
    expect(Date.now() - committed).to.be.below(RED_WITHIN_MS);
  });

  it('stops every further use of the lot', async () => {
    const { orderId } = await newRoll(stage);
    const ranges = [{ from: 0, to: 1 }];
    const attempt = await stage.attempt('packer', {
      type: 'activateCodes',
      lotId,
      orderId,
      ranges,
    });
    expect(attempt.refused).to.equal('LOT_ON_HOLD');
  });

  it('takes the answer of a holder by the own key, and ends with its account', async () => {
    const { remainingGrams } = await stage.lot(lotId);
    await say('safety-director', {
      type: 'notifyHolder',
      grams: remainingGrams,
      holderId: 'shop-1',
      recallId,
    });
    const counted = { destroyedGrams: 0, returnedGrams: 70_000, stillOutGrams: 0 };
    await say('shop', { type: 'recordRetrieval', ...counted, holderId: 'shop-1', recallId });
    const documentHash = 'd'.repeat(64);
    const method = 'incineration';
    await say('safety-director', {
      type: 'recordDisposal',
      documentHash,
      grams: 70_000,
      method,
      recallId,
    });
    await say('safety-director', {
      type: 'recordEffectCheck',
      isEffective: true,
      note: 'every holder answered',
      recallId,
    });
    const wrong = await stage.attempt('safety-director', {
      type: 'closeRecall',
      recallId,
      unknownGrams: 0,
    });
    expect(wrong.refused).to.equal('RECALL_MASS');
    await say('safety-director', {
      type: 'closeRecall',
      recallId,
      unknownGrams: remainingGrams - 70_000,
    });
  });

  it('lets two persons destroy what is held', async () => {
    const draft = {
      type: 'destroyLot',
      documentHash: 'd'.repeat(64),
      grams: 5_000,
      lotId,
      method: 'incineration',
    };
    const signed = stage.sign('keeper', draft);
    await stage.carry(cosignCommand(signed, stage.keyOf('keeper-2')));
  });
});

/** Asks again until it holds; the caller's deadline is the test's. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setImmediate(done));
}
