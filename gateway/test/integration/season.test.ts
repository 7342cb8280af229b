// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  BANNED_CONSUMER_WORDS,
  civilDateOf,
  gtinCheckDigit,
  compareShown,
  shownSchema,
  type Shown,
} from '@daoji/model';
import { utf8, verifyBundle } from '@daoji/proof';
import { expect } from 'chai';
import { ulid } from 'ulid';

import { loadConfig } from '../../src/config.js';
import { openStore } from '../../src/connect-services.js';
import { Cooperative, type Draft, type SignedBody } from './cooperative.js';
import {
  gatewayEnvironment,
  networkHome,
  runRebuild,
  startGateway,
  type RunningGateway,
} from './real-network.js';

/** A gateway waits 10 s for its store before it says that it is not ready. */
const ATTEMPTS = 8;

/** Another product in each run: a GTIN is registered once. */
const GTIN = newGtin();

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

describe('a season on the real network', function () {
  this.timeout(120_000);
  const run = ulid().slice(-8).toLowerCase();
  const lot = (kind: string): string => `${kind}-${run}`;
  const people = new Cooperative();
  let env: Record<string, string>;
  let home: string;
  let gateway: RunningGateway;

  before(async function () {
    const found = networkHome();
    if (found === undefined) {
      process.stdout.write('no running network below DAOJI_HOME: season test left out\n');
      this.skip();
    }
    home = found;
    env = await gatewayEnvironment(home, `it${run}`);
    await people.join(home);
    gateway = await startGateway(env);
  });

  after(async () => {
    const store = openStore(loadConfig(env));
    await gateway.stop();
    await store.drop();
    await store.close();
  });

  it('is played through signed commands from parcel to package', async () => {
    const drafts: readonly Draft[] = [
      {
        type: 'registerParcel',
        areaCode: '211122',
        areaM2: 20_000,
        boundaryCommitment: '0'.repeat(64),
        originClass: 'panjin',
        parcelId: lot('p'),
        season: 2026,
        variety: '盐丰47',
      },
      { type: 'attestParcel', parcelId: lot('p') },
      { type: 'registerBin', binId: lot('bin'), capacityGrams: 5_000_000, siteId: 'pj01' },
      { type: 'registerMillLine', millLineId: lot('line'), siteId: 'pj01' },
      {
        type: 'recordHarvest',
        lotId: lot('h'),
        moistureMilliPercent: 14_500,
        parcels: [lot('p')],
        weighedGrams: 1_000_000,
      },
      {
        type: 'storeLot',
        binId: lot('bin'),
        inputs: [{ grams: 1_000_000, lotId: lot('h') }],
        lotId: lot('s'),
      },
      {
        type: 'millLot',
        inputs: [{ grams: 1_000_000, lotId: lot('s') }],
        millLineId: lot('line'),
        millingDate: today(),
        outputs: [{ grams: 650_000, lotId: lot('m'), product: 'milled-rice' }],
      },
      {
        type: 'registerProduct',
        claims: [],
        grade: '一级',
        gtin: GTIN,
        name: { en: 'Example rice', zh: '示例大米' },
        netMassGrams: 5_000,
        shelfLifeDays: 365,
        standardNumber: 'GB/T 1354-2018',
        storageWords: { en: 'cool and dry', zh: '阴凉干燥' },
      },
      {
        type: 'packLot',
        count: 10,
        gtin: GTIN,
        inputs: [{ grams: 50_000, lotId: lot('m') }],
        lotId: lot('k'),
        netMassGrams: 5_000,
        productionDate: today(),
      },
    ];
    for (const draft of drafts) {
      const { body, status } = await send(people.sign(draft));
      // 200 where it was committed at the first attempt and found in the store at a later one.
      expect(status, `${draft.type}: ${JSON.stringify(body)}`).to.be.oneOf([200, 201]);
    }
  });

  it('answers a repeat with the first transaction', async () => {
    const signed = people.sign({
      type: 'registerBin',
      binId: lot('bin2'),
      capacityGrams: 1_000,
      siteId: 'pj01',
    });
    const first = await send(signed);
    const second = await send(signed);
    expect(second.body).to.deep.include({
      repeated: true,
      transactionId: first.body['transactionId'],
    });
  });

  context('a dishonest gateway', () => {
    const draft = {
      type: 'recordHarvest',
      moistureMilliPercent: 14_500,
      parcels: [lot('p')],
      weighedGrams: 1_000,
    };

    it('cannot change a command', async () => {
      const signed = people.sign({ ...draft, lotId: lot('x') });
      const command = signed.command.replace('"weighedGrams":1000', '"weighedGrams":9000');
      expectCode(await send({ ...signed, command }), 403, 'COMMAND_SIGNATURE');
    });

    it('cannot sign with a key of its own', async () => {
      expectCode(
        await send(new Cooperative().sign({ ...draft, lotId: lot('y') })),
        403,
        'IDENTITY_UNKNOWN',
      );
    });

    it('cannot leave the signature out', async () => {
      const { channel, command } = people.sign({ ...draft, lotId: lot('z') });
      expectCode(await send({ channel, command }), 403, 'COMMAND_UNSIGNED');
    });
  });

  it('refuses more out of the mill than went in', async () => {
    const signed = people.sign({
      type: 'millLot',
      inputs: [{ grams: 1, lotId: lot('s') }],
      millLineId: lot('line'),
      millingDate: today(),
      outputs: [{ grams: 1, lotId: lot('m2'), product: 'milled-rice' }],
    });
    expectCode(await send(signed), 409, 'LOT_MASS_EXCEEDED');
  });

  it('shows the page behind the code', async () => {
    const response = await fetch(`${gateway.url}/01/${GTIN}/10/${lot('k')}`);
    const text = await response.text();
    expect(response.status).to.equal(200);
    for (const part of ['盐丰47', lot('p'), today(), '示范合作社', '未能核对'])
      expect(text).to.include(part);
    for (const word of BANNED_CONSUMER_WORDS) expect(text).not.to.include(word);
  });

  it('gives a proof that verifies, and shows what it proves', async () => {
    const { shown, commands } = await shownAndProven();
    expect(shown.facts.map(({ path }) => path)).to.include.members([
      '/variety',
      '/millingDate',
      '/gtin',
      '/areaM2',
    ]);
    expect(compareShown(shown, { commands, readings: [] })).to.deep.equal([]);
  });

  it('is found out when a document is changed behind its back, and a rebuild repairs it', async () => {
    const before = await runRebuild(env, '--digest');
    const store = openStore(loadConfig(env));
    const document = await store.get('lots', lot('k'));
    if (!document) throw new Error('expected the lot in the store');
    await store.put('lots', { ...document, value: { ...document.value, variety: '五常稻花香' } });
    await store.close();
    const { shown, commands } = await shownAndProven();
    const findings = compareShown(shown, { commands, readings: [] });
    expect(findings.map(({ kind, shown: value }) => [kind, value])).to.deep.equal([
      ['differs', '五常稻花香'],
    ]);
    expect(await runRebuild(env, '--digest')).not.to.equal(before);
    await gateway.stop();
    expect(await runRebuild(env)).to.equal(before);
    gateway = await startGateway(env);
  });

  async function shownAndProven(): Promise<{ shown: Shown; commands: Map<string, string> }> {
    const shown = shownSchema.parse(
      await (await fetch(`${gateway.url}/api/v1/lots/${lot('k')}/shown`)).json(),
    );
    const bundle = await (
      await fetch(`${gateway.url}/api/v1/proofs/lots/${lot('k')}`)
    ).arrayBuffer();
    const root = utf8(readFileSync(join(home, 'trust-root.json'), 'utf8'));
    const verdict = verifyBundle(new Uint8Array(bundle), root);
    expect(verdict.outcome, JSON.stringify(verdict.statements)).to.equal('valid');
    return {
      shown,
      commands: new Map(verdict.events.map(({ commandId, command }) => [commandId, command])),
    };
  }

  /** Sends a command, and again while the gateway says that it is committed but not in the store yet. */
  async function send(body: SignedBody): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(`${gateway.url}/api/v1/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = { status: response.status, body: (await response.json()) as Answer['body'] };
      if (answer.body['code'] !== 'NOT_READY' || attempt === ATTEMPTS) return answer;
    }
  }
});

function newGtin(): string {
  const body = `0952${String(Date.now()).slice(-9)}`;
  return `${body}${gtinCheckDigit(body)}`;
}

function today(): string {
  return civilDateOf(new Date().toISOString());
}

function expectCode(answer: Answer, status: number, code: string): void {
  expect(answer.body, JSON.stringify(answer.body)).to.deep.include({ code });
  expect(answer.status).to.equal(status);
}
