// SPDX-License-Identifier: Apache-2.0
import { BANNED_CONSUMER_WORDS } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { createApp } from '../../src/http/app.js';
import { freshApi } from '../doubles/fresh-api.js';
import { putRecall } from '../doubles/recalls.js';
import { GTIN } from '../doubles/season.js';
import { record } from '../doubles/trade.js';

const PLACED = '2026-11-20T03:00:00.000Z';

describe('the consumer page of a recalled lot', () => {
  const api = freshApi();
  const notice = async (query = ''): Promise<string> => {
    const link = `/page/01/${GTIN}/10/k-1${query}`;
    const { text } = await request(createApp(api.services)).get(link).expect(200);
    return /<section class="recall" role="alert">[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
  };
  const recalled = async (change: Parameters<typeof putRecall>[1] = {}): Promise<void> => {
    await putRecall(api.services, change);
    await record(api.services, 'lot-hold~k-1', {
      lotId: 'k-1',
      placedAt: PLACED,
      recallId: 'rc-1',
    });
  };

  it('says why, by whom and how bad it is, Chinese first', async () => {
    await recalled();
    const text = await notice();
    for (const part of ['镉超过限量', '示范合作社', 'rc-1', '一级：食用后', 'class 1'])
      expect(text).to.include(part);
    expect(text.indexOf('召回原因')).to.be.greaterThan(0).and.lessThan(text.indexOf('Why'));
  });

  it('says what someone with a bag of it does', async () => {
    await recalled();
    const text = await notice();
    expect(text.match(/<li>/g)).to.have.length(4);
    for (const part of ['您该怎么做', '停止食用', '退回购买处', '及时就医', '12315'])
      expect(text).to.include(part);
    for (const word of BANNED_CONSUMER_WORDS) expect(text).not.to.include(word);
  });

  it('says it in English first where that is asked', async () => {
    await recalled({ isOrdered: true });
    const text = await notice('?lang=en');
    expect(text.indexOf('What to do'))
      .to.be.greaterThan(0)
      .and.lessThan(text.indexOf('您该怎么做'));
    expect(text).to.include('ordered by the authority');
  });

  it('takes no markup from the reason', async () => {
    await recalled({ reason: '<b>镉</b>' });
    expect(await notice()).to.include('&lt;b&gt;镉');
  });

  it('has no such notice for a drill', async () => {
    await recalled({ mock: true });
    expect(await notice()).to.equal('');
  });
});
