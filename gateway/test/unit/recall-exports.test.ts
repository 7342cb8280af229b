// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { checkCsv } from '@daoji/exchange';
import { utf8 } from '@daoji/proof';
import { expect } from 'chai';
import request, { type Response } from 'supertest';

import { zipOf } from '../../src/exports/zip.js';
import { createApp } from '../../src/http/app.js';
import { durationText, percentText } from '../../src/recall/recall-papers.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { putRecall, putRecallEvent, soldPackages } from '../doubles/recalls.js';
import { DOCUMENT_HASH } from '../doubles/season.js';
import { unzip } from '../doubles/unzip.js';
import { bag } from '../doubles/trade.js';

describe('papers and evidence of a recall', () => {
  const api = freshApi();
  const get = (path: string): request.Test =>
    request(createApp(api.services)).get(`${API}/recalls/rc-1${path}`);

  it('prints the summary with the account, and the unknown large', async () => {
    await soldPackages(api.services);
    await putRecall(api.services, {
      disposals: [
        {
          at: '2026-11-23T00:00:00.000Z',
          documentHash: 'd'.repeat(64),
          grams: 15_000,
          method: 'incineration',
        },
      ],
    });
    const { text } = await get('/summary.html').expect(200);
    expect(text.replaceAll(/\s+/g, ' '))
      .to.include('<p class="unknown">下落不明 Unknown：23 kg')
      .and.include('44.444 %')
      .and.include('示范粮店')
      .and.include('焚烧 incineration')
      .and.include('尚未结束 not ended');
  });

  it('prints the plan with what the ledger knows, and lines for what it does not', async () => {
    await soldPackages(api.services);
    await bag(api.services);
    await putRecall(api.services);
    const { headers, text } = await get('/plan.html').expect(200);
    expect(text)
      .to.include('食品召回计划')
      .and.include('Recall plan')
      .and.include('示例大米')
      .and.include('2026-11-02')
      .and.include('2026-12-04')
      .and.include('（手填 by hand）')
      .and.include('示范合作社 &lt;b&gt;')
      .and.not.include('<b>');
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
    expect(text)
      .to.include(`<style nonce="${nonce ?? '-'}">`)
      .and.not.match(/<script|style="/);
  });

  it('tells the public not to eat it, and in a drill says that it is one', async () => {
    await putRecall(api.services);
    expect((await get('/notice.html')).text)
      .to.include('请勿食用')
      .and.not.include('演练');
    await putRecall(api.services, { mock: true });
    expect((await get('/notice.html')).text)
      .to.include('演练')
      .and.not.include('请勿食用');
  });

  it('says who ordered it', async () => {
    await putRecall(api.services, { isOrdered: true });
    expect((await get('/notice.html')).text).to.include('监管部门责令');
  });

  it('puts record, papers, commands, answers and lots into one folder with their sums', async () => {
    await soldPackages(api.services);
    await putRecall(api.services);
    await putRecallEvent(api.services, 20, {
      type: 'notifyHolder',
      grams: 25_000,
      holderId: 'shop-1',
      recallId: 'rc-1',
    });
    const answer = await get('/evidence.zip').buffer(true).parse(bytesOf).expect(200);
    expect(answer.headers['content-disposition']).to.equal(
      'attachment; filename="recall-rc-1.zip"',
    );
    const files = unzip(answer.body as Buffer);
    const read = (name: string): string => files.get(name)?.toString('utf8') ?? '';
    const sums = [...files]
      .filter(([name]) => name !== 'SHA256SUMS')
      .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
    expect(read('SHA256SUMS')).to.equal(sums.join(''));
    expect(read('acknowledgements.csv')).to.include('shop-1,25000,2026-11-20T04:00:00.000Z');
    const { faults, name, rows } = checkCsv(utf8(read('acknowledgements.csv')));
    expect([faults, name]).to.deep.equal([[], 'recall-answers']);
    expect(rows).to.containSubset([{ grams: 25_000, holderId: 'shop-1' }]);
    expect(JSON.parse(read('events.ndjson'))).to.include({ signature: 'AAAA' });
    expect(JSON.parse(read('lots/k-2.json'))).to.include({ operatorId: 'shop-1' });
    expect(JSON.parse(read('recall.json'))).to.containSubset({
      recall: { recallId: 'rc-1' },
    });
    expect(read('plan.html')).to.include('食品召回计划');
    // The ledger of this test answers nothing, and the report never came: the folder says so for each.
    expect(read('missing.txt').split('\n')).to.deep.equal([
      'proofs/recall.traceproof: LEDGER_UNREACHABLE',
      'proofs/lot-k-1.traceproof: PROOF_NOT_YET',
      'proofs/lot-k-2.traceproof: PROOF_NOT_YET',
      `files/${DOCUMENT_HASH}: ARCHIVE_NOT_FOUND`,
      `proofs/file-${DOCUMENT_HASH}.traceproof: LEDGER_UNREACHABLE`,
      '',
    ]);
  });

  for (const path of ['/plan.html', '/notice.html', '/summary.html', '/evidence.zip']) {
    it(`has no ${path} of a recall that nobody started`, async () => {
      expectProblem(await get(path), 404, 'RECALL_NOT_FOUND');
    });
  }

  it('has no other paper', async () => {
    await putRecall(api.services);
    expectProblem(await get('/secret.html'), 400, 'REQUEST_INVALID');
    expectProblem(await get('/constructor.html'), 400, 'REQUEST_INVALID');
  });
});

describe('zipOf', () => {
  it('is read back by others, with names in UTF-8, and is the same for the same files', async () => {
    const files = [
      { bytes: Buffer.from('大米 '.repeat(500)), name: '召回/a.txt' },
      { bytes: new Uint8Array(), name: 'empty' },
    ];
    const [first, second] = await Promise.all([collect(zipOf(files)), collect(zipOf(files))]);
    expect(first.equals(second)).to.equal(true);
    expect([...unzip(first)]).to.deep.equal(
      files.map(({ bytes, name }) => [name, Buffer.from(bytes)]),
    );
  });

  it('is an empty archive of no files', async () => {
    expect((await collect(zipOf([]))).toString('hex')).to.equal(`504b0506${'00'.repeat(18)}`);
  });
});

describe('figures on papers', () => {
  it('are said in hours and percent, and as a dash where there are none', () => {
    expect(durationText(5_430_000)).to.equal('1 小时 31 分 (1 h 31 min)');
    expect(durationText(undefined)).to.equal('—');
    expect(percentText(44_444)).to.equal('44.444 %');
    expect(percentText(undefined)).to.equal('—');
  });
});

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

function bytesOf(response: Response, done: (error: Error | null, body: unknown) => void): void {
  const pieces: Buffer[] = [];
  response.on('data', (piece: Buffer) => pieces.push(piece));
  response.on('end', () => done(null, Buffer.concat(pieces)));
}
