// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  drawSerials,
  newScratchKey,
  scratchCode,
  scratchCommitment,
  SERIAL_BYTES,
  serialText,
} from '@daoji/exchange';
import { BANNED_CONSUMER_WORDS } from '@daoji/model';
import { toBase64, toHex } from '@daoji/proof';
import { expect } from 'chai';
import type { Express } from 'express';
import request from 'supertest';

import type { DemoCard } from '../../../src/commands/demo-keys.js';
import { createApp } from '../../../src/http/app.js';
import { GTIN, KEY_ID } from '../../doubles/season.js';
import { closeServices, testServices } from '../../doubles/services.js';
import { record } from '../../doubles/trade.js';

const COUNT = 50;
const [PANJIN, GUANGZHOU, CHENGDU, URUMQI] = ['211100', '440100', '510100', '650100'] as const;

describe('scans over HTTP', () => {
  let services: Awaited<ReturnType<typeof testServices>>;
  let app: Express;
  let folder: string;
  let path: string;
  let serial: string;
  let clock: Date;
  const key = newScratchKey();

  const order = (activated: readonly object[]): Promise<void> =>
    record(services, 'code-order~co-1', { ...fixedOrder, activated });
  let fixedOrder: object;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daoji-scan-api-'));
    clock = new Date('2026-11-24T00:00:00.000Z');
    services = await testServices({ now: () => clock });
    app = createApp(services);
    const { root } = await drawSerials(join(folder, 'drawn'), COUNT);
    const packed = await readFile(join(folder, 'drawn'));
    fixedOrder = {
      ...{ commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C', count: COUNT, gtin: GTIN, netMassGrams: 5_000 },
      ...{ operatorId: 'coop-1', orderId: 'co-1', orderedAt: '2026-11-01T00:00:00.000Z' },
      pinCommitment: scratchCommitment(key),
      printed: [{ from: 0, to: COUNT }],
      serialRoot: toHex(root),
      voided: [],
    };
    await order([{ from: 0, lotId: 'k-1', to: 10 }]);
    await request(app)
      .post('/api/v1/code-orders/co-1/serials')
      .set('content-type', 'application/octet-stream')
      .send(packed)
      .expect(201);
    await request(app)
      .post('/api/v1/code-orders/co-1/scratch-key')
      .send({ key: toBase64(key) })
      .expect(201);
    serial = serialText(packed.subarray(0, SERIAL_BYTES));
    path = `/01/${GTIN}/21/${serial}`;
  });

  afterEach(async () => {
    await closeServices(services);
    await rm(folder, { recursive: true, force: true });
  });

  /** A scan in a city, so many days after the start. */
  async function scanIn(place: string, days: number): Promise<string> {
    clock = new Date(Date.parse('2026-11-24T00:00:00.000Z') + days * 86_400_000);
    const { text } = await request(app).get(`${path}?place=${place}`).redirects(1).expect(200);
    return text;
  }

  it('tells of the first scan, and of no more after a reload', async () => {
    expect(await scanIn(PANJIN, 0)).to.include('到现在只被一部手机扫过');
    expect(await scanIn(PANJIN, 1)).to.include('到现在只被一部手机扫过');
    const english = await request(app).get(`${path}?lang=en&place=${PANJIN}`).redirects(1);
    expect(english.text).to.include('So far one phone has scanned this code');
  });

  it('states distant scans as evidence, and flags the code', async () => {
    expect(await scanIn(PANJIN, 0)).to.not.include('class="recall"');
    expect(await scanIn(GUANGZHOU, 2))
      .to.include('分布在 2 个城市')
      .and.not.include('不寻常');
    expect(await scanIn(CHENGDU, 4))
      .to.include('不寻常')
      .and.include('共 2 次');
    const text = await scanIn(URUMQI, 6);
    expect(text).to.include('已被扫 4 次，分布在 4 个城市').and.include('共 3 次');
    expect(text).to.include('可能印在了不止一个包装上');
    for (const word of [...BANNED_CONSUMER_WORDS, '假货', 'genuine', 'counterfeit', 'fake'])
      expect(text).not.to.include(word);
  });

  it('takes no place from a link outside of scenario networks, and from a proxy only where it is configured', async () => {
    services = { ...services, scenario: null };
    app = createApp(services);
    await request(app).get(`${path}?place=${GUANGZHOU}`).set('x-city', PANJIN).expect(307);
    expect(services.scans.find(`${GTIN}/${serial}`)?.recent[0]).to.not.have.property('place');
    app = createApp({ ...services, scanPlaceHeader: 'x-city' });
    const ask = request(app).get(`${path}?place=${GUANGZHOU}`).set('user-agent', 'b');
    await ask.set('x-city', PANJIN).expect(307);
    expect(services.scans.find(`${GTIN}/${serial}`)?.recent[1]).to.include({ place: PANJIN });
  });

  for (const [what, ask] of [
    ['HEAD', () => request(app).head(path)],
    ['the linkset', () => request(app).get(`${path}?linkType=all`)],
    ['another link', () => request(app).get(`${path}?linkType=gs1:epcis`)],
    ['the page without its code', () => request(app).get(`/page${path}`)],
    ['an unknown serial', () => request(app).get(`/01/${GTIN}/21/${'0'.repeat(16)}`)],
  ] as const) {
    it(`counts no scan for ${what}`, async () => {
      await ask();
      expect(services.scans.find(`${GTIN}/${serial}`)).to.equal(undefined);
      expect(services.scans.find(`${GTIN}/${'0'.repeat(16)}`)).to.equal(undefined);
    });
  }

  it('gives the page though scans cannot be written', async () => {
    const failing = Object.assign(Object.create(services.scans) as typeof services.scans, {
      find: () => undefined,
      record: () => Promise.reject(new Error('disk full')),
      seal: () => Promise.reject(new Error('disk full')),
    });
    app = createApp({ ...services, scans: failing });
    const page = await request(app).get(path).redirects(1).expect(200);
    expect(page.text).to.include('盐丰47');
  });

  describe('the scratch code', () => {
    const post = (body: string, at = path): request.Test =>
      request(app).post(`/page${at}/scratch`).type('form').send(body);
    const type = (scratch: string): request.Test =>
      post(new URLSearchParams({ scratch }).toString());

    beforeEach(() => scanIn(PANJIN, 0));

    it('has a form without script where it can be checked', async () => {
      const { text } = await request(app).get(`/page${path}`);
      expect(text).to.include(`action="/page${path}/scratch"`).and.include('<label for="scratch">');
      const lot = await request(app).get(`/page/01/${GTIN}/10/k-1`);
      expect(lot.text).to.not.include('/scratch"');
    });

    it('matches once, and the second time says that it was checked before', async () => {
      const right = scratchCode(key, serial);
      const first = await type(` ${right.toUpperCase()} `).expect(200);
      expect(first.text).to.include('第一次核对').and.include('不能说明袋里装的是什么');
      const again = await type(right).expect(200);
      expect(again.text).to.include('它已核对过 1 次');
      for (const word of BANNED_CONSUMER_WORDS) expect(first.text).not.to.include(word);
    });

    it('does not match for another code, and offers the form again', async () => {
      const { text } = await type('aaaaaaaa').expect(200);
      expect(text).to.include('不相符').and.include('<label for="scratch">');
    });

    it('refuses more than six tries a minute from one address', async () => {
      for (let at = 0; at < 6; at += 1) await type('aaaaaaaa').expect(200);
      await type(scratchCode(key, serial)).expect(429);
    });

    it('refuses more than ten tries a day of one code, from wherever', async () => {
      for (let at = 0; at < 10; at += 1) {
        app = createApp(services);
        await type('aaaaaaaa');
      }
      expect(services.scans.find(`${GTIN}/${serial}`)?.counter.scratch?.wrong).to.equal(10);
    });

    for (const [what, send, status] of [
      ['nothing', () => post(''), 400],
      ['an empty code', () => type(''), 400],
      ['too long a text', () => type('a'.repeat(41)), 400],
      ['two values', () => post('scratch=a&scratch=b'), 400],
      ['a body that is too long', () => type('a'.repeat(2_000)), 413],
      ['an unknown serial', () => post('scratch=a', `/01/${GTIN}/21/${'0'.repeat(16)}`), 404],
    ] as const) {
      it(`answers ${what} with ${status}`, async () => {
        const answer = await send();
        expect([what, answer.status]).to.deep.equal([what, status]);
      });
    }
  });

  describe('the list of flagged codes', () => {
    const list = (): request.Test => request(app).get('/api/v1/scans/flagged');

    beforeEach(async () => {
      for (const [at, place] of [PANJIN, GUANGZHOU, CHENGDU].entries()) await scanIn(place, at);
    });

    /** As if a demo card with this identity had signed in. */
    async function signedIn(operatorId: string, roles: readonly string[]): Promise<string[]> {
      const identity = await services.store.get('identities', `trace~${KEY_ID}`);
      if (!identity) throw new Error('expected the identity of the season');
      await services.store.put('identities', {
        ...identity,
        value: { ...identity.value, operatorId, roles },
      });
      const card = { card: 'c', keyId: KEY_ID, label: { en: '', zh: '' } } as unknown as DemoCard;
      app = createApp({ ...services, demoCards: new Map([['c', card]]) });
      const answer = await request(app)
        .post('/api/v1/demo/sign-in')
        .send({ card: 'c' })
        .expect(200);
      return (answer.headers['set-cookie'] ?? []) as unknown as string[];
    }

    it('shows an operator its own codes, with evidence', async () => {
      const cookie = await signedIn('coop-1', ['grower']);
      const answer = await list().set('Cookie', cookie).expect(200);
      const { items } = answer.body as { items: object[] };
      expect(items).to.have.length(1);
      expect(items[0]).to.deep.include({
        ...{ cities: 3, count: 3, distant: 2, gtin: GTIN, lotId: 'k-1', orderId: 'co-1', serial },
        flags: [{ at: '2026-11-26T00:00:00.000Z', flag: 'distant-scan' }],
        operatorIds: ['coop-1'],
      });
    });

    it('shows a regulator all, and another operator none', async () => {
      const regulator = await signedIn('market-1', ['regulator']);
      const all = await list().set('Cookie', regulator).expect(200);
      expect((all.body as { items: object[] }).items).to.have.length(1);
      const other = await signedIn('mill-9', ['grower']);
      const none = await list().set('Cookie', other).expect(200);
      expect(none.body).to.deep.equal({ items: [] });
    });

    it('shows nobody who does not say who asks', async () => {
      expect((await list().expect(401)).body).to.include({ code: 'SCAN_READER' });
      const forged = Buffer.from('{"keyId":"x"}').toString('base64');
      await list().set('daoji-read', forged).expect(403);
    });

    it('erases where a code was scanned for its owner alone', async () => {
      const erase = `/api/v1/scans/${GTIN}/${serial}/erase`;
      expect((await request(app).post(erase).expect(401)).body).to.include({ code: 'SCAN_READER' });
      const other = await signedIn('mill-9', ['grower']);
      const refused = await request(app).post(erase).set('Cookie', other).expect(403);
      expect(refused.body).to.include({ code: 'SCAN_PRIVATE' });
      const owner = await signedIn('coop-1', ['grower']);
      const answer = await request(app).post(erase).set('Cookie', owner).expect(200);
      expect(answer.body).to.deep.equal({ erased: 3 });
      expect(services.scans.find(`${GTIN}/${serial}`)).to.deep.include({ recent: [] });
      expect(services.scans.flagged()).to.have.length(1);
    });
  });
});
