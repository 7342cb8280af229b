// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { poissonFunnel, wilson } from '@daoji/agronomy';
import { BUILT_IN_QUALITY, type Identity } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { employ, signStep } from '../doubles/crew.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { KEY_ID } from '../doubles/season.js';
import { rule } from '../doubles/trade.js';
import { Uploader } from '../doubles/uploader.js';

const NOW = '2026-11-24T00:00:00.000Z';
const OPERATOR = `${API}/operators/coop-1`;
const PERIOD = 'from=2025-03-01&to=2025-10-31';
const CHARTS = `${OPERATOR}/quality/charts?measure=timeliness&${PERIOD}`;
const RECORDS = `${OPERATOR}/quality/records?measure=timeliness&${PERIOD}`;

interface Person {
  readonly compared: { expected: number; leftOut: number; n: number; ratio?: number };
  readonly figure: { count: number; lower: number; n: number; upper: number };
  readonly inputsDigest: string;
  readonly limits?: { inner: { upper: number }; outer: { upper: number } };
  readonly personId: string;
  readonly standing: string;
}

interface Charts {
  readonly control: readonly {
    cusum?: { high: number; isSignal: boolean };
    ewma?: object;
    month: string;
    n: number;
    score?: number;
  }[];
  readonly pChart: { centre: number; months: readonly { isFew: boolean; n: number }[] };
  readonly persons: readonly Person[];
  readonly ruleSetId: string;
  readonly whole: { count: number; n: number };
}

interface Records {
  readonly figure: { count: number; n: number };
  readonly inputsDigest: string;
  readonly items: readonly { causes: string[]; personId: string }[];
  readonly total: number;
}

describe('operator quality over the API', () => {
  const api = freshApi();
  let head: Uploader;
  let step: number;

  const signed = (path: string, reader: Uploader, of = path): request.Test => {
    const hash = createHash('sha256').update(`GET ${of}`).digest('hex');
    return request(api.app).get(path).set('Daoji-Read', reader.readHeader(hash, NOW));
  };
  const read = async <T>(path: string, reader = head): Promise<T> => {
    const answer = await signed(path, reader);
    expect(answer.status, answer.text).to.equal(200);
    expect(answer.headers).to.include({ 'cache-control': 'private, no-store' });
    return answer.body as T;
  };
  const person = async (change: Partial<Identity> = {}): Promise<Uploader> => {
    const one = new Uploader();
    await one.activate(api.services.store, change);
    return one;
  };
  /** `late` of `n` dryings of a month, in the order of a day each. */
  const dry = (by: string, month: string, late: number, n: number): void => {
    for (let at = 0; at < n; at += 1) {
      step += 1;
      signStep(api.services, {
        by,
        eventTime: `2025-${month}-${String(1 + (at % 28)).padStart(2, '0')}T02:00:00.000Z`,
        flags: at < late ? ['LATE_RECORD'] : [],
        n: step,
        subjects: ['bin~bin-1'],
      });
    }
  };

  beforeEach(async () => {
    step = 0;
    head = await person({ personId: 'p-head' });
    for (const id of ['p-wang', 'p-li', 'p-zhao']) employ(api.services, id);
    for (const month of ['03', '04', '05', '06', '07', '08', '09', '10']) {
      dry('p-wang', month, 6, 20);
      dry('p-li', month, 1, 20);
    }
    dry('p-zhao', '10', 1, 3);
  });

  it('shows the head of quality each person with n and interval, in the order of the pseudonyms', async () => {
    const { persons, ruleSetId, whole } = await read<Charts>(CHARTS);
    expect(persons.map(({ personId }) => personId)).to.deep.equal(['p-li', 'p-wang', 'p-zhao']);
    expect([ruleSetId, whole.count, whole.n]).to.deep.equal(['built-in', 57, 323]);
    const [li, wang, zhao] = persons;
    expect(wang?.figure).to.deep.equal({ count: 48, n: 160, ...wilson({ count: 48, n: 160 }) });
    // 57 of 323 dryings at one site: 160 · 57 ÷ 323 = 28.235 expected.
    expect(wang?.compared.expected).to.be.closeTo(28.2353, 0.0001);
    expect(wang?.compared.ratio).to.be.closeTo(1.7, 0.0001);
    expect(wang?.limits?.outer.upper).to.be.closeTo(poissonFunnel(28.2353, 0.998).upper, 1e-5);
    expect([li?.standing, wang?.standing, zhao?.standing]).to.deep.equal(['outer', 'outer', 'few']);
  });

  it('shows CUSUM and EWMA of one person, with a signal where the shares stay high', async () => {
    const { control } = await read<Charts>(`${CHARTS}&personId=p-wang`);
    expect(control.map(({ n }) => n)).to.deep.equal([20, 20, 20, 20, 20, 20, 20, 20]);
    const [first] = control;
    // p = 57 ÷ 323 = .17647; 20·p = 3.5294 expected, sd √(20·p·(1 − p)) = 1.7048: (6 − 3.5294) ÷ 1.7048 = 1.4492.
    expect(first?.score).to.be.closeTo(1.4492, 0.0001);
    expect(first?.cusum?.high).to.be.closeTo(0.9492, 0.0001);
    const signals = control.filter(({ cusum }) => cusum?.isSignal).map(({ month }) => month);
    // 0.9492 a month is above 5 with the sixth.
    expect(signals).to.deep.equal(['2025-08', '2025-09', '2025-10']);
  });

  it('leaves a gap where a month has too few records, and goes on after it', async () => {
    const { control, pChart } = await read<Charts>(`${CHARTS}&personId=p-zhao`);
    expect(pChart.months.map(({ isFew, n }) => [n, isFew])).to.deep.equal([
      ...Array.from({ length: 7 }, () => [0, true]),
      [3, true],
    ]);
    for (const month of control) expect(month).to.not.have.any.keys('score', 'cusum', 'ewma');
  });

  it('holds the operator as a whole against its own first months', async () => {
    dry('p-li', '10', 20, 20);
    const { control, pChart } = await read<Charts>(CHARTS);
    // Baseline March to August: 42 of 240 → 42.5 ÷ 241.
    const [first] = control;
    expect(first?.score).to.be.closeTo((7 - 7.0539) / Math.sqrt(7.0539 * (1 - 0.176349)), 0.001);
    expect(control.at(-1)?.score).to.be.greaterThan(4);
    expect(pChart.months.every(({ n }) => n >= 40)).to.equal(true);
  });

  it('opens a figure into the records that it counts, with the same digest', async () => {
    const { persons } = await read<Charts>(CHARTS);
    const wang = persons.find(({ personId }) => personId === 'p-wang');
    const all = await read<Records>(`${RECORDS}&personId=p-wang`);
    expect([all.total, all.figure.count, all.figure.n]).to.deep.equal([160, 48, 160]);
    expect(all.inputsDigest).to.equal(wang?.inputsDigest);
    const counted = await read<Records>(`${RECORDS}&personId=p-wang&only=counted&month=2025-10`);
    expect([counted.total, counted.figure.n]).to.deep.equal([6, 20]);
    for (const one of counted.items) expect(one.causes).to.deep.equal(['LATE_RECORD']);
  });

  it('judges by the rule set in force at the end of the period and keeps its id; an old period keeps its rule', async () => {
    await rule(api.services, 'q-1', { ...BUILT_IN_QUALITY, leastN: 500 });
    expect(await read<Charts>(CHARTS)).to.include({ ruleSetId: 'built-in' });
    const later = CHARTS.replace('to=2025-10-31', 'to=2026-01-31');
    const { persons, ruleSetId } = await read<Charts>(later);
    expect(ruleSetId).to.equal('q-1');
    for (const { compared, standing } of persons) {
      expect(standing).to.equal('few');
      expect(compared.n).to.equal(0);
    }
  });

  it('tells everybody counts with n, and no person', async () => {
    const answer = await request(api.app).get(`${OPERATOR}/quality?${PERIOD}`);
    expect(answer.status, answer.text).to.equal(200);
    const { measures, people } = answer.body as {
      measures: { figure: { count: number; n: number }; measure: string }[];
      people: number;
    };
    expect(people).to.equal(3);
    expect(measures.map(({ figure, measure }) => [measure, figure.count, figure.n])).to.deep.equal([
      ['timeliness', 57, 323],
      ['deviation', 0, 323],
      ['result', 0, 0],
    ]);
    expect(answer.text).not.to.match(/p-li|p-wang|p-zhao/);
  });

  const strangers: readonly (readonly [string, Partial<Identity>])[] = [
    ['a worker of the operator', { personId: 'p-li', roles: ['drier'] }],
    ['the head of quality of another operator', { operatorId: 'mill-9' }],
    ['a regulator', { operatorId: 'office-1', roles: ['regulator'] }],
    ['the safety director', { roles: ['safety-director'] }],
    ['a revoked key', { status: 'revoked' }],
    ['a key that is no longer valid', { validTo: '2026-11-01T00:00:00.000Z' }],
  ];
  for (const [who, change] of strangers)
    it(`shows no chart and no records of others to ${who}`, async () => {
      const reader = await person(change);
      for (const path of [CHARTS, RECORDS, `${RECORDS}&personId=p-wang`])
        expectProblem(await signed(path, reader), 403, 'QUALITY_PRIVATE');
    });

  it('shows nothing to who signed nothing, or another request', async () => {
    for (const path of [CHARTS, RECORDS, `${API}/own-steps`, `${API}/lots/s-1/signers`])
      expectProblem(await request(api.app).get(path), 403, 'QUALITY_PRIVATE');
    expectProblem(await signed(CHARTS, head, RECORDS), 403, 'QUALITY_PRIVATE');
    expectProblem(await signed(`${CHARTS}&personId=p-li`, head, CHARTS), 403, 'QUALITY_PRIVATE');
  });

  it('refuses a measure that is none, a ranking, and a period that ends before it starts', async () => {
    for (const query of [
      'measure=speed',
      'measure=timeliness&sort=rate',
      'measure=timeliness&from=2026-10-02&to=2026-10-01',
      'measure=timeliness&from=2026-02-30',
    ])
      expectProblem(
        await signed(`${OPERATOR}/quality/charts?${query}`, head),
        400,
        'REQUEST_INVALID',
      );
  });

  it('shows a worker the own steps with own counts, and the records behind them', async () => {
    const li = await person({ personId: 'p-li', roles: ['drier'] });
    const own = await read<{
      figures: { count: number; measure: string; n: number }[];
      items: { personId: string }[];
      personId: string;
      total: number;
    }>(`${API}/own-steps?${PERIOD}`, li);
    expect([own.personId, own.total, own.items.length]).to.deep.equal(['p-li', 160, 160]);
    expect(own.figures[0]).to.deep.equal({ count: 8, measure: 'timeliness', n: 160 });
    expect(JSON.stringify(own)).not.to.include('p-wang');
    const records = await read<Records>(`${RECORDS}&personId=p-li`, li);
    expect(records.figure).to.include({ count: 8, n: 160 });
    expectProblem(await signed(`${RECORDS}&personId=p-wang`, li), 403, 'QUALITY_PRIVATE');
  });

  describe('who did what on a lot', () => {
    const PATH = `${API}/lots/s-1/signers`;
    interface Signers {
      readonly items: readonly { operatorId: string; personId?: string; type: string }[];
    }

    beforeEach(() => {
      employ(api.services, 'p-far', ['miller'], { operatorId: 'mill-9' });
      signStep(api.services, {
        by: 'p-far',
        n: 900,
        subjects: ['lot~s-1'],
        type: 'acceptTransfer',
      });
      signStep(api.services, { by: 'p-li', n: 901, subjects: ['lot~s-1'], type: 'stocktake' });
    });

    it('names the reader’s own people, and of others the operator', async () => {
      const own = await read<Signers>(PATH, await person({ personId: 'p-li', roles: ['drier'] }));
      const names = own.items.map(({ operatorId, personId, type }) => [type, operatorId, personId]);
      expect(names).to.deep.equal([
        ['storeLot', 'coop-1', 'person-1'],
        ['millLot', 'coop-1', 'person-1'],
        ['acceptTransfer', 'mill-9', undefined],
        ['stocktake', 'coop-1', 'p-li'],
      ]);
      const other = await read<Signers>(PATH, await person({ operatorId: 'mill-9' }));
      expect(JSON.stringify(other)).not.to.match(/person-1|p-li/);
      expect(JSON.stringify(other)).to.include('p-far');
    });

    it('is for nobody who did not handle it', async () => {
      for (const change of [
        { operatorId: 'shop-1' },
        { operatorId: 'office-1', roles: ['regulator'] },
      ] satisfies Partial<Identity>[])
        expectProblem(await signed(PATH, await person(change)), 403, 'QUALITY_PRIVATE');
      expectProblem(await signed(`${API}/lots/no-1/signers`, head), 404, 'LOT_NOT_FOUND');
    });
  });

  it('shows an operator at a glance, with the persons of each post counted', async () => {
    employ(api.services, 'p-old', ['drier'], { validTo: '2026-11-01T00:00:00.000Z' });
    employ(api.services, 'p-watch', ['watch']);
    const answer = await request(api.app).get(`${OPERATOR}/overview`);
    expect(answer.status, answer.text).to.equal(200);
    expect(answer.body).to.deep.include({
      alarms: [],
      bins: ['bin-1'],
      date: '2026-11-24',
      parcels: ['p-0017'],
      people: 4,
      posts: [
        { byKeyAlone: 1, people: 1, post: 'grower' },
        { byKeyAlone: 3, people: 3, post: 'drier' },
      ],
      recalls: [],
      warnings: [],
    });
    const { lots } = answer.body as { lots: { count: number; kind: string }[] };
    expect(lots.map(({ count, kind }) => [kind, count])).to.deep.include(['package', 1]);
    expect(answer.text).not.to.include(KEY_ID);
    expectProblem(
      await request(api.app).get(`${API}/operators/nobody/overview`),
      404,
      'OPERATOR_NOT_FOUND',
    );
  });
});
