// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import type { Identity, Role } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { card, duty, exam, signal, snapshot } from '../doubles/duties.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { record, recordEvent } from '../doubles/trade.js';
import { Uploader } from '../doubles/uploader.js';

interface Shown {
  readonly duty: { readonly personId: string };
  readonly ends: readonly { readonly on: string; readonly what: string }[];
  readonly faults: readonly { readonly code: string; readonly post?: string }[];
}

const OPERATOR = {
  areaCode: '211122',
  kind: 'cooperative',
  mspId: 'ProducerMSP',
  operatorId: 'coop-1',
  publicName: 'Example',
};

describe('duties and signals over the API', () => {
  const api = freshApi();

  const who = async (change: Partial<Identity>): Promise<Uploader> => {
    const reader = new Uploader();
    await reader.activate(api.services.store, change);
    return reader;
  };
  const as = (personId: string, roles: Role[], change: Partial<Identity> = {}): Promise<Uploader> =>
    who({ personId, roles, ...change });
  const get = (path: string, reader?: Uploader): request.Test => {
    const asked = request(api.app).get(`${API}${path}`);
    if (!reader) return asked;
    const hash = createHash('sha256').update(`GET ${API}${path}`).digest('hex');
    return asked.set('daoji-read', reader.readHeader(hash, api.services.now().toISOString()));
  };
  const put = (personId: string, fields: object = {}): Promise<void> => {
    const value = duty(personId, fields) as { operatorId: string };
    return record(api.services, `duty~${value.operatorId}/${personId}`, value);
  };
  const people = async (path: string, reader: Uploader): Promise<string[]> => {
    const answer = await get(path, reader);
    expect(answer.status, answer.text).to.equal(200);
    return (answer.body as { items: Shown[] }).items.map((one) => one.duty.personId);
  };
  const signals = async (path: string, reader: Uploader): Promise<string[]> => {
    const answer = await get(path, reader);
    expect(answer.status, answer.text).to.equal(200);
    return (answer.body as { items: { signalId: string }[] }).items.map((one) => one.signalId);
  };

  beforeEach(async () => {
    await record(api.services, 'operator~coop-1', OPERATOR);
  });

  describe('for nobody who does not say who asks', () => {
    for (const path of [
      '/duties',
      '/duties/coop-1/worker-1',
      '/signals',
      '/signals/sg-1',
      '/signal-report',
      '/chart-snapshots',
      '/export/duties.csv',
      '/export/signals.csv',
      '/export/chart-snapshots.csv',
    ])
      it(`refuses ${path} with PEOPLE_READER`, async () => {
        await put('worker-1');
        expectProblem(await get(path), 401, 'PEOPLE_READER');
      });

    it('refuses a signature over another path, and a revoked key', async () => {
      const reader = await as('worker-1', ['keeper']);
      const hash = createHash('sha256').update(`GET ${API}/duties`).digest('hex');
      const header = reader.readHeader(hash, api.services.now().toISOString());
      const other = await request(api.app).get(`${API}/signals`).set('daoji-read', header);
      expectProblem(other, 401, 'PEOPLE_READER');
      const revoked = await as('worker-1', ['keeper'], { status: 'revoked' });
      expectProblem(await get('/duties', revoked), 401, 'PEOPLE_READER');
    });
  });

  describe('the list of duties', () => {
    beforeEach(async () => {
      for (const personId of ['worker-2', 'worker-1', 'worker-3']) await put(personId);
      await put('worker-9', { operatorId: 'mill-9' });
    });

    it('shows a person the own one alone', async () => {
      expect(await people('/duties', await as('worker-2', ['keeper']))).to.deep.equal(['worker-2']);
    });

    for (const role of [
      'registrar',
      'safety-director',
      'safety-officer',
      'trace-manager',
      'quality',
    ] as const)
      it(`shows ${role} those of the own operator, by name and by nothing else`, async () => {
        const all = ['worker-1', 'worker-2', 'worker-3'];
        expect(await people('/duties', await as('office-1', [role]))).to.deep.equal(all);
      });

    it('shows a namesake of another operator nothing', async () => {
      const namesake = await as('worker-1', ['keeper'], { operatorId: 'coop-7' });
      expect(await people('/duties', namesake)).to.deep.equal([]);
    });

    it('shows an authority those of its area', async () => {
      const here = await as('officer-1', ['regulator'], {
        areaCode: '2111',
        operatorId: 'market-r',
      });
      const there = await as('officer-2', ['regulator'], {
        areaCode: '2112',
        operatorId: 'market-r',
      });
      expect(await people('/duties', here)).to.deep.equal(['worker-1', 'worker-2', 'worker-3']);
      expect(await people('/duties', there)).to.deep.equal([]);
    });

    it('comes in pages that leave nothing out, and is narrowed by person and state', async () => {
      const office = await as('office-1', ['registrar']);
      const first = (await get('/duties?limit=2', office)).body as { next: string; total: number };
      expect(first).to.include({ next: 'coop-1/worker-2', total: 3 });
      expect(
        await people(`/duties?limit=2&after=${encodeURIComponent(first.next)}`, office),
      ).to.deep.equal(['worker-3']);
      await put('worker-3', { state: 'suspended' });
      expect(await people('/duties?state=suspended', office)).to.deep.equal(['worker-3']);
      expect(await people('/duties?personId=worker-1', office)).to.deep.equal(['worker-1']);
    });
  });

  describe('one duty', () => {
    const shown = async (): Promise<Shown> => {
      const office = await as('office-1', ['registrar']);
      return (await get('/duties/coop-1/worker-1', office)).body as Shown;
    };

    it('is refused to a colleague, and is not there for an unknown person', async () => {
      await put('worker-1');
      const colleague = await as('worker-2', ['keeper']);
      expectProblem(await get('/duties/coop-1/worker-1', colleague), 403, 'PEOPLE_PRIVATE');
      const office = await as('office-1', ['registrar']);
      expectProblem(await get('/duties/coop-1/worker-0', office), 404, 'DUTY_NOT_FOUND');
    });

    it('that is in order has neither faults nor ends', async () => {
      await put('worker-1');
      expect(await shown()).to.deep.include({ ends: [], faults: [] });
    });

    const cases: readonly (readonly [string, object])[] = [
      ['DUTY_NOT_VALID', { state: 'suspended' }],
      ['DUTY_NOT_VALID', { validTo: '2026-11-23' }],
      ['HEALTH_CARD_EXPIRED', { healthCards: [card('2025-06-01', '2026-11-23')] }],
      ['TRAINING_FAILED', { trainings: [exam('failed', '2026-11-23')] }],
      ['TRAINING_EXPIRED', { trainings: [exam('passed', '2025-06-01', '2026-11-23')] }],
    ];
    for (const [code, fields] of cases)
      it(`tells why the ledger would refuse: ${code}`, async () => {
        await put('worker-1', fields);
        expect((await shown()).faults.map((fault) => fault.code)).to.deep.equal([code]);
      });

    it('tells what ends within 30 days, and not on the 31st', async () => {
      await put('worker-1', {
        healthCards: [card('2026-01-01', '2026-12-24')],
        trainings: [exam('passed', '2026-01-01', '2026-12-25')],
        validTo: '2026-11-30',
      });
      expect((await shown()).ends).to.deep.equal([
        { on: '2026-11-30', what: 'duty' },
        { on: '2026-12-24', what: 'health-card' },
      ]);
    });
  });

  describe('signals', () => {
    beforeEach(async () => {
      const put1 = (id: string, fields: object = {}): Promise<void> =>
        record(api.services, `signal~${id}`, signal(id, fields));
      await put1('sg-1');
      await put1('sg-2', { personId: 'worker-2', state: 'dismissed' });
      await put1('sg-3', { operatorId: 'mill-9' });
    });

    it('are the own ones for the person, and those of the operator for who asks and who decides', async () => {
      expect(await signals('/signals', await as('worker-1', ['keeper']))).to.deep.equal(['sg-1']);
      for (const role of ['quality', 'safety-director'] as const)
        expect(await signals('/signals', await as('judge-1', [role]))).to.deep.equal([
          'sg-1',
          'sg-2',
        ]);
      const director = await as('judge-1', ['safety-director']);
      expect(await signals('/signals?state=open', director)).to.deep.equal(['sg-1']);
      expect(await signals('/signals?state=decided', director)).to.deep.equal(['sg-2']);
    });

    for (const [what, roles, change] of [
      ['a colleague', ['keeper'], {}],
      ['the office, which does not judge', ['registrar', 'trace-manager'], {}],
      ['a quality head of another operator', ['quality'], { operatorId: 'mill-9' }],
      ['an authority', ['regulator'], { areaCode: '2111', operatorId: 'market-r' }],
    ] as const)
      it(`are nothing for ${what}`, async () => {
        const reader = await as('other-1', [...roles], change);
        expectProblem(await get('/signals/sg-1', reader), 403, 'PEOPLE_PRIVATE');
        expect(await signals('/signals?operatorId=coop-1', reader)).to.deep.equal([]);
        expect((await get('/export/signals.csv?operatorId=coop-1', reader)).text).to.not.include(
          'sg-1',
        );
      });

    it('are counted for an authority, and named to it nowhere', async () => {
      const officer = await as('officer-1', ['regulator'], {
        areaCode: '2111',
        operatorId: 'market-r',
      });
      const answer = await get('/signal-report', officer);
      expect(answer.body).to.deep.equal({
        operators: [
          {
            contested: 0,
            dismissed: 1,
            explained: 0,
            operatorId: 'coop-1',
            raised: 1,
            total: 2,
            upheld: 0,
          },
        ],
      });
      expect(answer.text).to.not.include('worker');
      const worker = await as('worker-1', ['keeper']);
      expect((await get('/signal-report', worker)).body).to.deep.equal({ operators: [] });
    });

    it('are a row of the CSV for their reader', async () => {
      const { text } = await get('/export/signals.csv', await as('worker-1', ['keeper']));
      expect(text).to.include('sg-1').and.not.include('sg-2');
    });
  });

  it('gives chart snapshots to who asks, who decides and the authority, the newest first', async () => {
    for (const date of ['2026-11-01', '2026-11-02'])
      await record(api.services, `chart-snapshot~coop-1/${date}`, snapshot(date));
    const dates = async (reader: Uploader): Promise<string[]> =>
      ((await get('/chart-snapshots', reader)).body as { items: { date: string }[] }).items.map(
        ({ date }) => date,
      );
    expect(await dates(await as('judge-1', ['quality']))).to.deep.equal([
      '2026-11-02',
      '2026-11-01',
    ]);
    expect(await dates(await as('worker-1', ['keeper']))).to.deep.equal([]);
  });

  describe('the signed command about a person', () => {
    const id = commandIdOf(41);
    beforeEach(async () => {
      await record(api.services, 'signal~sg-1', signal('sg-1'));
      const fields = {
        alg: 'ecdsa-p256-sha256',
        commandId: id,
        deviceTime: '2026-11-20T00:00:00.000Z',
        reason: 'not-comparable',
        signalId: 'sg-1',
        type: 'contestSignal',
        v: 1,
      };
      await recordEvent(api.services, JSON.stringify(fields), ['signal~sg-1'], 41);
    });

    it('is in no open list, neither as JSON nor as CSV', async () => {
      for (const path of ['/commands', '/export/events.csv'])
        expect((await get(path)).text, path).to.not.include('sg-1');
    });

    it('is read by who may read the signal, and by nobody else', async () => {
      expectProblem(await get(`/commands/${id}`), 401, 'PEOPLE_READER');
      const colleague = await as('worker-2', ['keeper']);
      expectProblem(await get(`/commands/${id}`, colleague), 403, 'PEOPLE_PRIVATE');
      const own = await get(`/commands/${id}`, await as('worker-1', ['keeper']));
      expect(own.status, own.text).to.equal(200);
    });
  });
});
