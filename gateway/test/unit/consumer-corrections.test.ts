// SPDX-License-Identifier: Apache-2.0
import { encodeCommand, type Lot } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { correctionsOn } from '../doubles/corrections.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf, GTIN, KEY_ID } from '../doubles/season.js';
import { record, recordEvent } from '../doubles/trade.js';

const HARVEST = 2;
const MILLING = 4;
const PACKING = 5;
const TEST = 6;
const WHOLE = [{ lotId: 'h-1', maxPpm: 1_000_000, minPpm: 1_000_000 }];

describe('what was declared to be in error', () => {
  const api = freshApi();
  const { change, declare, harvest, parcel } = correctionsOn(() => api.services);
  const page = async (lotId = 'k-1'): Promise<string> =>
    (await request(api.app).get(`/page/01/${GTIN}/10/${lotId}`)).text;
  const shown = async (): Promise<{ facts: { commandId: string; label: string }[] }> =>
    (await request(api.app).get(`${API}/lots/k-1/shown`)).body as never;
  /** The page without what is struck through. */
  const told = async (): Promise<string> =>
    (await page())
      .replaceAll(/<del>[\s\S]*?<\/del>/g, '')
      .replaceAll(/<script[\s\S]*?<\/script>/g, '');

  it('is not there where nothing was', async () => {
    expect(await page()).not.to.match(/<del>|声明有误/);
  });

  it('stands struck through in the timeline, with the reason, never left out', async () => {
    await declare(PACKING);
    const text = await page();
    expect(text).to.match(/<del>\s*<strong>[\s\S]{0,80}分装/);
    for (const part of [
      '声明有误',
      'declared in error',
      '数据有误',
      '称错了批次',
      '还没有更正后的记录',
    ])
      expect(text).to.include(part);
    expect(await told()).not.to.match(/<strong>[\s\S]{0,80}分装/);
  });

  it('strikes the facts that rest on it', async () => {
    await declare(PACKING);
    const text = await told();
    for (const wrong of ['2026-11-01', '2026-11-02', '5 kg']) expect(text).not.to.include(wrong);
    expect(text).to.include('实际怎样还不知道');
  });

  it('strikes no fact that does not rest on it', async () => {
    await declare(HARVEST);
    const text = await told();
    for (const right of ['2026-11-01', '2026-11-02', '5 kg']) expect(text).to.include(right);
    expect(text).not.to.match(/<dd>\s*<span[^>]*>盘锦/);
  });

  it('puts the corrective event’s facts in their place', async () => {
    await change(
      'k-2',
      {
        commandId: commandIdOf(80),
        package: { count: 9, gtin: GTIN, netMassGrams: 5_000, productionDate: '2026-11-05' },
      },
      'k-1',
    );
    const text = encodeCommand('trace', {
      alg: 'ecdsa-p256-sha256',
      commandId: commandIdOf(80),
      count: 9,
      deviceTime: '2026-11-05T08:00:00.000Z',
      gtin: GTIN,
      inputs: [{ grams: 45_000, lotId: 'm-1' }],
      lotId: 'k-2',
      netMassGrams: 5_000,
      productionDate: '2026-11-05',
      signerKeyId: KEY_ID,
      type: 'packLot',
      v: 1,
    });
    await recordEvent(api.services, text, ['lot~k-2'], 80);
    await declare(PACKING, { correctiveCommandIds: [commandIdOf(80)] });
    const right = await told();
    expect(right).to.include('2026-11-05').and.include('更正后的记录');
    expect(right).not.to.include('2026-11-02');
    expect(right).not.to.include('还没有更正后的记录');
    const { facts } = await shown();
    expect(facts.map(({ commandId }) => commandId)).to.include(commandIdOf(80));
  });

  it('is no fact to be held against a proof', async () => {
    for (const n of [HARVEST, MILLING, PACKING, TEST]) await declare(n);
    const ids = (await shown()).facts.map(({ commandId }) => commandId);
    for (const n of [HARVEST, MILLING, PACKING, TEST]) expect(ids).not.to.include(commandIdOf(n));
  });

  it('takes a parcel out of the count, and shows it struck through', async () => {
    await change('k-1', { origins: ['h-1'], shares: WHOLE });
    expect(await page()).to.include('全部来自地块 p-0017');
    await declare(HARVEST);
    const text = await told();
    expect(text).not.to.match(/全部来自|来自 1 户/);
    expect(text).to.include('来自哪块地不知道');
    expect(text).not.to.include('20.0');
    expect(await page()).to.match(/p-0017[\s\S]{0,60}<del>/);
  });

  it('counts the parcels of the corrective harvest, and names no single one', async () => {
    await change('k-1', { origins: ['h-1'], shares: WHOLE });
    await parcel('p-0018');
    await parcel('p-0019');
    await harvest(81, 'h-2', ['p-0018', 'p-0019']);
    await declare(HARVEST, { correctiveCommandIds: [commandIdOf(81)] });
    expect(await told()).to.include('来自 1 户 2 块地；');
    await change('h-2', { parcels: ['p-0018'] });
    expect(await told()).not.to.include('全部来自');
  });

  it('keeps a parcel that another harvest of the same lot names', async () => {
    await change('h-3', { commandId: commandIdOf(82) }, 'h-1');
    await change('k-1', { origins: ['h-1', 'h-3'], shares: WHOLE });
    await declare(HARVEST);
    expect(await told()).to.include('来自 1 户 1 块地，可能还有未记录的来源');
  });

  it('does not count a corrective harvest that was announced and never recorded', async () => {
    await declare(HARVEST, { correctiveCommandIds: [commandIdOf(83)] });
    expect(await told())
      .to.include('来自哪块地不知道')
      .and.include('实际怎样不知道');
  });

  it('follows a corrective event that is in error itself', async () => {
    await change('k-1', { origins: ['h-1'], shares: WHOLE });
    await parcel('p-0018');
    await parcel('p-0019');
    await harvest(84, 'h-4', ['p-0018']);
    await harvest(85, 'h-5', ['p-0019']);
    await declare(HARVEST, { correctiveCommandIds: [commandIdOf(84)] });
    await declare(84, { correctiveCommandIds: [commandIdOf(85)] });
    const text = await told();
    expect(text).to.include('p-0019');
    expect(text).not.to.include('p-0018');
  });

  it('stands with corrections that name each other', async () => {
    await declare(HARVEST, { correctiveCommandIds: [commandIdOf(PACKING)] });
    await declare(PACKING, { correctiveCommandIds: [commandIdOf(HARVEST)] });
    expect(await told()).to.include('来自哪块地不知道');
  });

  it('never makes a failed test vanish, and counts no passed one in error as a test', async () => {
    await change('k-1', {
      documents: [
        {
          ...(api.services.index.lot('k-1')?.documents[0] as Lot['documents'][number]),
          result: 'fail',
        },
      ],
    });
    await declare(TEST, { reason: 'did_not_occur' });
    const text = await page();
    expect(text).to.match(/<del>[\s\S]{0,200}不合格[\s\S]{0,200}<\/del>[\s\S]{0,80}声明有误/);
    expect(text).to.include('没有附上检验报告');
  });

  it('says above all that a lot was taken back', async () => {
    await declare(PACKING, { effect: 'undo' });
    await change('k-1', { closed: true, remainingGrams: 0, voidedBy: commandIdOf(905) });
    expect(await page()).to.match(/role="alert"[\s\S]{0,120}这一批次已撤回/);
  });

  it('uses no input that was declared not to have been used', async () => {
    const text = encodeCommand('trace', {
      ...{ alg: 'ecdsa-p256-sha256', applicationId: 'ap-1', commandId: commandIdOf(71) },
      ...{ deviceTime: '2026-07-20T08:00:00.000Z', doseMilliPerMu: 60_000, parcels: ['p-0017'] },
      ...{ signerKeyId: KEY_ID, startDate: '2026-07-20', stockLotId: 'st-1' },
      ...{ stopDate: '2026-07-20', target: '稻瘟病', type: 'applyInput', v: 1 },
    });
    await recordEvent(api.services, text, ['application~ap-1', 'parcel~p-0017'], 71);
    await record(api.services, 'application~ap-1', {
      ...{ applicationId: 'ap-1', commandId: commandIdOf(71), doseMilliPerMu: 60_000 },
      ...{ operatorId: 'coop-1', registration: 'PD20081234', startDate: '2026-07-20' },
      parcels: [
        { freeFrom: '2026-08-11', parcelId: 'p-0017', quantityMilli: 1, ruleSetId: 'rs-1' },
      ],
      ...{ stockLotId: 'st-1', stopDate: '2026-07-20', target: '稻瘟病', unit: 'g' },
    });
    expect(await told())
      .to.include('PD20081234')
      .and.not.include('没有登记投入品的使用');
    await declare(71, { reason: 'did_not_occur' });
    const now = await told();
    expect(now).not.to.include('PD20081234');
    expect(now).to.include('没有登记投入品的使用');
    expect(await page()).to.include('PD20081234');
  });
});
