// SPDX-License-Identifier: Apache-2.0
import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'chai';

import type { OutboxEntry } from '../../../src/notices/outbox-entry.js';
import { startChat, type ChatServer } from '../../doubles/chat-server.js';
import {
  alarmOf,
  configOf,
  MINUTE,
  noticeOf,
  openDesk,
  START,
  wordOf,
  type NoticeDesk,
} from '../../doubles/notice-desk.js';

const HOUR = 60 * MINUTE;

describe('notices of alarms', () => {
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

  it('tells those on duty, once, with what was found, where, when and the page to answer on', async () => {
    desk.service.offer(alarmOf());
    await desk.after(0);
    expect(texts()).to.have.length(1);
    expect(texts()[0]).to.include('紧急预警：局部发热，粮仓 b-01，2026-11-30 17:30 (UTC+8)');
    expect(texts()[0]).to.include('Urgent: hot spot, bin b-01, 2026-11-30 17:30 (UTC+8)');
    expect(texts()[0]).to.include('说明：6 °C above its layer');
    expect(texts()[0]).to.match(/https:\/\/trace\.example\/n\/[\w-]{22}\n/);
    const [sent] = entries()[0]?.deliveries ?? [];
    expect(sent).to.include({ attempts: 1, outcome: 'sent' });
    expect(sent?.delivery.personIds).to.deep.equal(['keeper-day']);
    expect(sms.posted).to.deep.equal([]);
  });

  it('says nothing twice, however often the alarm is projected or the process starts', async () => {
    for (let round = 0; round < 3; round += 1) {
      desk.service.offer(alarmOf());
      desk.service.offer(alarmOf());
      await desk.after(5_000);
      await desk.service.close();
      await desk.reopen();
    }
    expect(texts()).to.have.length(1);
  });

  it('lets no note of an alarm call persons in the chat', async () => {
    const raised = { ...wordOf(4), note: '<@all> <at user_id="all">所有人</at> @13900001111' };
    desk.service.offer(alarmOf({ raised }));
    await desk.after(0);
    expect(texts()[0]).not.to.match(/[<>@]/);
    expect(texts()[0]).to.include('＜＠all＞');
  });

  it('calls the next role when nobody has answered for 15 minutes, and no earlier', async () => {
    desk.service.offer(alarmOf());
    await desk.after(0);
    await desk.after(15 * MINUTE - 1);
    expect(sms.posted).to.deep.equal([]);
    await desk.after(1);
    expect(texts(sms)[0]).to.include('【第 2 次提醒】15 分钟没人确认');
    await desk.after(24 * HOUR);
    expect(sms.posted).to.have.length(1);
    expect(JSON.parse(sms.posted[0]?.body ?? '')).to.include({ to: '13900001111' });
  });

  it('calls nobody further once a person has answered', async () => {
    desk.service.offer(alarmOf());
    await desk.after(0);
    desk.service.offer(alarmOf({ acknowledged: wordOf(5), state: 'acknowledged' }));
    await desk.after(10_000);
    await desk.after(HOUR);
    expect(sms.posted).to.deep.equal([]);
    expect(texts()[1]).to.include('已确认，处置中');
    expect(texts()).to.have.length(2);
  });

  it('takes the answer of a person for a reading of that person', async () => {
    desk.service.offer(alarmOf());
    await desk.after(0);
    expect(entries()[0]?.deliveries[0]?.readMs).to.equal(undefined);
    desk.service.offer(alarmOf({ acknowledged: wordOf(5), state: 'acknowledged' }));
    await desk.after(10_000);
    expect(entries()[0]?.deliveries[0]?.readMs).to.equal(START + 10_000);
  });

  it('takes the answer of one person for no reading of another', async () => {
    desk.service.offer(alarmOf());
    await desk.after(0);
    const acknowledged = { ...wordOf(5), personId: 'head' };
    desk.service.offer(alarmOf({ acknowledged, state: 'acknowledged' }));
    await desk.after(10_000);
    expect(entries()[0]?.deliveries[0]?.readMs).to.equal(undefined);
  });

  it('asks again when the shelving ends and nobody has cleared it', async () => {
    const until = START + 2 * HOUR;
    const acknowledged = { ...wordOf(5), shelvedUntil: new Date(until).toISOString() };
    desk.service.offer(alarmOf({ acknowledged, state: 'acknowledged' }));
    await desk.after(0);
    await desk.after(2 * HOUR - 1);
    expect(kinds()).to.deep.equal(['alarm-raised', 'alarm-acknowledged']);
    await desk.after(1);
    expect(kinds().at(-1)).to.equal('alarm-unshelved');
    await desk.after(10_000);
    await desk.after(10_000);
    expect(kinds()).to.have.length(3);
    expect(texts().at(-1)).to.include('暂缓时间已到');
  });

  it('ends what it told of, also where the clock of the network went back', async () => {
    desk.service.offer(alarmOf());
    await desk.after(0);
    const earlier = wordOf(5, START - HOUR);
    desk.service.offer(alarmOf({ acknowledged: earlier, cleared: earlier, state: 'cleared' }));
    await desk.after(10_000);
    await desk.after(HOUR);
    expect(kinds().at(-1)).to.equal('alarm-cleared');
    expect(sms.posted).to.deep.equal([]);
  });

  it('shows an alarm that came and went unseen, and wakes nobody', async () => {
    desk.nowMs += HOUR;
    desk.service.offer(alarmOf({ acknowledged: wordOf(5), cleared: wordOf(6), state: 'cleared' }));
    await desk.after(0);
    expect(kinds()).to.deep.equal(['alarm-raised', 'alarm-acknowledged', 'alarm-cleared']);
    expect(texts()).to.deep.equal([]);
    await desk.after(HOUR);
    expect(sms.posted).to.deep.equal([]);
  });

  it('says nothing of what was over before it began', async () => {
    const word = wordOf(4, START - HOUR);
    desk.service.offer(
      alarmOf({ acknowledged: word, cleared: word, raised: word, state: 'cleared' }),
    );
    await desk.after(0);
    expect(entries()).to.deep.equal([]);
  });

  it('tells of what was open before it began', async () => {
    desk.service.offer(alarmOf({ raised: wordOf(4, START - HOUR) }));
    await desk.after(0);
    expect(texts()).to.have.length(1);
  });

  it('wakes the keeper of the night at night', async () => {
    desk.nowMs = Date.parse('2026-11-30T11:00:00.000Z');
    desk.service.offer(alarmOf());
    await desk.after(0);
    expect(entries()[0]?.deliveries[0]?.delivery.personIds).to.deep.equal(['keeper-night']);
  });

  it('keeps a notice without a duty list for the screen', async () => {
    await desk.service.close();
    await desk.reopen({ ...configOf(chat.origin, sms.origin), duties: [] });
    desk.service.offer(alarmOf());
    await desk.after(0);
    await desk.after(HOUR);
    expect(entries()[0]?.deliveries).to.deep.equal([]);
    expect([...chat.posted, ...sms.posted]).to.deep.equal([]);
  });

  it('keeps its file for its owner alone, without a secret of the configuration', async () => {
    desk.service.offer(alarmOf());
    await desk.after(0);
    await desk.after(15 * MINUTE);
    const path = join(desk.dir, 'notices.ndjson');
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
    expect(await readFile(path, 'utf8')).not.to.match(/k-1|13900001111|127\.0\.0\.1/);
  });

  it('goes on after a torn last line', async () => {
    desk.service.offer(alarmOf());
    await desk.after(0);
    await desk.service.close();
    await appendFile(join(desk.dir, 'notices.ndjson'), '\n{"kind":"notice","ms":17960');
    await desk.reopen();
    desk.service.offer(alarmOf({ acknowledged: wordOf(5), state: 'acknowledged' }));
    await desk.after(10_000);
    await desk.service.close();
    await desk.reopen();
    expect(kinds()).to.deep.equal(['alarm-raised', 'alarm-acknowledged']);
  });

  it('takes no notice that it could not read again', async () => {
    const taken = desk.service.take(noticeOf({ id: 'has.stop' }));
    const error: unknown = await taken.catch((failure: unknown) => failure);
    expect(error).to.be.instanceOf(Error);
    expect(entries()).to.deep.equal([]);
  });

  it('forgets what ended more than 400 days ago, and takes it for no news', async () => {
    const cleared = alarmOf({ acknowledged: wordOf(5), cleared: wordOf(6), state: 'cleared' });
    desk.service.offer(cleared);
    desk.service.offer(alarmOf({ alarmId: 'al-2' }, 7));
    await desk.after(0);
    await desk.service.close();
    desk.nowMs += 401 * 24 * HOUR;
    await desk.reopen();
    desk.service.offer(cleared);
    await desk.after(0);
    expect(entries().map(({ notice }) => notice.subject.id)).to.deep.equal(['al-2']);
  });
});
