// SPDX-License-Identifier: Apache-2.0
import type { LotDocument } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { releaseBlocks, type ReleaseBlock } from '../../src/everything/release-blocks.js';
import { correctionsOn } from '../doubles/corrections.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf } from '../doubles/season.js';
import { record } from '../doubles/trade.js';

const TODAY = '2026-11-24';
const AT = '2026-11-20T01:00:00.000Z';
const HOLD = {
  ...{ applicationId: 'ap-1', commandId: commandIdOf(70), lotId: 'h-1', parcels: ['p-0017'] },
  ...{ placedAt: AT, ruleSetId: 'rs-1' },
};

describe('releaseBlocks', () => {
  const api = freshApi();
  const { change } = correctionsOn(() => api.services);
  const put = (key: string, value: object): Promise<void> => record(api.services, key, value);
  const bucket = (value: object): Promise<void> => put('hold-bucket~0a', { holds: [], ...value });
  const of = (lotId: string, date = TODAY): ReleaseBlock[] => {
    const lot = api.services.index.lot(lotId);
    if (!lot) throw new Error(`expected lot ${lotId}`);
    return releaseBlocks(api.services.index, lot, date);
  };
  const kinds = (lotId: string, date = TODAY): string[] => of(lotId, date).map(({ kind }) => kind);
  const test = (fields: Partial<LotDocument>): LotDocument => ({
    ...{ documentHash: 'f'.repeat(64), documentId: 'doc-1', issuedOn: '2026-11-03' },
    ...{ kind: 'test-report', result: 'pass' },
    ...fields,
  });
  const recall = (fields: object = {}): Promise<void> =>
    put('recall~rc-1', {
      ...{
        class: 1,
        commandId: commandIdOf(71),
        discoveredAt: AT,
        disposals: [],
        effectChecks: [],
      },
      ...{ firmId: 'coop-1', holders: [], isOrdered: true, lots: [{ grams: 1, lotId: 'h-1' }] },
      ...{
        mock: false,
        reason: 'Cd',
        recallId: 'rc-1',
        ruleSets: [],
        startedAt: AT,
        state: 'open',
      },
      ...fields,
    });

  it('finds nothing where nothing stands', () => {
    for (const lotId of ['h-1', 's-1', 'm-1', 'k-1']) expect(of(lotId)).to.deep.equal([]);
  });

  it('names a hold once, with since when, by whom and what ends it', async () => {
    await put('application~ap-1', {
      ...{
        applicationId: 'ap-1',
        commandId: commandIdOf(70),
        doseMilliPerMu: 1,
        operatorId: 'coop-1',
      },
      parcels: [
        { freeFrom: '2026-12-01', parcelId: 'p-0017', quantityMilli: 1, ruleSetId: 'rs-1' },
      ],
      ...{ registration: 'PD20081234', startDate: '2026-10-01', stockLotId: 'st-1' },
      ...{ stopDate: '2026-10-01', target: '稻瘟病', unit: 'g' },
    });
    await bucket({ holds: [HOLD] });
    await put('hold-bucket~0b', { holds: [HOLD] });
    const [hold, ...more] = of('h-1');
    expect(more).to.deep.equal([]);
    expect(hold).to.deep.include({
      by: { operatorId: 'coop-1', publicName: '示范合作社 <b>' },
      id: 'ap-1',
      kind: 'hold',
      since: AT,
      subject: 'lot~h-1',
    });
    expect(hold?.ends.zh).to.include('农业主管部门');
  });

  it('says by the network’s clock since when a hold stands, which is not the machine’s on a scenario network', async () => {
    await bucket({ holds: [HOLD] });
    const lot = api.services.index.lot('h-1');
    if (!lot) throw new Error('expected lot h-1');
    const later = (recordTime: string): string => recordTime.replace('2026', '2025');
    const [hold] = releaseBlocks(api.services.index, lot, TODAY, later);
    expect(hold?.since).to.equal(AT.replace('2026', '2025'));
  });

  it('no longer names a hold that was released', async () => {
    await bucket({ holds: [{ ...HOLD, releasedAt: AT, releasedBy: commandIdOf(72) }] });
    expect(of('h-1')).to.deep.equal([]);
  });

  it('stops what may hold the lot on hold, and nothing else', async () => {
    await change('k-1', { origins: ['h-1'] });
    await change('k-9', { origins: ['h-9'] }, 'k-1');
    await bucket({ holds: [HOLD] });
    expect(kinds('k-1')).to.deep.equal(['hold']);
    expect(of('k-9')).to.deep.equal([]);
  });

  it('goes by parcels where a version of before kept no harvest lots', async () => {
    await bucket({ holds: [HOLD] });
    expect(kinds('m-1')).to.deep.equal(['hold']);
    await change('m-1', { parcels: ['p-0099'] });
    expect(of('m-1')).to.deep.equal([]);
  });

  it('stops a lot for what lies beside it in its bin', async () => {
    await change('s-1', { origins: ['h-5'], parents: [{ grams: 1, lotId: 'h-5' }] });
    await bucket({ holds: [HOLD] });
    expect(of('s-1')).to.deep.equal([]);
    const inherited = { origins: ['h-1', 'h-5'], parcels: ['p-0017'] };
    const more = { originClass: 'panjin', variety: 'mixed' };
    const fill = { binId: 'bin-1', contents: [], grams: 9, inherited: { ...inherited, ...more } };
    const where = { blockNumber: 9, channel: 'trace' as const, transactionId: 'tx-9', txIndex: 0 };
    const document = { _id: 'trace~bin-fill~bin-1', ...where, value: { ...fill, v: 2 } };
    api.services.index.apply({ collection: 'objects', document, id: document._id });
    expect(kinds('s-1')).to.deep.equal(['hold']);
  });

  it('names a recall with class, state and firm, and that nothing lets the rice go', async () => {
    await recall();
    await bucket({ recalls: [{ lotId: 'h-1', recallId: 'rc-1' }] });
    await put('lot-hold~h-1', { lotId: 'h-1', placedAt: AT, recallId: 'rc-1' });
    const [found, ...more] = of('h-1');
    expect(more).to.deep.equal([]);
    expect(found).to.deep.include({
      id: 'rc-1',
      kind: 'recall',
      recall: { class: 1, isOrdered: true, state: 'open' },
      since: AT,
    });
    expect(found?.ends.zh).to.include('不再放行');
  });

  it('stays under a recall that was closed, and is not stopped by a drill', async () => {
    await recall({ mock: true });
    expect(of('h-1')).to.deep.equal([]);
    await recall({ state: 'closed' });
    await bucket({ recalls: [{ lotId: 'h-1', recallId: 'rc-1' }] });
    expect(kinds('h-1')).to.deep.equal(['recall']);
  });

  it('names a failed test, which the holder’s own passing one does not lift', async () => {
    await change('k-1', { documents: [test({ result: 'fail' })] });
    expect(of('k-1')[0]).to.deep.include({ id: 'doc-1', kind: 'failed-test', subject: 'lot~k-1' });
    const own = test({ byHolder: true, documentId: 'doc-2', result: 'pass' });
    await change('k-1', { documents: [test({ result: 'fail' }), own] });
    expect(kinds('k-1')).to.deep.equal(['failed-test']);
    const other = test({ documentId: 'doc-3', result: 'pass' });
    await change('k-1', { documents: [test({ result: 'fail' }), own, other] });
    expect(of('k-1')).to.deep.equal([]);
  });

  it('is stopped by a failed test of what it may hold', async () => {
    await change('s-1', { documents: [test({ result: 'fail' })] });
    await bucket({ failedTests: ['s-1'] });
    expect(of('m-1')[0]).to.deep.include({ kind: 'failed-test', subject: 'lot~s-1' });
    expect(kinds('h-1')).to.deep.equal([]);
  });

  it('names open alarms and running withdrawal times, and none that ended', async () => {
    const word = { at: AT, commandId: commandIdOf(73), note: '粮温过高', personId: 'person-1' };
    const alarm = {
      ...{ alarmId: 'al-1', kind: 'hot-spot', operatorId: 'coop-1', raised: word },
      ...{ raisedByOperatorId: 'coop-1', state: 'raised', subject: { id: 'bin-1', kind: 'bin' } },
    };
    await put('alarm~al-1', alarm);
    await put('treatment~tm-1', {
      ...{ agent: 'phosphine', commandId: commandIdOf(74), endDate: '2026-11-15' },
      ...{ freeFrom: '2026-11-30', operatorId: 'coop-1', productName: '磷化铝', recordedAt: AT },
      ...{ startDate: '2026-11-10', subject: { id: 'bin-1', kind: 'bin' }, treatmentId: 'tm-1' },
    });
    await put('bin-alerts~bin-1', { binId: 'bin-1', keys: ['alarm~al-1', 'treatment~tm-1'] });
    expect(kinds('s-1')).to.deep.equal(['alarm', 'withdrawal']);
    expect(of('s-1')[1]?.treatment).to.deep.equal({
      freeFrom: '2026-11-30',
      productName: '磷化铝',
    });
    expect(kinds('s-1', '2026-11-30')).to.deep.equal(['alarm']);
    await put('alarm~al-1', { ...alarm, cleared: word, state: 'cleared' });
    expect(of('s-1', '2026-11-30')).to.deep.equal([]);
    expect(of('h-1')).to.deep.equal([]);
  });

  it('is part of everything about a lot, with its pledges', async () => {
    await bucket({ holds: [HOLD] });
    await put('pledge~pl-1', {
      ...{ bases: ['self-pledge'], commandId: commandIdOf(75), grams: 1_000, issuedOn: TODAY },
      ...{ lotId: 'h-1', operatorId: 'coop-1', pledgeId: 'pl-1', variety: '盐丰47' },
    });
    await put('pledge~pl-2', {
      ...{ bases: ['self-pledge'], commandId: commandIdOf(76), grams: 1_000, issuedOn: TODAY },
      ...{ lotId: 'h-9', operatorId: 'coop-1', pledgeId: 'pl-2', variety: '盐丰47' },
    });
    const { body } = (await request(api.app).get(`${API}/lots/h-1/everything`)) as {
      body: { blocks: ReleaseBlock[]; pledges: { pledgeId: string }[] };
    };
    expect(body.blocks.map(({ kind }) => kind)).to.deep.equal(['hold']);
    expect(body.pledges.map(({ pledgeId }) => pledgeId)).to.deep.equal(['pl-1']);
  });
});
