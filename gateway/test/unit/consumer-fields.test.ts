// SPDX-License-Identifier: Apache-2.0
import { encodeCommand, type Lot } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { MAX_FIELD_STEPS } from '../../src/story/lot-story.js';
import { freshApi } from '../doubles/fresh-api.js';
import { commandIdOf, eventOf, GTIN, KEY_ID } from '../doubles/season.js';
import { record } from '../doubles/trade.js';

const WHOLE = [{ lotId: 'h-1', maxPpm: 1_000_000, minPpm: 1_000_000 }];
const SPRAY = {
  applicationId: 'ap-1',
  doseMilliPerMu: 60_000,
  parcels: ['p-0017', 'p-elsewhere'],
  startDate: '2026-07-20',
  stockLotId: 'st-1',
  stopDate: '2026-07-20',
  target: '稻瘟病',
} as const;

describe('fields on the consumer page', () => {
  const api = freshApi();
  const page = async (): Promise<string> =>
    (await request(api.app).get(`/page/01/${GTIN}/10/k-1`)).text;

  async function change(lotId: string, fields: Partial<Lot>): Promise<void> {
    const { index, store } = api.services;
    const document = await store.get('lots', lotId);
    if (!document) throw new Error(`expected lot ${lotId}`);
    const changed = { ...document, value: { ...document.value, ...fields } };
    await store.put('lots', changed);
    index.apply({ collection: 'lots', document: changed, id: lotId });
  }

  /** Another parcel of the same cooperative, which another household farms. */
  async function secondParcel(): Promise<void> {
    const { index, store } = api.services;
    const first = await store.get('parcels', 'p-0017');
    if (!first) throw new Error('expected parcel p-0017');
    const value = { ...first.value, parcelId: 'p-0018' };
    const document = { ...first, _id: 'p-0018', value };
    await store.put('parcels', document);
    index.apply({ collection: 'parcels', document, id: 'p-0018' });
    const sowing = { commandId: commandIdOf(70), declaredAt: '2026-05-01T00:00:00.000Z', v: 1 };
    const about = { parcelId: 'p-0018', season: 2026, seedLot: 'sd-1', variety: '盐丰47' };
    const holder = { holderOperatorId: 'house-9' };
    await record(api.services, 'parcel-sowing~p-0018/2026', { ...sowing, ...about, ...holder });
  }

  async function happened(n: number, text: string, subjects: string[]): Promise<void> {
    const { index, store } = api.services;
    const document = {
      _id: `trace~${commandIdOf(n)}`,
      blockNumber: n,
      channel: 'trace' as const,
      command: text,
      signature: 'AAAA',
      transactionId: `tx-${n}`,
      txIndex: 0,
      value: { ...eventOf(text, subjects) },
    };
    await store.put('events', document);
    index.apply({ collection: 'events', document, id: document._id });
  }

  const signed = (n: number) =>
    ({
      alg: 'ecdsa-p256-sha256',
      commandId: commandIdOf(n),
      deviceTime: '2026-07-20T08:00:00.000Z',
      signerKeyId: KEY_ID,
      v: 1,
    }) as const;

  async function spray(n: number, applicationId: string): Promise<void> {
    const parcels = [...SPRAY.parcels];
    const fields = { ...SPRAY, applicationId, parcels, type: 'applyInput' as const };
    const text = encodeCommand('trace', { ...signed(n), ...fields });
    await happened(n, text, [`application~${applicationId}`, 'parcel~p-0017']);
    const { doseMilliPerMu, startDate, stockLotId, stopDate, target } = SPRAY;
    const used = { freeFrom: '2026-08-11', quantityMilli: 1, ruleSetId: 'rs-products-1' };
    await record(api.services, `application~${applicationId}`, {
      ...{ applicationId, commandId: commandIdOf(n), doseMilliPerMu, operatorId: 'coop-1' },
      parcels: SPRAY.parcels.map((parcelId) => ({ ...used, parcelId })),
      ...{ registration: 'PD20081234', startDate, stockLotId, stopDate, target, unit: 'g', v: 1 },
    });
  }

  it('names one parcel only where every grain is of it', async () => {
    await change('k-1', { shares: WHOLE });
    expect(await page()).to.include('全部来自地块 p-0017');
  });

  it('does not name it where shares were not kept, as in versions of before', async () => {
    const text = await page();
    expect(text).not.to.include('全部来自');
    expect(text).to.include('来自 1 户 1 块地，可能还有未记录的来源');
  });

  it('does not name it where what lies in the bin beside the lot is of another parcel', async () => {
    await secondParcel();
    await change('k-1', { origins: ['h-1', 'h-2'], shares: WHOLE });
    await change('h-1', { lotId: 'h-1', parcels: ['p-0017', 'p-0018'] });
    const text = await page();
    expect(text).not.to.include('全部来自');
    expect(text).to.include('无法确定');
  });

  it('counts households by who farms the land, not by who entered it', async () => {
    await secondParcel();
    await change('k-1', { parcels: ['p-0017', 'p-0018'], shares: WHOLE });
    expect(await page()).to.include('来自 2 户 2 块地');
  });

  it('tells what was used on its own parcels, and from when they were free', async () => {
    await spray(71, 'ap-1');
    const text = await page();
    for (const part of ['PD20081234', '稻瘟病', '2026-07-20', '1 块地中的 1 块', '2026-08-11'])
      expect(text).to.include(part);
    expect(text).not.to.include('p-elsewhere');
  });

  it('says what was done on the field and when, and what was applied against what', async () => {
    const text = encodeCommand('trace', {
      ...signed(74),
      doneOn: '2026-06-10',
      parcels: ['p-0017'],
      type: 'recordFieldWork',
      work: 'irrigate',
    });
    await happened(74, text, ['parcel~p-0017']);
    await spray(75, 'ap-1');
    const told = /<h2>[^/]*经过[\s\S]*?<\/ol>/.exec(await page())?.[0] ?? '';
    const plain = told.replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ');
    expect(plain).to.include('灌水 irrigate').and.to.include('2026-06-10');
    expect(plain)
      .to.include('施用农资 apply inputs : PD20081234 · 稻瘟病')
      .and.to.include('2026-07-20');
    expect(plain).not.to.include('记农事');
  });

  it('says that no use is recorded, which is not that there was none', async () => {
    expect(await page())
      .to.include('没有登记投入品的使用')
      .and.include('没有用过，或没有登记');
  });

  it('tells a bounded number of steps, and how many more there are', async () => {
    for (let n = 0; n < MAX_FIELD_STEPS + 3; n += 1) await spray(100 + n, `ap-${n}`);
    expect(await page()).to.match(/Further records of the fields, not shown:[^0-9]*3</);
  });

  it('tells nothing of another season', async () => {
    await spray(72, 'ap-2');
    await change('h-1', { harvestYear: 2025 });
    for (const id of ['s-1', 'm-1', 'k-1']) await change(id, { harvestYear: 2025 });
    expect(await page()).not.to.include('PD20081234');
  });

  it('says what is not known', async () => {
    expect(await page())
      .to.include('还不知道的')
      .and.include('单袋交付后到了谁手里没有记录');
  });
});
