// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { LedgerError } from '@daoji/ledger';
import { commandSigningBytes, parseCommand, type CommandEnvelope } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { loadDemoKeys, signDemoCommand, type DemoCard } from '../../src/commands/demo-keys.js';
import { GatewayError } from '../../src/gateway-error.js';
import { createApp } from '../../src/http/app.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { closeServices, testServices } from '../doubles/services.js';

const base = '/api/v1/demo';
const NOW = new Date('2026-11-24T00:00:00.000Z');

describe('the demo keys', () => {
  let services: Awaited<ReturnType<typeof testServices>>;
  let cards: ReadonlyMap<string, DemoCard>;
  let startPage: string;

  beforeEach(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'daoji-demo-'));
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    await writeFile(
      join(dir, 'grower.json'),
      JSON.stringify({ personId: 'demo-grower', privateKeyPem }),
    );
    cards = await loadDemoKeys(dir);
    startPage = join(dir, 'start.page');
    const card = { card: 'demo-grower', href: '/app/', title: { en: 'Grower', zh: '种植户' } };
    await writeFile(startPage, JSON.stringify({ cards: [card] }));
    services = { ...(await testServices()), demoCards: cards, startPage };
  });

  afterEach(() => closeServices(services));

  it('are waited for on a start page that says so, with what can be read meanwhile', async () => {
    const ask = async (): Promise<string> =>
      (await request(createApp(services)).get('/start').expect(200)).text;
    expect(await ask()).not.to.include('请稍等');
    const title = { en: 'Daoji demo: a season is being played', zh: '稻迹演示：正在播放一季' };
    await writeFile(startPage, JSON.stringify({ cards: [], commands: [], title }));
    const text = await ask();
    for (const part of ['请稍等', 'Please wait', '现在还没有密钥启用', 'href="/app/"'])
      expect(text).to.include(part);
    expect(text).not.to.include('<form');
    expect(text.indexOf('请稍等')).to.be.lessThan(text.indexOf('Please wait'));
  });

  it('sign low-S over the very text', () => {
    const card = cards.get('demo-grower');
    if (!card) throw new Error('expected the card');
    for (let round = 0; round < 20; round += 1) {
      const { command, signature = '' } = signDemoCommand(
        card,
        'trace',
        { type: 'attestParcel', parcelId: 'p-1' },
        NOW,
      );
      expect(parseCommand('trace', command).signerKeyId).to.equal(card.keyId);
      const der = Buffer.from(signature, 'base64');
      expect(
        verify('sha256', commandSigningBytes(command), createPublicKey(card.key), der),
      ).to.equal(true);
      const s = der.subarray(4 + (der[3] ?? 0) + 2);
      expect(
        BigInt(`0x${s.toString('hex')}`) <=
          0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n,
      ).to.equal(true);
    }
  });

  it('sign the very command that was shown, with its id and time', () => {
    const card = cards.get('demo-grower');
    if (!card) throw new Error('expected the card');
    const shown = {
      commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
      deviceTime: '2026-10-04T08:12:30.000Z',
      parcelId: 'p-1',
      type: 'attestParcel',
    };
    const { command } = signDemoCommand(card, 'trace', shown, NOW);
    expect(parseCommand('trace', command)).to.include(shown);
  });

  for (const fields of [
    {},
    { type: 'no' },
    { type: 'attestParcel' },
    { type: 'attestParcel', parcelId: 'p-1', extra: 1 },
  ]) {
    it(`refuse ${JSON.stringify(fields)}`, () => {
      const card = cards.get('demo-grower');
      if (!card) throw new Error('expected the card');
      expect(() => signDemoCommand(card, 'trace', fields, NOW)).to.throw(GatewayError);
    });
  }

  it('need a sign-in, and to have none is no fault', async () => {
    const app = createApp(services);
    const nobody = await request(app).get(`${base}/session`);
    expect([nobody.status, nobody.text]).to.deep.equal([204, '']);
    const command = { channel: 'trace', command: { type: 'attestParcel', parcelId: 'p-1' } };
    expectProblem(
      await request(app).post(`${base}/commands`).send(command),
      401,
      'DEMO_SIGN_IN_REQUIRED',
    );
  });

  context('with a co-signature', () => {
    const confirmations = [{ keyId: 'ab'.repeat(32), signature: 'AAAA' }];
    const shown = {
      commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
      deviceTime: '2026-10-04T08:12:30.000Z',
      parcelId: 'p-1',
      type: 'attestParcel',
    };
    const carried = async (body: object): Promise<{ status: number; sent: CommandEnvelope[] }> => {
      const sent: CommandEnvelope[] = [];
      const submit = (_channel: string, _fn: string, [text = '']: readonly string[]) => {
        sent.push(JSON.parse(text) as CommandEnvelope);
        return Promise.reject(new LedgerError('LEDGER_UNREACHABLE', 'no peer answers'));
      };
      const ledger = { ...services.ledger, submit };
      const agent = request.agent(createApp({ ...services, ledger }));
      await agent.post(`${base}/sign-in`).send({ card: 'demo-grower' });
      const { status } = await agent.post(`${base}/commands`).send({ channel: 'trace', ...body });
      return { sent, status };
    };

    it('carry it unchanged beside the command that was shown', async () => {
      const { sent } = await carried({ command: shown, evidence: { confirmations } });
      expect(sent[0]?.evidence).to.deep.equal({ confirmations });
      expect(parseCommand('trace', sent[0]?.command ?? '')).to.include(shown);
    });

    it('add none of their own', async () => {
      const { sent } = await carried({ command: shown });
      expect(sent[0]).to.have.all.keys('command', 'signature');
    });

    for (const [why, body] of [
      ['that is no object', { command: shown, evidence: 'x' }],
      ['inside the command', { command: { ...shown, evidence: { confirmations } } }],
      ['outside of the evidence', { command: shown, confirmations }],
    ] as const) {
      it(`refuse one ${why}`, async () => {
        const { sent, status } = await carried(body);
        expect([status, sent]).to.deep.equal([400, []]);
      });
    }
  });

  it('are taken by a card, in a cookie that scripts cannot read', async () => {
    const agent = request.agent(createApp(services));
    const signedIn = await agent.post(`${base}/sign-in`).send({ card: 'demo-grower' });
    expect(signedIn.body).to.deep.include({ card: 'demo-grower', mark: 'DEMO_KEY' });
    expect(signedIn.headers['set-cookie']?.[0]).to.match(/HttpOnly; SameSite=Strict/);
    expect((await agent.get(`${base}/session`)).status).to.equal(200);
  });

  it('are off elsewhere', async () => {
    const app = createApp({ ...services, demoCards: undefined });
    expectProblem(
      await request(app).post(`${base}/sign-in`).send({ card: 'demo-grower' }),
      404,
      'DEMO_KEYS_OFF',
    );
  });

  for (const card of ['unknown', '../x', '__proto__', { $ne: 1 }]) {
    it(`know no card ${JSON.stringify(card)}`, async () => {
      const response = await request(createApp(services)).post(`${base}/sign-in`).send({ card });
      expect(['DEMO_CARD_UNKNOWN', 'REQUEST_INVALID']).to.include(
        (response.body as { code: string }).code,
      );
    });
  }

  it('are offered by the start page, marked', async () => {
    const { text } = await request(createApp(services)).get('/start');
    expect(text).to.include('种植户').and.include('DEMO_KEY');
  });

  it('sign in by the start page and go nowhere else', async () => {
    const app = createApp(services);
    const good = await request(app)
      .post('/start/sign-in')
      .type('form')
      .send({ card: 'demo-grower', href: '/app/' });
    expect(good.headers['location']).to.equal('/app/');
    for (const href of ['https://evil.example', '//evil.example', 'javascript:alert(1)']) {
      const bad = await request(app)
        .post('/start/sign-in')
        .type('form')
        .send({ card: 'demo-grower', href });
      expectProblem(bad, 400, 'REQUEST_INVALID');
    }
  });
});
