// SPDX-License-Identifier: Apache-2.0
import type { Recall } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { recallClock } from '../../src/recall/recall-clock.js';
import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { putLot, putRecall, putRecallEvent, RECALL, soldPackages } from '../doubles/recalls.js';
import { GTIN } from '../doubles/season.js';
import { record, rule } from '../doubles/trade.js';

interface Scope {
  gaps: { code: string; grams?: number; lotIds: string[]; zh: string }[];
  holders: { grams: number; holderId: string; isFirm: boolean }[];
  lots: { grams: number; holderId: string; lotId: string; reach: string }[];
  startLotIds: string[];
  totalGrams: number;
}

describe('recalls over the API', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const scope = async (query: string): Promise<Scope> =>
    (await get(`/recall-scope?${query}`).expect(200)).body as Scope;
  const gapsOf = ({ gaps }: Scope): [string, number | undefined][] =>
    gaps.map(({ code, grams }) => [code, grams]);

  context('the scope', () => {
    it('is everything that came of a lot, with who has it and how much', async () => {
      await soldPackages(api.services);
      const found = await scope('lotId=k-1');
      expect(found.lots.map(({ lotId, grams, reach }) => [lotId, grams, reach])).to.deep.equal([
        ['k-1', 20_000, 'own'],
        ['k-2', 25_000, 'sent'],
        ['k-3', 5_000, 'beyond'],
      ]);
      expect(found).to.containSubset({ firmName: '示范合作社 <b>', totalGrams: 50_000 });
      expect(found.holders.map(({ grams, holderId }) => [holderId, grams])).to.deep.equal([
        ['shop-1', 25_000],
        ['coop-1', 20_000],
        ['stall-1', 5_000],
      ]);
    });

    it('names everything that the ledger does not say', async () => {
      await soldPackages(api.services);
      expect(gapsOf(await scope('lotId=k-1'))).to.deep.equal([
        ['BEYOND_REACH', 5_000],
        ['ARRIVED_LESS', 1_000],
        ['WRITTEN_OFF', 1_000],
        ['SOLD_ON', 30_000],
      ]);
    });

    it('says nothing of gaps where all of it lies with the firm', async () => {
      const found = await scope('lotId=k-1');
      expect(gapsOf(found)).to.deep.equal([]);
      expect(found.holders).to.deep.equal([
        {
          grams: 1_000_000,
          holderId: 'coop-1',
          holderName: '示范合作社 <b>',
          isFirm: true,
          lots: 1,
        },
      ]);
    });

    it('says so of a lot under way', async () => {
      await putLot(api.services, 'k-1', { transferId: 'tr-9' });
      expect(gapsOf(await scope('lotId=k-1'))).to.deep.equal([['UNDER_WAY', 1_000_000]]);
    });

    it('says so where the search ends before the trail does', async () => {
      let parent = 'k-1';
      for (let step = 0; step < 26; step += 1) {
        const lotId = `part-${step}`;
        await putLot(api.services, lotId, { parents: [{ grams: 1, lotId: parent }] });
        parent = lotId;
      }
      const found = await scope('lotId=k-1');
      expect(found.gaps[0]).to.deep.include({ code: 'CUT', lotIds: ['k-1'] });
      expect(found.lots.map(({ lotId }) => lotId)).not.to.include('part-24');
    });

    it('takes in what was drawn from a running blend, which no edge leads to', async () => {
      await putLot(api.services, 's-2', {
        kind: 'storage',
        origins: ['h-1', 'h-7'],
        parents: [],
        shares: [{ lotId: 'h-1', maxPpm: 400_000, minPpm: 100_000 }],
      });
      const found = await scope('lotId=h-1');
      expect(found.lots.find(({ lotId }) => lotId === 's-2')).to.deep.include({
        share: { maxPpm: 400_000, minPpm: 100_000 },
      });
    });

    it('begins with what a firm made on a day, also where it was sent on', async () => {
      await soldPackages(api.services);
      const found = await scope('firmId=coop-1&date=2026-11-02');
      expect(found.startLotIds).to.deep.equal(['k-1', 'k-2']);
    });

    it('begins with the lot of a package, and says that the part is not known', async () => {
      await soldPackages(api.services);
      const status = {
        hasScratchCode: false,
        index: 1,
        orderId: 'co-1',
        state: 'activated',
      } as const;
      api.services.codes.find = (_gtin, serial) =>
        Promise.resolve(serial === '0123456789abcdef' ? { ...status, lotId: 'k-1' } : undefined);
      const found = await scope(`gtin=${GTIN}&serial=0123456789abcdef`);
      expect(found.startLotIds).to.deep.equal(['k-1']);
      expect(found.gaps.map(({ code }) => code)).to.include('WHICH_PART');
      expectProblem(
        await get(`/recall-scope?gtin=${GTIN}&serial=0123456789abcdee`),
        404,
        'CODE_NOT_FOUND',
      );
    });

    it('marks the lots that a recall holds already', async () => {
      await record(api.services, 'lot-hold~k-1', {
        lotId: 'k-1',
        placedAt: '2026-11-20T03:00:00.000Z',
        recallId: 'rc-1',
      });
      expect((await scope('lotId=k-1')).lots[0]).to.deep.include({ heldBy: 'rc-1' });
    });

    for (const [query, status, code] of [
      ['', 400, 'RECALL_SCOPE_QUERY'],
      ['date=2026-11-02', 400, 'RECALL_SCOPE_QUERY'],
      ['firmId=coop-1', 400, 'RECALL_SCOPE_QUERY'],
      ['lotId=k-1&date=2026-11-02', 400, 'RECALL_SCOPE_QUERY'],
      [`gtin=${GTIN}`, 400, 'RECALL_SCOPE_QUERY'],
      ['lotId=K!', 400, 'REQUEST_INVALID'],
      ['lotId=k-9', 404, 'LOT_NOT_FOUND'],
      ['firmId=coop-1&date=2020-01-01', 404, 'RECALL_SCOPE_EMPTY'],
    ] as const) {
      it(`refuses "${query}" with ${code}`, async () => {
        expectProblem(await get(`/recall-scope?${query}`), status, code);
      });
    }
  });

  context('a recall', () => {
    it('is read with its account to the gram and its clocks', async () => {
      await putRecall(api.services);
      const body: unknown = (await get('/recalls/rc-1').expect(200)).body;
      expect(body).to.containSubset({
        account: {
          destroyedGrams: 5_000,
          disposedGrams: 0,
          recoveredMilliPercent: 44_444,
          returnedGrams: 15_000,
          stillOutGrams: 2_000,
          toRetrieveGrams: 45_000,
          unknownGrams: 23_000,
        },
        clock: { doneBy: '2026-12-04', isDoneLate: false, isStartLate: false, workingDaysLeft: 8 },
        firmName: '示范合作社 <b>',
      });
    });

    it('says each reason why it cannot end yet', async () => {
      await putRecall(api.services);
      const { missing } = (await get('/recalls/rc-1')).body as { missing: { code: string }[] };
      expect(missing.map(({ code }) => code)).to.deep.equal([
        'SILENT',
        'STILL_OUT',
        'NOT_DISPOSED',
        'NO_EFFECT_CHECK',
      ]);
      await putRecall(api.services, { holders: [], mock: true });
      expect((await get('/recalls/rc-1')).body).to.containSubset({
        missing: [{ code: 'NOBODY_TOLD' }, { code: 'NO_EFFECT_CHECK' }],
      });
      await putRecall(api.services, { closedAt: '2026-12-01T00:00:00.000Z', state: 'closed' });
      expect((await get('/recalls/rc-1')).body).to.deep.include({ missing: [] });
    });

    it('shows the state and the unknown of each holder', async () => {
      await putRecall(api.services);
      const { holders } = (await get('/recalls/rc-1')).body as { holders: object[] };
      expect(holders[0]).to.deep.include({ state: 'counted', unknownGrams: 3_000 });
      expect(holders[1]).to.deep.include({
        holderName: 'corner-shop',
        state: 'told',
        unknownGrams: 5_000,
      });
    });

    it('shows how long each step took, and what the search found both ways', async () => {
      await putRecall(api.services, { startedAt: '2026-10-20T08:00:00.000Z' });
      await putRecallEvent(api.services, 20, {
        type: 'notifyHolder',
        grams: 1,
        holderId: 'shop-1',
        recallId: 'rc-1',
      });
      const body: unknown = (await get('/recalls/rc-1')).body;
      expect(body).to.containSubset({
        elapsed: { notifiedMs: 86_400_000 },
        events: [{ type: 'notifyHolder' }],
        trace: { down: { lots: 1 }, up: { lots: 4, parcels: 1 } },
      });
      expect((body as { elapsed: object }).elapsed).not.to.have.property('countedMs');
    });

    it('says which of its lots it holds', async () => {
      await putRecall(api.services);
      const hold = { placedAt: '2026-11-20T03:00:00.000Z' };
      await record(api.services, 'lot-hold~k-1', { ...hold, lotId: 'k-1', recallId: 'rc-1' });
      await record(api.services, 'lot-hold~k-2', { ...hold, lotId: 'k-2', recallId: 'rc-9' });
      const { lots } = (await get('/recalls/rc-1')).body as { lots: { isHeld: boolean }[] };
      expect(lots.map(({ isHeld }) => isHeld)).to.deep.equal([true, false]);
    });

    it('has no share of nothing', async () => {
      await putRecall(api.services, { holders: [], lots: [{ grams: 0, lotId: 'k-1' }] });
      const { account } = (await get('/recalls/rc-1')).body as { account: object };
      expect(account).not.to.have.property('recoveredMilliPercent');
    });

    it('stands in the list of its firm alone, the newest first', async () => {
      await putRecall(api.services);
      await putRecall(api.services, { recallId: 'rc-2', startedAt: '2026-11-22T03:00:00.000Z' });
      const ids = async (query: string): Promise<string[]> =>
        ((await get(`/recalls${query}`)).body as { items: { recall: Recall }[] }).items.map(
          ({ recall }) => recall.recallId,
        );
      expect(await ids('')).to.deep.equal(['rc-2', 'rc-1']);
      expect(await ids('?firmId=shop-1')).to.deep.equal([]);
      expect(await ids('?operatorId=nobody')).to.deep.equal([]);
    });

    it('that nobody started is not found', async () => {
      expectProblem(await get('/recalls/rc-9'), 404, 'RECALL_NOT_FOUND');
    });
  });

  context('the clock', () => {
    const recall: Recall = { ...RECALL, ruleSets: ['calendar-1'], v: 1 };
    const at = (time: string, change: Partial<Recall> = {}) =>
      recallClock(api.services.index.records, { ...recall, ...change }, new Date(time));

    it('counts working days by the calendar that the recall names', async () => {
      expect(at('2026-11-24T00:00:00.000Z').workingDaysLeft).to.equal(8);
      await rule(api.services, 'calendar-1', {
        holidays: ['2026-11-30'],
        kind: 'working-calendar',
        workingWeekends: ['2026-11-28', '2026-11-29'],
      });
      expect(at('2026-11-24T00:00:00.000Z').workingDaysLeft).to.equal(9);
      expect(at('2026-11-24T00:00:00.000Z', { ruleSets: [] }).workingDaysLeft).to.equal(8);
    });

    it('says what is late, by civil dates of Asia/Shanghai', () => {
      expect(at('2026-12-04T15:59:59.000Z')).to.include({ isDoneLate: false, workingDaysLeft: 0 });
      expect(at('2026-12-04T16:00:00.000Z').isDoneLate).to.equal(true);
      expect(at('2026-12-08T00:00:00.000Z').workingDaysLeft).to.equal(-2);
      expect(
        at('2026-12-01T00:00:00.000Z', { startBy: '2026-11-20T02:59:59.000Z' }).isStartLate,
      ).to.equal(true);
    });

    it('stands still once the recall has ended', () => {
      const closedAt = '2026-12-03T00:00:00.000Z';
      expect(at('2027-01-01T00:00:00.000Z', { closedAt, state: 'closed' })).to.include({
        isDoneLate: false,
        workingDaysLeft: 1,
      });
    });

    it('says nothing where no terms were in force', () => {
      const clock = at('2026-12-01T00:00:00.000Z', { doneBy: undefined, startBy: undefined });
      expect(clock).to.deep.equal({
        isDoneLate: false,
        isStartLate: false,
        now: '2026-12-01T00:00:00.000Z',
      });
    });
  });
});
