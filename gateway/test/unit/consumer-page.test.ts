// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';

import { BANNED_CONSUMER_WORDS, shownSchema } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { createApp } from '../../src/http/app.js';
import { GTIN } from '../doubles/season.js';
import { closeServices, testServices } from '../doubles/services.js';

const MAX_FIRST_LOAD_BYTES = 60 * 1024;
const link = `/page/01/${GTIN}/10/k-1`;

describe('the consumer page', () => {
  let services: Awaited<ReturnType<typeof testServices>>;

  beforeEach(async () => {
    services = await testServices();
  });

  afterEach(() => closeServices(services));

  it('answers everything before any script, Chinese first', async () => {
    const { status, text } = await get(link);
    expect(status).to.equal(200);
    for (const part of [
      '盐丰47',
      'p-0017',
      '30.0 亩',
      '2026-11-01',
      '2026-11-02',
      '检验报告',
      '合格',
      '碾米',
      '(UTC+8)',
    ]) {
      expect(text).to.include(part);
    }
    expect(text).to.match(/<html lang="zh-CN">/);
    expect(text.indexOf('大米的来历')).to.be.lessThan(text.indexOf('The story of this rice'));
  });

  it('answers in English when asked, with hectares', async () => {
    const { text } = await get(`${link}?lang=en`);
    expect(text).to.match(/<html lang="en">/);
    expect(text).to.include('2.00 ha');
  });

  it('never says itself that something matches', async () => {
    const { text } = await get(link);
    expect(text).to.include('未能核对');
    expect(text).not.to.include('核对一致');
  });

  it('has none of the banned words', async () => {
    for (const path of [link, `${link}?lang=en`]) {
      const { text } = await get(path);
      for (const word of BANNED_CONSUMER_WORDS) expect(text).not.to.include(word);
    }
  });

  it('stays below the first load limit', async () => {
    const { text } = await get(link);
    expect(Buffer.byteLength(text)).to.be.lessThan(MAX_FIRST_LOAD_BYTES);
    expect(gzipSync(text).length).to.be.lessThan(MAX_FIRST_LOAD_BYTES / 3);
  });

  it('carries what it shows, and the mark of the scenario', async () => {
    const { text } = await get(link);
    const json =
      /<script type="application\/json" id="shown">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '';
    expect(shownSchema.parse(JSON.parse(json)).lotId).to.equal('k-1');
    expect(text).to.include('SCENARIO ×60 模拟数据 synthetic');
  });

  it('has no mark on an ordinary network', async () => {
    services = { ...services, scenario: null };
    expect((await get(link)).text).not.to.include('模拟数据');
  });

  it('escapes what operators wrote', async () => {
    const { text } = await get(link);
    expect(text).to.include('示范合作社 &lt;b&gt;');
    expect(text).not.to.include('示范合作社 <b>');
  });

  it('allows no inline script, and its style by nonce alone', async () => {
    const { headers, text } = await get(link);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).to.include("script-src 'self';").and.not.include('unsafe-inline');
    const nonce = /<style nonce="([^"]+)">/.exec(text)?.[1] ?? '';
    expect(policy).to.include(`'nonce-${nonce}'`);
    expect(text).not.to.match(/<script(?![^>]*(?:src=|application\/json))/);
    expect(text).not.to.match(/\son\w+=|\sstyle=/);
  });

  it('shows what the resolver counted, and counts nothing itself', async () => {
    const app = createApp(services);
    await request(app).get(link);
    expect(services.scans.find(`${GTIN}/k-1`)).to.equal(undefined);
    expect((await request(app).get(`/01/${GTIN}/10/k-1`).redirects(1)).text).to.include(
      '就是这一次',
    );
    await request(app).get(`/01/${GTIN}/10/k-1`).set('user-agent', 'another phone');
    const { text } = await request(app).get(link);
    expect(text).not.to.include('就是这一次');
    expect(services.scans.find(`${GTIN}/k-1`)?.counter.count).to.equal(2);
  });

  it('stands when the series are down, and says that readings are not shown', async () => {
    const down = () => Promise.reject(new Error('down'));
    services = { ...services, series: { ping: down, points: down, strip: down } };
    const { status, text } = await get(link);
    expect(status).to.equal(200);
    expect(text).to.include('读数库暂时读不到');
  });

  const bad: readonly (readonly [string, number, string])[] = [
    [`/01/${GTIN}/10/unknown`, 404, 'LOT_NOT_FOUND'],
    [`/01/${GTIN}/10/m-1`, 404, 'LOT_NOT_FOUND'],
    ['/01/09521234543206/10/k-1', 404, 'LOT_NOT_FOUND'],
    ['/01/09521234543214/10/k-1', 400, 'GS1_CHECK_DIGIT'],
    ['/01/9521234543213/10/k-1', 400, 'GS1_VALUE_LENGTH'],
    ['/01/abc/10/k-1', 400, 'GS1_VALUE_LENGTH'],
    [`/01/${GTIN}/10/..%2f..%2fetc`, 404, 'LOT_NOT_FOUND'],
    [`/01/${GTIN}/10/${'a'.repeat(21)}`, 400, 'GS1_VALUE_LENGTH'],
    [`/01/${GTIN}/10/%3Cscript%3E`, 404, 'LOT_NOT_FOUND'],
    [`/01/${GTIN}/10/K-1`, 404, 'LOT_NOT_FOUND'],
    [`/01/${GTIN}/10/%E7%A8%BB`, 400, 'GS1_VALUE_CHARACTER'],
    [`/01/${GTIN}/10/k-1/`, 400, 'GS1_URI'],
    [`/01/${GTIN}`, 404, 'PRODUCT_NOT_FOUND'],
    [`/01/${GTIN}/22/1`, 404, 'PRODUCT_NOT_FOUND'],
    [`/page/01/${GTIN}/10/..%2f..%2fetc`, 400, 'LOT_ID_INVALID'],
    ['/page/01/09521234543214/10/k-1', 400, 'GTIN_INVALID'],
    [`/page/01/${GTIN}/22/1`, 400, 'LOT_ID_INVALID'],
    [`/page/01/${GTIN}`, 404, 'PRODUCT_NOT_FOUND'],
  ];
  for (const [path, status, code] of bad) {
    it(`answers ${path.slice(0, 50)} with a friendly page and ${code}`, async () => {
      const response = await get(path);
      expect(response.status).to.equal(status);
      expect(response.type).to.equal('text/html');
      expect(response.text).to.include(code).and.include('请重新扫描');
      expect(response.text).not.to.include('<script>');
    });
  }

  it('tells a person when the store is down', async () => {
    services.store.failing = true;
    const response = await get(link);
    expect(response.status).to.equal(500);
    expect(response.text).to.include('暂时无法显示').and.not.include('the store is down');
  });

  function get(path: string): request.Test {
    return request(createApp(services)).get(path);
  }
});
