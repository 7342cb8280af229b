// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer, get as httpGet, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect } from 'chai';

import { createApp } from '../../../src/http/app.js';
import { startChat, type ChatServer } from '../../doubles/chat-server.js';
import { EventReader } from '../../doubles/event-reader.js';
import { API, freshApi } from '../../doubles/fresh-api.js';
import {
  alarmOf,
  configOf,
  noticeOf,
  openDesk,
  wordOf,
  type NoticeDesk,
} from '../../doubles/notice-desk.js';

describe('the stream of notices', () => {
  const api = freshApi();
  let chat: ChatServer;
  let desk: NoticeDesk;
  let server: Server;

  beforeEach(async () => {
    chat = await startChat();
    desk = await openDesk(configOf(chat.origin, chat.origin));
    const services = { ...api.services, notices: desk.service };
    server = createServer(createApp(services)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await desk.service.close();
    await chat.close();
  });

  const raise = async (): Promise<void> => {
    desk.service.offer(alarmOf());
    await desk.after(0);
  };
  const listen = async (query = '', headers = {}): Promise<EventReader> => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}${API}/notices/stream${query}`;
    const [answer] = (await once(httpGet(url, { headers }), 'response')) as [IncomingMessage];
    return new EventReader(answer);
  };

  it('brings each change as it is made, whole and uncompressed', async () => {
    const reader = await listen('', { 'accept-encoding': 'gzip' });
    expect(reader.answer.headers).to.include({
      'cache-control': 'no-store, no-transform',
      'content-type': 'text/event-stream; charset=utf-8',
    });
    expect(reader.answer.headers).not.to.have.property('content-encoding');
    await raise();
    const [taken, sent] = await reader.take(2);
    expect(taken).to.deep.include({ event: 'notice', id: '1' });
    expect(taken?.data.deliveries[0]).to.include({ state: 'waiting' });
    expect(sent).to.deep.include({ id: '2' });
    expect(sent?.data.deliveries[0]).to.include({ state: 'sent' });
    expect(sent?.data.notice.kind).to.equal('alarm-raised');
  });

  it('brings what changed since Last-Event-ID, as it is now, and no more', async () => {
    await raise();
    desk.service.offer(alarmOf({ acknowledged: wordOf(5), state: 'acknowledged' }));
    await desk.after(10_000);
    const reader = await listen('', { 'last-event-id': '2' });
    const [only] = await reader.take(1);
    expect(only?.data.notice.kind).to.equal('alarm-acknowledged');
    desk.service.offer(alarmOf({ cleared: wordOf(6), state: 'cleared' }));
    await desk.after(10_000);
    const [next] = await reader.take(1);
    expect(next?.data.notice.kind).to.equal('alarm-cleared');
  });

  it('brings everything to a page that knows a later number than there is', async () => {
    await raise();
    const [first] = await (await listen('', { 'last-event-id': '999' })).take(1);
    expect(first?.data.notice.kind).to.equal('alarm-raised');
  });

  for (const lastEventId of ['x', '-1', '1e3', '']) {
    it(`brings nothing old for Last-Event-ID "${lastEventId}"`, async () => {
      await raise();
      const reader = await listen('', { 'last-event-id': lastEventId });
      await desk.service.take(noticeOf({ id: 'later-1' }));
      expect((await reader.take(1))[0]?.data.notice.id).to.equal('later-1');
    });
  }

  it('brings one operator’s notices alone', async () => {
    const reader = await listen('?operatorId=mill-2');
    await raise();
    await desk.service.take(noticeOf({ id: 'other-1', operatorId: 'mill-2' }));
    expect((await reader.take(1))[0]?.data.notice.id).to.equal('other-1');
  });

  it('refuses the 51st page of an address, and holds the others', async () => {
    const readers = await Promise.all(Array.from({ length: 50 }, () => listen()));
    const refused = await listen();
    expect(refused.answer.statusCode).to.equal(503);
    expect(await refused.text()).to.include('NOTICE_STREAMS_FULL');
    await raise();
    for (const reader of readers) expect(await reader.take(1)).to.have.length(1);
  });
});
