// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  answersReadHash,
  recallTokenHash,
  recallTokenOf,
  type Recall,
  type RecallHolder,
} from '@daoji/model';
import { expect } from 'chai';
import { pino } from 'pino';
import request from 'supertest';

import { createApp } from '../../src/http/app.js';
import { openAnswerLog, type AnswerLog, type LinkAnswer } from '../../src/recall/answer-log.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { putRecall, RECALL } from '../doubles/recalls.js';
import { Uploader } from '../doubles/uploader.js';

const SECRET = '0123456789abcdef0123456789abcdef';
const LINK = `/r/${SECRET}`;
const TOKEN = recallTokenOf(SECRET);
const HOLDER: RecallHolder = {
  grams: 5_000,
  holderId: 'corner-shop',
  notifiedAt: '2026-11-20T04:30:00.000Z',
  tokenHash: recallTokenHash(TOKEN),
};

describe('one-time links of a recall', () => {
  const api = freshApi();
  const open = (path = LINK): request.Test => request(createApp(api.services)).get(path);
  const send = (step: string, fields: Record<string, string> = {}, link = LINK): request.Test =>
    request(createApp(api.services)).post(`${link}/${step}`).type('form').send(fields);
  const told = (change: Partial<RecallHolder> = {}, recall: Partial<Recall> = {}): Promise<void> =>
    putRecall(api.services, { ...recall, holders: [{ ...HOLDER, ...change }] });
  const count = (returned: string, destroyed: string, stillOut: string, step = '0') => ({
    destroyed,
    returned,
    step,
    stillOut,
  });

  it('shows the recall in both languages, and asks to acknowledge first', async () => {
    await told();
    const { headers, text } = await open().expect(200);
    expect(text)
      .to.include('召回通知')
      .and.include('Recall notice')
      .and.include('5 kg')
      .and.include('镉超过限量')
      .and.include(`action="${LINK}/acknowledge"`)
      .and.not.include('name="returned"');
    expect(text).not.to.match(/<script/);
    expect(headers).to.include({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    expect(headers['referrer-policy']).to.equal('no-referrer');
  });

  it('escapes what others wrote', async () => {
    await told({}, { reason: '<img src=x onerror=alert(1)>' });
    expect((await open()).text)
      .to.include('&lt;img')
      .and.not.include('<img');
  });

  it('marks a drill as one', async () => {
    await told({}, { mock: true });
    expect((await open()).text)
      .to.include('模拟召回（演练）')
      .and.include('货物不必下架');
  });

  it('takes the acknowledgement once, then the count once', async () => {
    await told();
    const first = await send('acknowledge').expect(303);
    expect(first.headers['location']).to.equal(`${LINK}?lang=zh`);
    expect((await send('acknowledge').expect(409)).text).to.include('RECALL_LINK_USED');
    expect((await open()).text).to.include('name="returned"');
    await send('count', count('3.5', '0', '0')).expect(303);
    expect((await send('count', count('3.5', '0', '0')).expect(409)).text).to.include(
      'RECALL_LINK_USED',
    );
    const { text } = await open();
    expect(text).to.include('3.5 kg').and.include('等召回企业签名').and.not.include('<form');
    expect(api.services.answers.of(HOLDER.tokenHash ?? '')).to.deep.equal([
      { at: '2026-11-24T00:00:00.000Z', token: TOKEN, tokenHash: HOLDER.tokenHash },
      {
        at: '2026-11-24T00:00:00.000Z',
        counted: { destroyedGrams: 0, returnedGrams: 3_500, stillOutGrams: 0 },
        token: TOKEN,
        tokenHash: HOLDER.tokenHash,
      },
    ]);
  });

  it('asks again while something is still out, each count a step of its own', async () => {
    await told({ acknowledgedAt: '2026-11-21T00:00:00.000Z' });
    await send('count', count('1', '0', '2')).expect(303);
    expect((await open()).text)
      .to.include('name="step" value="1"')
      .and.include('再次清点');
    await send('count', count('3', '0', '0')).expect(409);
    await send('count', count('3', '0', '0', '1')).expect(303);
    await send('count', count('3', '0', '0', '2')).expect(409);
  });

  it('takes two equal answers at once for one', async () => {
    await told({ acknowledgedAt: '2026-11-21T00:00:00.000Z' });
    const app = createApp(api.services);
    const statuses = await Promise.all(
      [1, 2].map(async () => {
        const sent = request(app)
          .post(`${LINK}/count`)
          .type('form')
          .send(count('1', '0', '0'));
        return (await sent).status;
      }),
    );
    expect(statuses.sort()).to.deep.equal([303, 409]);
  });

  it('says that an answer stands on the ledger once it was carried', async () => {
    const counted = { destroyedGrams: 0, returnedGrams: 3_000, stillOutGrams: 0 };
    await told({ acknowledgedAt: '2026-11-21T00:00:00.000Z', ...counted });
    expect((await open()).text)
      .to.include('已记入账本')
      .and.not.include('<form');
    await send('count', count('1', '0', '0')).expect(409);
  });

  for (const [why, fields] of [
    ['no number', count('x', '0', '0')],
    ['a mass below 0', count('-1', '0', '0')],
    ['more decimals than grams', count('0.0001', '0', '0')],
    ['more than the holder was told of', count('5', '0.001', '0')],
    ['a missing mass', { destroyed: '0', returned: '0', step: '0' }],
    ['an unknown field', { ...count('1', '0', '0'), firm: 'x' }],
  ] as const) {
    it(`refuses a count with ${why}, keeps what was typed, and takes the right one after it`, async () => {
      await told({ acknowledgedAt: '2026-11-21T00:00:00.000Z' });
      const { text } = await send('count', fields).expect(422);
      expect(text).to.include('RECALL_COUNT').and.include(`value="${fields.returned}"`);
      await send('count', count('5', '0', '0')).expect(303);
    });
  }

  for (const [why, link] of [
    ['of nobody', `/r/${'f'.repeat(32)}`],
    ['that is none', '/r/constructor'],
    ['that is the token, which the ledger shows to all', `/r/${TOKEN}`],
  ] as const) {
    it(`does not open a link ${why}`, async () => {
      await told();
      expect((await open(link).expect(404)).text).to.include('RECALL_LINK_UNKNOWN');
      await send('acknowledge', {}, link).expect(404);
      await send('count', count('0', '0', '0'), link).expect(404);
    });
  }

  it('takes nothing more once the recall has ended', async () => {
    await told({}, { closedAt: '2026-11-23T00:00:00.000Z', state: 'closed' });
    expect((await open().expect(410)).text).to.include('RECALL_LINK_EXPIRED');
    expect((await send('acknowledge').expect(410)).text).to.include('RECALL_LINK_EXPIRED');
    await send('count', count('0', '0', '0')).expect(410);
  });

  it('says so on a page in the language of the form when the disk fails, and takes the answer later', async () => {
    await told();
    const failing: AnswerLog = {
      ...api.services.answers,
      add: () => Promise.reject(new Error('no space')),
      of: () => [],
    };
    const app = createApp({ ...api.services, answers: failing });
    const { text } = await request(app)
      .post(`${LINK}/acknowledge`)
      .type('form')
      .send({ lang: 'en' })
      .expect(500);
    expect(text).to.include('try again later').and.include('INTERNAL').and.not.include('no space');
    await send('acknowledge').expect(303);
  });

  context('for the firm', () => {
    const path = `${API}/recalls/rc-1/answers`;
    const asked = async (change: object = {}): Promise<request.Response> => {
      const person = new Uploader();
      await person.activate(api.services.store, change);
      const header = person.readHeader(answersReadHash('rc-1'), '2026-11-24T00:00:00.000Z');
      return request(api.app).get(path).set('daoji-read', header);
    };

    it('lists answers with the token that carries them', async () => {
      await told();
      await send('acknowledge');
      await send('count', count('1', '0', '1'));
      await told({ acknowledgedAt: '2026-11-24T00:00:00.000Z' });
      const { body } = (await asked()) as { body: unknown };
      expect(body).to.containSubset({
        items: [
          { holderId: 'corner-shop', isCarried: true, token: TOKEN },
          { counted: { returnedGrams: 1_000 }, isCarried: false },
        ],
      });
      expect((await request(api.app).get(`${API}/recalls/rc-1`)).body).to.containSubset({
        holders: [{ isAnswerWaiting: true }],
      });
    });

    it('gives them to nobody else', async () => {
      await told();
      expectProblem(await request(api.app).get(path), 403, 'RECALL_ANSWERS_PRIVATE');
      expectProblem(await asked({ operatorId: 'shop-1' }), 403, 'RECALL_ANSWERS_PRIVATE');
      expectProblem(await asked({ status: 'revoked' }), 403, 'RECALL_ANSWERS_PRIVATE');
      const unknown = await request(api.app).get(`${API}/recalls/rc-9/answers`);
      expectProblem(unknown, 404, 'RECALL_NOT_FOUND');
    });
  });

  it('writes no secret of a link to the log', async () => {
    await told();
    const lines: string[] = [];
    const logger = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
    await request(createApp({ ...api.services, logger }))
      .get(`${LINK}?lang=en`)
      .expect(200);
    expect(lines.join('')).to.include('/r/[redacted]').and.not.include(SECRET);
  });

  it('names no firm that the ledger does not know', async () => {
    await told({}, { firmId: 'mill-9' });
    expect((await open()).text).to.include('mill-9');
    expect(RECALL.firmId).to.equal('coop-1');
  });
});

describe('the log of answers', () => {
  const answer: LinkAnswer = {
    at: '2026-11-24T00:00:00.000Z',
    token: TOKEN,
    tokenHash: recallTokenHash(TOKEN),
  };
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'daoji-answers-'));
  });

  afterEach(() => rm(dir, { force: true, recursive: true }));

  it('keeps answers through a restart, readable by its owner alone', async () => {
    const log = await openAnswerLog(dir);
    await log.add(answer);
    const again = await openAnswerLog(dir);
    expect(again.of(answer.tokenHash)).to.deep.equal([answer]);
    const { mode } = await stat(join(dir, 'recall-answers.ndjson'));
    expect(mode & 0o077).to.equal(0);
  });

  it('leaves out a torn line and goes on behind it', async () => {
    const file = join(dir, 'recall-answers.ndjson');
    await writeFile(file, `\n${JSON.stringify(answer).slice(0, 40)}`);
    const log = await openAnswerLog(dir);
    await log.add(answer);
    const again = await openAnswerLog(dir);
    expect(again.of(answer.tokenHash)).to.deep.equal([answer]);
    expect((await readFile(file, 'utf8')).split('\n')).to.have.length(3);
  });

  it('does not count what it could not write', async () => {
    const log = await openAnswerLog(dir);
    await rm(dir, { recursive: true });
    const failed = await log.add(answer).then(
      () => 'added',
      () => 'failed',
    );
    expect(failed).to.equal('failed');
    expect(log.of(answer.tokenHash)).to.deep.equal([]);
  });
});
