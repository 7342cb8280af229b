// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import { pino } from 'pino';
import request from 'supertest';

import { createApp } from '../../../src/http/app.js';
import type { NoticeService } from '../../../src/notices/notice-service.js';
import { startChat, type ChatServer } from '../../doubles/chat-server.js';
import { validated } from '../../doubles/checked-answers.js';
import { API, freshApi } from '../../doubles/fresh-api.js';
import {
  alarmOf,
  configOf,
  MINUTE,
  noticeOf,
  openDesk,
  type NoticeDesk,
} from '../../doubles/notice-desk.js';

interface View {
  readonly deliveries: readonly Record<string, unknown>[];
  readonly isWaiting: boolean;
  readonly nextStep?: { readonly at: string; readonly role: string };
  readonly notice: { readonly id: string; readonly kind: string };
}

describe('notices over the API', () => {
  const api = freshApi();
  let chat: ChatServer;
  let desk: NoticeDesk;
  let notices: NoticeService;

  beforeEach(async () => {
    chat = await startChat();
    desk = await openDesk(configOf(chat.origin, chat.origin));
    notices = desk.service;
    const services = { ...api.services, machineNow: () => new Date(desk.nowMs), notices };
    api.app = validated(services);
  });

  afterEach(async () => {
    await notices.close();
    await chat.close();
  });

  const items = async (query = ''): Promise<View[]> => {
    const answer = await request(api.app).get(`${API}/notices${query}`);
    expect(answer.status, answer.text).to.equal(200);
    return (answer.body as { items: View[] }).items;
  };
  const raise = async (): Promise<void> => {
    notices.offer(alarmOf());
    await desk.after(0);
  };
  const linkOf = (number = 0): string => {
    const text = chat.posted[number]?.body ?? '';
    return /\/n\/[\w-]{22}/.exec(text)?.[0] ?? expect.fail(text);
  };

  it('lists who was told over what, and whom it goes to next', async () => {
    await raise();
    const [view] = await items();
    expect(view?.deliveries).to.have.length(1);
    expect(view?.deliveries[0]).to.include({
      attempts: 1,
      channelId: 'group',
      state: 'sent',
      step: 0,
    });
    expect(view?.deliveries[0]).to.deep.include({ personIds: ['keeper-day'], role: 'keeper' });
    expect(view?.isWaiting).to.equal(true);
    expect(view?.nextStep).to.deep.equal({
      at: '2026-11-30T09:45:00.000Z',
      role: 'safety-director',
    });
  });

  it('shows no link of a reader, no number and no address', async () => {
    await raise();
    await desk.after(15 * MINUTE);
    for (const path of ['/notices', '/notice-channels']) {
      const { text } = await request(api.app).get(`${API}${path}`);
      expect(text).not.to.include(linkOf().slice(3));
      expect(text).not.to.match(/13900001111|k-1|127\.0\.0\.1/);
    }
  });

  it('lists the newest first, of one operator where asked, and what is about the gateway for all', async () => {
    await raise();
    await notices.take(noticeOf({ id: 'other-1', operatorId: 'mill-2' }));
    await notices.take(
      noticeOf({ id: 'own-1', operatorId: undefined, subject: { id: 'x-1', kind: 'channel' } }),
    );
    const idsOf = async (query: string): Promise<string[]> =>
      (await items(query)).map(({ notice }) => notice.id);
    expect((await idsOf('')).slice(0, 2)).to.deep.equal(['own-1', 'other-1']);
    expect(await idsOf('?operatorId=mill-2')).to.deep.equal(['own-1', 'other-1']);
    expect(await idsOf('?operatorId=mill-3')).to.deep.equal(['own-1']);
  });

  for (const query of ['?operatorId=A', '?operatorId=a&operatorId=b', '?person=keeper-day']) {
    it(`refuses ${query}`, async () => {
      const answer = await request(api.app).get(`${API}/notices${query}`);
      expect(answer.body).to.include({ code: 'REQUEST_INVALID', status: 400 });
    });
  }

  it('states channels with their last failure, and who is on duty now', async () => {
    chat.answer = { status: 502 };
    await raise();
    const answer = await request(api.app).get(`${API}/notice-channels`);
    const { channels, duties } = answer.body as {
      channels: object[];
      duties: { steps: object[] }[];
    };
    expect(channels[0]).to.deep.include({
      failures: 1,
      id: 'group',
      kind: 'wecom',
      lastFailure: { at: '2026-11-30T09:30:00.000Z', code: 'CHANNEL_STATUS' },
      state: 'failing',
      waiting: 1,
    });
    expect(channels[1]).to.deep.include({ id: 'sms', state: 'unused', waiting: 0 });
    expect(duties[0]?.steps).to.deep.equal([
      { afterMinutes: 0, personIds: ['keeper-day'], role: 'keeper' },
      { afterMinutes: 15, personIds: ['head'], role: 'safety-director' },
    ]);
  });

  describe('the page behind the link of a message', () => {
    it('notes a reading when the button is pressed, once, and not when it is opened', async () => {
      await raise();
      const opened = await request(api.app).get(linkOf());
      expect(opened.text).to.include('我看到了').and.include('href="/app/bins/b-01"');
      expect(opened.headers['cache-control']).to.equal('no-store');
      expect((await items())[0]?.deliveries[0]).not.to.have.property('readAt');
      desk.nowMs += MINUTE;
      const pressed = await request(api.app).post(`${linkOf()}/read`);
      expect(pressed.status).to.equal(303);
      desk.nowMs += MINUTE;
      await request(api.app).post(`${linkOf()}/read`);
      expect((await items())[0]?.deliveries[0]).to.include({ readAt: '2026-11-30T09:31:00.000Z' });
      expect((await request(api.app).get(linkOf())).text).to.include('已读：2026-11-30 17:31');
    });

    it('takes a reading for no answer: the next ones are called all the same', async () => {
      await raise();
      await request(api.app).post(`${linkOf()}/read`);
      await desk.after(15 * MINUTE);
      expect((await items())[0]?.deliveries).to.have.length(2);
    });

    it('writes no link of a message to the log', async () => {
      await raise();
      const lines: string[] = [];
      const logger = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
      await request(createApp({ ...api.services, logger, notices }))
        .get(linkOf())
        .expect(200);
      expect(lines.join('')).to.include('/n/[redacted]').and.not.include(linkOf().slice(3));
    });

    it('keeps a reading', async () => {
      await raise();
      await request(api.app).post(`${linkOf()}/read`);
      await notices.close();
      await desk.reopen();
      expect(desk.service.outbox.entries()[0]?.deliveries[0]?.readMs).to.equal(desk.nowMs);
      await desk.service.close();
    });

    for (const path of ['/n/AAAAAAAAAAAAAAAAAAAAAA', '/n/x', '/n/__proto__']) {
      it(`knows no ${path}, and notes nothing`, async () => {
        await raise();
        for (const answer of [
          await request(api.app).get(path),
          await request(api.app).post(`${path}/read`),
        ]) {
          expect(answer.status).to.equal(404);
          expect(answer.text).to.include('NOTICE_LINK_UNKNOWN');
        }
        expect((await items())[0]?.deliveries[0]).not.to.have.property('readAt');
      });
    }
  });
});
