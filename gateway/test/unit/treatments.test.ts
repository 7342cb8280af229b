// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import type { Everything } from '../../src/everything/lot-everything.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { putLot } from '../doubles/recalls.js';
import { commandIdOf, commandText } from '../doubles/season.js';
import { record, recordEvent } from '../doubles/trade.js';

/** The season stores s-1 in bin-1 on 4 October, mills m-1 of it on the 5th and packs k-1 on the 6th. Today: 24 November. */
describe('treatments of what a lot may hold', () => {
  const api = freshApi();
  const treat = (fields: object = {}): Promise<void> =>
    record(api.services, 'treatment~tm-1', {
      agent: 'phosphine',
      commandId: commandIdOf(30),
      endDate: '2026-10-05',
      freeFrom: '2026-10-20',
      operatorId: 'coop-1',
      productName: '磷化铝',
      recordedAt: '2026-10-05T08:00:00.000Z',
      startDate: '2026-10-04',
      subject: { id: 'bin-1', kind: 'bin' },
      treatmentId: 'tm-1',
      ...fields,
    });
  const of = async (lotId: string): Promise<Everything> => {
    const answer = await request(api.app).get(`${API}/lots/${lotId}/everything`);
    expect(answer.status, answer.text).to.equal(200);
    return answer.body as Everything;
  };
  const on = async (lotId: string): Promise<string[]> =>
    (await of(lotId)).treatments.map(({ treatmentId }) => treatmentId);
  const change = (lotId: string, fields: Partial<Lot>): Promise<void> =>
    putLot(api.services, lotId, { ...api.services.index.lot(lotId), ...fields });

  it('stay after the withdrawal time, on the lot in the bin and on all that came of it', async () => {
    await treat();
    for (const lotId of ['s-1', 'm-1', 'k-1']) {
      const { blocks, treatments } = await of(lotId);
      expect(treatments, lotId).to.containSubset([
        { isInError: false, isRunning: false, treatmentId: 'tm-1' },
      ]);
      expect(blocks.filter(({ kind }) => kind === 'withdrawal')).to.deep.equal([]);
    }
  });

  it('are said to run while they do', async () => {
    await treat({ freeFrom: '2026-11-25' });
    expect((await of('k-1')).treatments).to.containSubset([{ isRunning: true }]);
    await treat({ freeFrom: '2026-11-24' });
    expect((await of('k-1')).treatments).to.containSubset([{ isRunning: false }]);
  });

  it('are marked where their record was declared to be in error', async () => {
    await treat();
    await record(api.services, `correction~${commandIdOf(30)}`, {
      commandId: commandIdOf(31),
      correctedCommandId: commandIdOf(30),
      correctiveCommandIds: [],
      declaredAt: '2026-10-06T08:00:00.000Z',
      effect: 'declare',
      note: 'another bin',
      operatorId: 'coop-1',
      reason: 'incorrect_data',
    });
    expect((await of('k-1')).treatments).to.containSubset([{ isInError: true }]);
  });

  it('are none of the harvest that had left before, and none of another bin', async () => {
    await treat();
    expect(await on('h-1')).to.deep.equal([]);
    await treat({ subject: { id: 'bin-2', kind: 'bin' } });
    for (const lotId of ['s-1', 'm-1', 'k-1']) expect(await on(lotId), lotId).to.deep.equal([]);
  });

  it('are none that was over on the day on which the grain came into the bin', async () => {
    await treat({ endDate: '2026-09-20', freeFrom: '2026-10-04', startDate: '2026-09-19' });
    expect(await on('k-1')).to.deep.equal([]);
    await treat({ endDate: '2026-09-20', freeFrom: '2026-10-05', startDate: '2026-09-19' });
    expect(await on('k-1')).to.deep.equal(['tm-1']);
  });

  it('are none that began after the rice was milled, though the rest in the bin has it', async () => {
    await treat({ endDate: '2026-10-08', startDate: '2026-10-06' });
    expect(await on('k-1')).to.deep.equal([]);
    expect(await on('s-1')).to.deep.equal(['tm-1']);
    await change('s-1', { remainingGrams: 0 });
    expect(await on('s-1')).to.deep.equal([]);
  });

  it('follow a lot that was sent on from the bin, and end for it on that day', async () => {
    await change('s-1', { binId: undefined });
    const sent = commandText(7, {
      type: 'offerTransfer',
      lotIds: ['s-1'],
      purpose: 'processing',
      toOperatorId: 'mill-1',
      transferId: 'tr-1',
    });
    await recordEvent(api.services, sent, ['lot~s-1', 'transfer~tr-1'], 20);
    await treat();
    expect(await on('s-1')).to.deep.equal(['tm-1']);
    await treat({ endDate: '2026-10-12', startDate: '2026-10-11' });
    expect(await on('s-1')).to.deep.equal([]);
  });

  it('of a lot itself count for what was taken from it later, not before', async () => {
    await treat({ subject: { id: 's-1', kind: 'lot' } });
    expect(await on('k-1')).to.deep.equal(['tm-1']);
    await treat({
      endDate: '2026-10-07',
      startDate: '2026-10-06',
      subject: { id: 's-1', kind: 'lot' },
    });
    await change('s-1', { alerts: ['treatment~tm-1'] });
    expect(await on('k-1')).to.deep.equal([]);
    expect(await on('s-1')).to.deep.equal(['tm-1']);
  });

  it('are taken over from what a lot was made of, by what it carries', async () => {
    await treat({ subject: { id: 'bin-2', kind: 'bin' } });
    await change('m-1', { alerts: ['treatment~tm-1'] });
    expect(await on('k-1')).to.deep.equal(['tm-1']);
    expect(await on('s-1')).to.deep.equal([]);
  });
});
