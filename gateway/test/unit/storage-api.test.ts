// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN_INSPECTIONS, type RuleValues } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { putLot } from '../doubles/recalls.js';
import { commandIdOf } from '../doubles/season.js';
import { record, recordEvent, rule, TODAY } from '../doubles/trade.js';

const AT = '2026-11-20T08:00:00.000Z';
const step = { at: AT, commandId: commandIdOf(7), personId: 'keeper-1' };

const inspection = (id: string, at: string, fields: object = {}): object => ({
  binId: 'bin-1',
  dueDate: '2026-11-25',
  findings: '正常',
  insects: 'none',
  inspectedOn: '2026-11-20',
  inspectionId: id,
  maximumMilliC: 14_000,
  meanMilliC: 9_000,
  moistureClass: 'safe',
  operatorId: 'coop-1',
  periodDays: 5,
  recorded: { ...step, at },
  ruleSetId: 'built-in',
  scope: 'routine',
  state: 'recorded',
  ...fields,
});

const fumigation = (state: string): object => ({
  agent: 'phosphine',
  binId: 'bin-2',
  closedDays: 14,
  doseMilligramsPerM3: 7_000,
  entryLimitMicrogramsPerM3: 300,
  fumigationId: 'fu-1',
  gas: [],
  leastAiringDays: 1,
  operatorId: 'coop-1',
  ordered: step,
  productName: '磷化铝 56 %',
  ruleSetId: 'built-in',
  state,
  topUps: [],
  volumeM3: 1_200,
});

interface Due {
  readonly dueDate: string;
  readonly inspectionId?: string;
  readonly scope: string;
  readonly state: string;
}
interface BinView {
  readonly due: readonly Due[];
  readonly grainSince?: string;
  readonly inspections: readonly { readonly inspectionId: string }[];
  readonly isUnderGas: boolean;
  readonly state: string;
}
describe('stored grain over the API', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const view = async (): Promise<BinView> => (await get('/bins/bin-2/storage')).body as BinView;
  const dueOf = async (scope: string): Promise<Due | undefined> =>
    (await view()).due.find((one) => one.scope === scope);

  /** Paddy that came into bin-2 on a day: bin-1 holds that of the season. */
  const store = async (eventTime: string): Promise<void> => {
    const lotId = 's-9';
    await putLot(api.services, lotId, {
      binId: 'bin-2',
      kind: 'storage',
      parents: [{ grams: 1_000_000, lotId: 'h-1' }],
      remainingGrams: 1_000_000,
    });
    await record(api.services, 'bin-fill~bin-2', { binId: 'bin-2', grams: 1_000_000 });
    const command = {
      binId: 'bin-2',
      commandId: commandIdOf(90),
      deviceTime: eventTime,
      lotId,
      type: 'storeLot',
    };
    await recordEvent(api.services, JSON.stringify(command), [`lot~${lotId}`, 'bin~bin-2'], 90);
  };

  beforeEach(async () => {
    await record(api.services, 'operator~coop-1', {
      areaCode: '211122',
      kind: 'cooperative',
      mspId: 'ProducerMSP',
      operatorId: 'coop-1',
      publicName: 'Example',
    });
    const document = {
      _id: 'bin-2',
      blockNumber: 9,
      channel: 'trace' as const,
      transactionId: 'tx-9',
      txIndex: 0,
      value: { id: 'bin-2', kind: 'bin', operatorId: 'coop-1', siteId: 'pj01', v: 1 },
    };
    await api.services.store.put('bins', document);
    api.services.index.apply({ collection: 'bins', document, id: document._id });
  });

  describe('the list of inspections', () => {
    const ids = async (query: string): Promise<string[]> => {
      const answer = await get(`/inspections${query}`);
      expect(answer.status).to.equal(200);
      return (answer.body as { items: { inspectionId: string }[] }).items.map(
        (one) => one.inspectionId,
      );
    };
    beforeEach(async () => {
      const rows: [string, string, object][] = [
        ['in-1', '2026-11-18T08:00:00.000Z', { state: 'signed', signed: step }],
        ['in-2', '2026-11-20T08:00:00.000Z', {}],
        ['in-3', '2026-11-19T08:00:00.000Z', { binId: 'bin-7', operatorId: 'mill-9' }],
      ];
      for (const [id, at, fields] of rows)
        await record(api.services, `inspection~${id}`, inspection(id, at, fields));
    });

    it('has the newest first, by pages', async () => {
      expect(await ids('')).to.deep.equal(['in-2', 'in-3', 'in-1']);
      expect(await ids('?limit=1')).to.deep.equal(['in-2']);
      expect(await ids('?limit=1&after=in-2')).to.deep.equal(['in-3']);
    });

    for (const [query, expected] of [
      ['?binId=bin-1', ['in-2', 'in-1']],
      ['?operatorId=mill-9', ['in-3']],
      ['?state=signed', ['in-1']],
      ['?binId=bin-7&state=signed', []],
    ] as const)
      it(`answers ${query}`, async () => {
        expect(await ids(query)).to.deep.equal(expected);
      });

    for (const query of ['?state=lost', '?limit=0', '?limit=many', '?bin=bin-1', '?binId='])
      it(`refuses ${query}`, async () => {
        expectProblem(await get(`/inspections${query}`), 400, 'REQUEST_INVALID');
      });
  });

  describe('what is due', () => {
    it('is nothing where no grain lies', async () => {
      expect(await view()).to.deep.include({ due: [], isUnderGas: false, state: 'empty' });
    });

    it('is looked at as dangerous new grain where nobody has judged it yet', async () => {
      await store('2026-11-21T02:00:00.000Z');
      expect(await dueOf('routine')).to.deep.equal({
        dueDate: '2026-11-22',
        scope: 'routine',
        state: 'overdue',
      });
      expect((await dueOf('weekly-full'))?.dueDate).to.equal('2026-11-28');
    });

    for (const [eventTime, day] of [
      ['2026-11-20T15:30:00.000Z', '2026-11-20'],
      ['2026-11-20T16:30:00.000Z', '2026-11-21'],
    ] as const)
      it(`counts grain of ${eventTime} as of ${day}, the day in Asia/Shanghai`, async () => {
        await store(eventTime);
        expect((await view()).grainSince).to.equal(day);
      });

    for (const [dueDate, state] of [
      ['2026-11-23', 'overdue'],
      [TODAY, 'today'],
      ['2026-12-01', 'week'],
      ['2026-12-02', 'later'],
    ] as const)
      it(`is ${state} when the last look asks for ${dueDate}`, async () => {
        await store('2026-11-10T02:00:00.000Z');
        const look = { dueDate, inspectedOn: '2026-11-20', inspectionId: 'in-1' };
        await record(api.services, 'bin-storage~bin-2', {
          binId: 'bin-2',
          looks: { routine: look },
        });
        expect(await dueOf('routine')).to.deep.equal({ ...look, scope: 'routine', state });
      });

    it('takes no look from before the grain came for one of this grain', async () => {
      await store('2026-11-21T02:00:00.000Z');
      const look = { dueDate: '2026-12-20', inspectedOn: '2026-11-20', inspectionId: 'in-1' };
      await record(api.services, 'bin-storage~bin-2', { binId: 'bin-2', looks: { routine: look } });
      expect(await dueOf('routine')).to.not.have.property('inspectionId');
    });

    it('goes by the rule set in force there, and the calendar names it', async () => {
      const newGrain = { ...BUILT_IN_INSPECTIONS.newGrain, dangerous: 3 };
      const values: RuleValues = { ...BUILT_IN_INSPECTIONS, newGrain };
      await rule(api.services, 'looks-1', values);
      await store('2026-11-21T02:00:00.000Z');
      expect((await dueOf('routine'))?.dueDate).to.equal(TODAY);
      const { items } = (await get('/inspection-calendar')).body as {
        items: { binId: string; grams: number; ruleSetId: string }[];
      };
      const own = items.find(({ binId }) => binId === 'bin-2');
      expect(own).to.include({ binId: 'bin-2', grams: 1_000_000, ruleSetId: 'looks-1' });
    });

    it('is in no calendar of another operator', async () => {
      await store('2026-11-21T02:00:00.000Z');
      const answer = await get('/inspection-calendar?operatorId=mill-9');
      expect((answer.body as { items: unknown[] }).items).to.deep.equal([]);
    });
  });

  describe('the state of a bin', () => {
    for (const [state, isUnderGas] of [
      ['ordered', false],
      ['closed', true],
      ['airing', true],
      ['cleared', false],
    ] as const)
      it(`is ${isUnderGas ? '' : 'not '}under gas while a fumigation is ${state}`, async () => {
        await store('2026-11-10T02:00:00.000Z');
        await record(api.services, 'fumigation~fu-1', fumigation(state));
        await record(api.services, 'bin-storage~bin-2', {
          binId: 'bin-2',
          fumigationId: 'fu-1',
          looks: {},
        });
        const shown = await view();
        expect(shown.isUnderGas).to.equal(isUnderGas);
        expect(shown.state === 'treated').to.equal(isUnderGas);
        expect(shown.due.every((one) => (one.state === 'under-gas') === isUnderGas)).to.equal(true);
      });

    it('is filling until somebody has looked at what came in, then stored', async () => {
      await store('2026-11-10T02:00:00.000Z');
      expect((await view()).state).to.equal('filling');
      const look = { dueDate: '2026-11-25', inspectedOn: '2026-11-10', inspectionId: 'in-1' };
      await record(api.services, 'bin-storage~bin-2', { binId: 'bin-2', looks: { routine: look } });
      expect((await view()).state).to.equal('stored');
    });

    it('is unknown of a bin that is not registered', async () => {
      expectProblem(await get('/bins/bin-77/storage'), 404, 'BIN_NOT_FOUND');
    });
  });
});
