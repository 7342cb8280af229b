// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { OutboxEntry } from '../../../src/notices/outbox-entry.js';
import { startChat, TAKEN, type ChatServer } from '../../doubles/chat-server.js';
import {
  alarmOf,
  configOf,
  MINUTE,
  noticeOf,
  openDesk,
  wordOf,
  type NoticeDesk,
} from '../../doubles/notice-desk.js';

const HOUR = 60 * MINUTE;

describe('a channel that fails', () => {
  let chat: ChatServer;
  let sms: ChatServer;
  let desk: NoticeDesk;

  beforeEach(async () => {
    [chat, sms] = [await startChat(), await startChat()];
    desk = await openDesk(configOf(chat.origin, sms.origin));
  });

  afterEach(async () => {
    await desk.service.close();
    await Promise.all([chat.close(), sms.close()]);
  });

  const texts = (server = chat): string[] =>
    server.posted.map(({ body }) => {
      const { text } = JSON.parse(body) as { text: string | { content: string } };
      return typeof text === 'string' ? text : text.content;
    });
  const entries = (): OutboxEntry[] => desk.service.outbox.entries();
  const kinds = (): string[] => entries().map(({ notice }) => notice.kind);

  it('is tried again after 5 s, not before, under the same id', async () => {
    chat.answer = { status: 502 };
    desk.service.offer(alarmOf());
    await desk.after(0);
    await desk.after(4_999);
    expect(chat.posted).to.have.length(1);
    chat.answer = TAKEN;
    await desk.after(1);
    expect(chat.posted).to.have.length(2);
    expect(texts()[0]).to.equal(texts()[1]);
    await desk.after(HOUR);
    expect(chat.posted).to.have.length(2);
  });

  it('waits as long as the channel asks for', async () => {
    chat.answer = { body: '{"errcode":45009}' };
    desk.service.offer(alarmOf());
    await desk.after(0);
    await desk.after(59_999);
    expect(chat.posted).to.have.length(1);
    await desk.after(1);
    expect(chat.posted).to.have.length(2);
  });

  it('is an alarm of its own over the others after 5 failures, once, and its return is said', async () => {
    chat.answer = { status: 502 };
    desk.service.offer(alarmOf());
    for (const pause of [0, 5_000, 15_000, 60_000, 180_000, 1_000]) await desk.after(pause);
    expect(chat.posted).to.have.length(5);
    expect(texts(sms).filter((text) => text.includes('通知渠道 group 发不出去'))).to.have.length(1);
    chat.answer = TAKEN;
    await desk.after(10 * MINUTE);
    await desk.after(MINUTE);
    await desk.after(MINUTE);
    expect(kinds().filter((kind) => kind.startsWith('channel-'))).to.deep.equal([
      'channel-dead',
      'channel-back',
    ]);
    expect(texts(sms).filter((text) => text.includes('已恢复'))).to.have.length(1);
  });

  it('is not dead after 4 failures', async () => {
    chat.answer = { status: 502 };
    desk.service.offer(alarmOf());
    for (const pause of [0, 5_000, 15_000, 60_000, 1_000]) await desk.after(pause);
    expect(chat.posted).to.have.length(4);
    expect(kinds()).to.deep.equal(['alarm-raised']);
  });

  it('is said dead once, also when the process starts again', async () => {
    chat.answer = { status: 502 };
    desk.service.offer(alarmOf());
    for (const pause of [0, 5_000, 15_000, 60_000, 180_000]) await desk.after(pause);
    await desk.service.close();
    await desk.reopen();
    await desk.after(1_000);
    await desk.after(1_000);
    expect(kinds().filter((kind) => kind === 'channel-dead')).to.have.length(1);
  });

  it('holds no other channel up', async () => {
    chat.answer = () => undefined;
    desk.service.offer(alarmOf());
    const stuck = desk.after(0);
    await desk.service.take(noticeOf({ id: 'other-1', subject: { id: 'w-1', kind: 'warning' } }));
    desk.nowMs += 15 * MINUTE;
    const second = desk.service.tick();
    await Promise.all([stuck, second]);
    expect(sms.posted.length).to.be.greaterThan(0);
  });

  it('is given up after 3 days', async () => {
    chat.answer = { status: 502 };
    desk.service.offer(alarmOf());
    await desk.after(0);
    await desk.after(72 * HOUR);
    const [state] = entries()[0]?.deliveries ?? [];
    expect(state).to.include({ code: 'CHANNEL_GIVEN_UP', outcome: 'given-up' });
    const { length } = chat.posted;
    await desk.after(HOUR);
    expect(chat.posted).to.have.length(length);
  });

  it('sends nobody an alarm that was answered meanwhile, but the answer', async () => {
    chat.answer = { status: 502 };
    desk.service.offer(alarmOf());
    await desk.after(0);
    desk.service.offer(alarmOf({ acknowledged: wordOf(5), state: 'acknowledged' }));
    chat.answer = TAKEN;
    await desk.after(10_000);
    await desk.after(10_000);
    expect(entries()[0]?.deliveries[0]?.outcome).to.equal('overtaken');
    expect(texts().slice(1)).to.have.length(1);
    expect(texts()[1]).to.include('已确认');
  });

  it('gives up on messages over a channel that the configuration has no more', async () => {
    chat.answer = { status: 502 };
    desk.service.offer(alarmOf());
    await desk.after(0);
    await desk.service.close();
    const { channels, ...rest } = configOf(chat.origin, sms.origin);
    await desk.reopen({ ...rest, channels: channels.filter(({ id }) => id === 'sms') });
    await desk.after(MINUTE);
    expect(entries()[0]?.deliveries[0]).to.include({
      code: 'CHANNEL_REMOVED',
      outcome: 'given-up',
    });
  });

  it('sends 20 messages a minute to a group at most', async () => {
    for (let number = 0; number < 30; number += 1) {
      const id = `al-${number}`;
      desk.service.offer(alarmOf({ alarmId: id }, 100 + number));
    }
    for (let second = 0; second < 60; second += 1) await desk.after(1_000);
    expect(chat.posted.length).to.be.within(15, 20);
  });
});
