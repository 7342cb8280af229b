// SPDX-License-Identifier: Apache-2.0
import { withCheckDigit } from '@daoji/model';
import { expect } from 'chai';
import type { Express } from 'express';
import request from 'supertest';

import { createApp } from '../../src/http/app.js';
import { DOCUMENT_HASH, GTIN, KEY_ID } from '../doubles/season.js';
import { closeServices, testServices } from '../doubles/services.js';
import { bag, record } from '../doubles/trade.js';

const LOT = `/01/${GTIN}/10/k-1`;
const GLN = withCheckDigit('952123400001');
const OTHER_GLN = withCheckDigit('952123400002');
const SSCC = '095200000000000011';

describe('the Digital Link resolver', () => {
  let services: Awaited<ReturnType<typeof testServices>>;
  let app: Express;

  beforeEach(async () => {
    services = await testServices();
    app = createApp(services);
  });

  afterEach(() => closeServices(services));

  it('sends a scan to the page in the reader’s language, with the links beside it', async () => {
    const zh = await request(app).get(LOT).expect(307);
    expect(zh.headers['location']).to.equal(`/page${LOT}?lang=zh`);
    const en = await request(app).get(LOT).set('accept-language', 'fr, en-GB;q=0.5').expect(307);
    expect(en.headers['location']).to.equal(`/page${LOT}?lang=en`);
    expect(en.headers['access-control-allow-origin']).to.equal('*');
    expect(en.headers['vary']).to.include('Accept-Language');
    expect(en.headers['link'])
      .to.match(/^<http:\/\/127\.0\.0\.1:\d+\/page\/01\//)
      .and.include('rel="https://gs1.org/voc/pip"; type="text/html"; hreflang="zh-Hans"')
      .and.include(`${LOT}?linkType=linkset>; rel="linkset"; type="application/linkset+json"`);
  });

  it('lets ?lang= win, and passes the rest of the query on', async () => {
    const answer = await request(app).get(`${LOT}?lang=en&17=280930`).expect(307);
    expect(answer.headers['location']).to.equal(`/page${LOT}?lang=en&17=280930`);
  });

  it('answers HEAD and OPTIONS, and counts neither as a scan', async () => {
    const head = await request(app).head(LOT).expect(307);
    expect(head.headers['location']).to.equal(`/page${LOT}?lang=zh`);
    const options = await request(app).options(LOT).expect(204);
    expect(options.headers['allow']).to.equal('GET, HEAD, OPTIONS');
    await request(app).post(LOT).expect(404);
    expect(services.scans.find(`${GTIN}/k-1`)).to.equal(undefined);
  });

  for (const [linkType, place] of [
    ['gs1:recallStatus', `/page${LOT}?lang=zh`],
    ['gs1:epcis', '/api/v1/lots/k-1/epcis'],
    ['https://gs1.org/voc/certificationInfo', `/api/v1/documents/${DOCUMENT_HASH}`],
  ] as const) {
    it(`sends ${linkType} to ${place.slice(0, 40)}`, async () => {
      const answer = await request(app).get(`${LOT}?linkType=${linkType}`).expect(307);
      expect(answer.headers['location']).to.equal(place);
    });
  }

  it('chooses among pages and data by the media type', async () => {
    const answer = await request(app)
      .get(`${LOT}?linkType=gs1:traceability`)
      .set('accept', 'application/json')
      .expect(307);
    expect(answer.headers['location']).to.equal('/api/v1/lots/k-1/trace');
  });

  it('gives the linkset under its own media type, with absolute links', async () => {
    await bag(services);
    for (const ask of [
      request(app).get(`${LOT}?linkType=all`),
      request(app).get(LOT).set('accept', 'application/linkset+json'),
    ]) {
      const answer = await ask.set('host', 'bag.example').expect(200);
      expect(answer.type).to.equal('application/linkset+json');
      const { linkset } = JSON.parse(answer.text) as { linkset: { anchor: string }[] };
      expect(linkset.map(({ anchor }) => anchor)).to.deep.equal([
        `http://bag.example${LOT}`,
        `http://bag.example/01/${GTIN}`,
      ]);
      expect(answer.text).to.include(`http://bag.example/page${LOT}?lang=en`);
    }
  });

  it('links to the configured origin, and to none for a host that is no host', async () => {
    app = createApp({ ...services, publicOrigin: 'https://daoji.example' });
    const fixed = await request(app).get(`${LOT}?linkType=all`).set('host', 'evil.example');
    expect(fixed.text).to.include('https://daoji.example/page').and.not.include('evil.example');
    app = createApp(services);
    const odd = await request(app).get(`${LOT}?linkType=all`).set('host', 'a"b');
    expect(odd.text).to.not.include('a\\"b');
  });

  it('tells what it is', async () => {
    const answer = await request(app).get('/.well-known/gs1resolver').expect(200);
    expect(answer.body).to.deep.include({ supportedPrimaryKeys: ['00', '01', '414', '417'] });
  });

  for (const [path, status, code] of [
    [`${LOT}?linkType=gs1:recipeInfo`, 404, 'LINK_NOT_FOUND'],
    [`/01/${GTIN}/10/unknown`, 404, 'LOT_NOT_FOUND'],
    [`/01/${GTIN}`, 404, 'PRODUCT_NOT_FOUND'],
    [`/01/${GTIN}/21/0000000000000000`, 404, 'CODE_NOT_FOUND'],
    ['/01/09521234543214/10/k-1', 400, 'GS1_CHECK_DIGIT'],
    [`/01/${GTIN}/21/1/10/k-1`, 400, 'GS1_PATH_ORDER'],
    [`/01/${GTIN}/9999/1`, 400, 'GS1_URI'],
    [`${LOT}?17=281399`, 400, 'GS1_DATE'],
    [`${LOT}?9999=1`, 400, 'GS1_AI_UNKNOWN'],
    [`/01/${GTIN}/00/${SSCC}`, 400, 'GS1_URI'],
    [`/01/${GTIN}/10/%zz%00`, 400, 'GS1_VALUE_CHARACTER'],
    ['/01', 400, 'GS1_URI'],
    [`/00/${SSCC}`, 404, 'UNIT_NOT_FOUND'],
    ['/00/095200000000000012', 400, 'GS1_CHECK_DIGIT'],
    [`/414/${GLN}`, 404, 'PLACE_NOT_FOUND'],
    [`/417/${GLN}`, 404, 'OPERATOR_NOT_FOUND'],
    [`/417/${GLN.slice(0, 12)}x`, 400, 'GS1_VALUE_CHARACTER'],
  ] as const) {
    it(`answers ${path.slice(0, 48)} with ${status} ${code}, to people and to programs`, async () => {
      const page = await request(app).get(path).expect(status);
      expect(page.type).to.equal('text/html');
      expect(page.text).to.include(code);
      const problem = await request(app).get(path).set('accept', 'application/json').expect(status);
      expect(problem.type).to.equal('application/problem+json');
      expect(JSON.parse(problem.text)).to.deep.include({ code, status });
    });
  }

  it('knows a registered product', async () => {
    await bag(services);
    const page = await request(app).get(`/01/${GTIN}`).redirects(1).expect(200);
    expect(page.text).to.include(GTIN).and.include('请扫那一袋上的二维码');
    const english = await request(app).get(`/01/${GTIN}?lang=en`).redirects(1).expect(200);
    expect(english.text).to.match(/<html lang="en">/);
  });

  it('knows a pallet, and says 410 once it was opened', async () => {
    const unit = { children: [], commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C', operatorId: 'coop-1' };
    await record(services, `logistic-unit~${SSCC}`, { ...unit, sscc: SSCC, state: 'packed', v: 1 });
    const page = await request(app).get(`/00/${SSCC}`).redirects(1).expect(200);
    expect(page.text).to.include(SSCC).and.include('示范合作社 &lt;b&gt;');
    await record(services, `logistic-unit~${SSCC}`, { ...unit, sscc: SSCC, state: 'opened', v: 1 });
    const gone = await request(app).get(`/00/${SSCC}`).set('accept', 'application/json');
    expect(gone.body).to.deep.include({ code: 'UNIT_GONE', status: 410 });
  });

  it('knows an operator, its parcels and bins by GLN and extension, and no one else’s', async () => {
    const value = { areaCode: '211122', kind: 'cooperative', mspId: 'ProducerMSP', v: 1 };
    for (const [operatorId, gln] of [
      ['coop-1', GLN],
      ['coop-2', OTHER_GLN],
    ] as const) {
      const document = {
        ...{ _id: operatorId, blockNumber: 1, transactionId: 't', txIndex: 0 },
        channel: 'trace',
        value: { ...value, gln, operatorId, publicName: `示范 ${operatorId}` },
      } as const;
      services.index.apply({ collection: 'operators', id: operatorId, document });
    }
    for (const path of [`/417/${GLN}`, `/414/${GLN}`, `/414/${GLN}/254/p-0017`]) {
      const page = await request(app).get(path).redirects(1).expect(200);
      expect(page.text).to.include('示范 coop-1').and.not.include(KEY_ID);
    }
    const bin = await request(app).get(`/414/${GLN}/254/bin-1`).redirects(1).expect(200);
    expect(bin.text).to.include('粮仓');
    for (const extension of ['p-9999', 'bin-9', '..%2fx', 'line-1%00'])
      expect((await request(app).get(`/414/${GLN}/254/${extension}`)).status).to.be.within(
        400,
        404,
      );
    await request(app).get(`/414/${OTHER_GLN}/254/p-0017`).expect(404);
    await request(app).get(`/414/${OTHER_GLN}/254/bin-1`).expect(404);
  });
});
