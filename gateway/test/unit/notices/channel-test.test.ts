// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { NoticeConfig } from '../../../src/notices/notice-config.js';
import { noticeFileSchema } from '../../../src/notices/notice-file.js';
import { startChat, TAKEN, type ChatServer } from '../../doubles/chat-server.js';
import { alarmOf, configOf, MINUTE, openDesk, type NoticeDesk } from '../../doubles/notice-desk.js';

const HOUR = 60 * MINUTE;
/** From 17:30 to 08:30 of the next day. */
const UNTIL_TEST = 15 * HOUR;
const TEST = '每日测试';

describe('the daily test of a channel', () => {
  let chat: ChatServer;
  let sms: ChatServer;
  let desk: NoticeDesk;

  const tested = (...ids: readonly string[]): NoticeConfig => {
    const config = configOf(chat.origin, sms.origin);
    const channels = config.channels.map((one) =>
      ids.includes(one.id) ? { ...one, testAt: '08:30' } : one,
    );
    return { ...config, channels };
  };
  const open = async (...ids: readonly string[]): Promise<void> => {
    desk = await openDesk(tested(...ids));
    // What is due on the day of the start has been sent.
    await desk.after(0);
    for (const server of [chat, sms]) server.posted.length = 0;
  };
  const tests = ({ posted }: ChatServer): string[] =>
    posted.map(({ body }) => body).filter((body) => body.includes(TEST));
  const kinds = (): string[] => desk.service.outbox.entries().map(({ notice }) => notice.kind);

  beforeEach(async () => {
    [chat, sms] = [await startChat(), await startChat()];
  });

  afterEach(async () => {
    await desk.service.close();
    await Promise.all([chat.close(), sms.close()]);
  });

  it('is sent at its time and not a moment earlier, once a day, and asks for nothing', async () => {
    await open('group');
    // The test of the day before went out at 17:30, after the time of that day: the next morning needs none.
    await desk.after(UNTIL_TEST);
    await desk.after(24 * HOUR - 1);
    expect(tests(chat)).to.deep.equal([]);
    await desk.after(1);
    expect(tests(chat)).to.have.length(1);
    await desk.after(1_000);
    expect(tests(chat)[0]).to.include('通知渠道 group 每日测试').and.to.include('No answer needed');
    await desk.after(23 * HOUR);
    expect(tests(chat)).to.have.length(1);
    expect(desk.service.outbox.waiting()).to.deep.equal([]);
    expect(sms.posted).to.deep.equal([]);
  });

  it('is sent on the first day too, where its time is over and nothing was ever sent', async () => {
    desk = await openDesk(tested('group'));
    await desk.after(0);
    expect(tests(chat)).to.have.length(1);
    await desk.service.close();
    await desk.reopen();
    await desk.after(1_000);
    expect(tests(chat)).to.have.length(1);
  });

  it('is not sent over a channel without a time for it', async () => {
    await open();
    await desk.after(72 * HOUR);
    expect(kinds()).to.deep.equal([]);
  });

  it('is left out while messages went through since the time of the last', async () => {
    await open('group');
    await desk.after(HOUR);
    desk.service.offer(alarmOf());
    await desk.after(0);
    await desk.after(14 * HOUR + MINUTE);
    expect(tests(chat)).to.deep.equal([]);
    await desk.after(9 * HOUR);
    expect(tests(chat)).to.deep.equal([]);
    await desk.after(15 * HOUR);
    expect(tests(chat)).to.have.length(1);
  });

  it('goes to one number of a port, that of who takes care of it', async () => {
    const config = tested('sms');
    const more = { channels: ['sms'], id: 'aa', phone: '13900002222', role: 'keeper' } as const;
    desk = await openDesk({ ...config, persons: [more, ...config.persons] });
    await desk.after(0);
    expect(tests(sms)).to.have.length(1);
    expect(tests(sms)[0]).to.include('13900001111');
    expect(chat.posted).to.deep.equal([]);
  });

  it('finds a channel dead over which nothing else goes, tells its caretakers over the others, and says when it is back', async () => {
    desk = await openDesk(tested('group'));
    chat.answer = { status: 502 };
    for (const pause of [0, 5_000, 15_000, 60_000, 180_000, 1_000]) await desk.after(pause);
    expect(kinds()).to.deep.equal(['channel-test', 'channel-dead']);
    expect(sms.posted.map(({ body }) => body).join()).to.include('通知渠道 group 发不出去');
    // A day on it is not tested once more: it is tried each minute as it is.
    await desk.after(24 * HOUR);
    expect(kinds()).to.deep.equal(['channel-test', 'channel-dead']);
    chat.answer = TAKEN;
    await desk.after(10 * MINUTE);
    await desk.after(MINUTE);
    expect(kinds()).to.deep.equal(['channel-test', 'channel-dead', 'channel-back']);
  });

  it('does not say a dead channel dead again because a test came between', async () => {
    desk = await openDesk(tested('group', 'sms'));
    sms.answer = { status: 502 };
    for (const pause of [0, 5_000, 15_000, 60_000, 180_000, 1_000]) await desk.after(pause);
    await desk.service.close();
    await desk.reopen();
    await desk.after(48 * HOUR);
    expect(kinds().filter((kind) => kind === 'channel-dead')).to.have.length(1);
  });

  for (const testAt of ['24:00', '8:30', '08:30:00', '', 510, null])
    it(`is configured for no time ${JSON.stringify(testAt)}`, () => {
      const channel = { id: 'group', kind: 'wecom', testAt, url: { file: 'wecom.url' } };
      const file = { caretakers: [], channels: [channel], duties: [], persons: [], v: 1 };
      const { error } = noticeFileSchema.safeParse(file);
      expect(error?.issues[0]?.path).to.deep.equal(['channels', 0, 'testAt']);
    });
});
