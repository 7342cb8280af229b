// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cosignCommand, sendToGateway, gatewayClient } from '@daoji/cli';
import { recallTokenHash, recallTokenOf } from '@daoji/model';
import { expect } from 'chai';

import { FraudStage } from './fraud/fraud-stage.js';
import { FRAUD_GTIN, newPackages, newRoll } from './fraud/fraud-packages.js';
import { TestNetwork } from './support/test-network.js';
import { zipFiles } from './support/zip-files.js';

/** From the commit to the red page; what the issue allows. */
const RED_WITHIN_MS = 5_000;

/** From a failed test to a closed recall, on the real servers, through the gateway. */
describe('a recall, as a consumer sees it', function () {
  this.timeout(120_000);
  let network: TestNetwork;
  let stage: FraudStage;
  let lotId = '';
  let recallId = '';
  // Of a record that nobody uploads; its own, so that no other test names it first.
  const documentHash = createHash('sha256').update(randomBytes(16)).digest('hex');

  const page = async (path: string): Promise<string> =>
    (await fetch(new URL(path, network.url('gateway')))).text();
  const json = async (path: string): Promise<{ readonly body: unknown }> => ({
    body: await (await fetch(new URL(path, network.url('gateway')))).json(),
  });
  const answer = async (path: string, fields: Record<string, string>): Promise<number> => {
    const body = new URLSearchParams(fields);
    const to = new URL(path, network.url('gateway'));
    return (await fetch(to, { body, method: 'POST', redirect: 'manual' })).status;
  };
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

  it('finds the lot with its holder, and names it in the scope', async () => {
    const { body } = await json(`/api/v1/recall-scope?lotId=${lotId}`);
    expect(body).to.containSubset({ lots: [{ heldBy: recallId, lotId, reach: 'own' }] });
  });

  it('takes the answer of a shop without an account by the one-time link, once, and the firm carries it', async () => {
    const secret = randomBytes(16).toString('hex');
    const token = recallTokenOf(secret);
    const link = `/r/${secret}`;
    const holderId = 'corner-shop';
    const tokenHash = recallTokenHash(token);
    await say('safety-director', {
      type: 'notifyHolder',
      grams: 5_000,
      holderId,
      recallId,
      tokenHash,
    });
    await until(async () => (await page(link)).includes('我已收到召回通知'));
    expect(await answer(`${link}/acknowledge`, {})).to.equal(303);
    expect(await answer(`${link}/acknowledge`, {})).to.equal(409);
    const count = { destroyed: '5', returned: '0', step: '0', stillOut: '0' };
    expect(await answer(`${link}/count`, count)).to.equal(303);
    expect(await answer(`${link}/count`, count)).to.equal(409);
    expect(await page(link)).to.include('等召回企业签名');
    const counted = { destroyedGrams: 5_000, returnedGrams: 0, stillOutGrams: 0 };
    await say('safety-director', {
      type: 'recordRetrieval',
      ...counted,
      holderId,
      recallId,
      token,
    });
    await until(async () => (await page(link)).includes('已记入账本'));
    // The ledger shows the token to all; it opens nothing.
    expect(await page(`/r/${token}`)).to.include('RECALL_LINK_UNKNOWN');
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
      unknownGrams: remainingGrams - 75_000,
    });
    await until(async () => {
      const { body } = await json(`/api/v1/recalls/${recallId}`);
      return (body as { recall: { state: string } }).recall.state === 'closed';
    });
  });

  it('gives an evidence folder without the private record alone, whose proofs verify without the server', async () => {
    const answered = await fetch(
      new URL(`/api/v1/recalls/${recallId}/evidence.zip`, network.url('gateway')),
    );
    const files = zipFiles(Buffer.from(await answered.arrayBuffer()));
    const missing = files.get('missing.txt')?.toString('utf8');
    expect(missing).to.equal(`files/${documentHash}: DOCUMENT_PRIVATE\n`);
    const dir = await mkdtemp(join(tmpdir(), 'daoji-recall-'));
    const proof = join(dir, 'recall.traceproof');
    await writeFile(proof, files.get('proofs/recall.traceproof') ?? '');
    const verified = await network.daoji('verify', proof, '--json');
    await rm(dir, { recursive: true });
    expect(verified.code, verified.stderr).to.equal(0);
    expect(verified.stdout).to.include('closeRecall').and.include('recordRetrieval');
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
