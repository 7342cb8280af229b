// SPDX-License-Identifier: Apache-2.0
import { signalSchema, type Signal } from '@daoji/model';
import { expect } from 'chai';

import type { NoticeConfig } from '../../../src/notices/notice-config.js';
import { noticeSchema } from '../../../src/notices/notice.js';
import { signalIn, signalNoticesOf } from '../../../src/notices/signal-notices.js';
import { startChat, type ChatServer } from '../../doubles/chat-server.js';
import { signal } from '../../doubles/duties.js';
import { configOf, MINUTE, openDesk, START, type NoticeDesk } from '../../doubles/notice-desk.js';
import { commandIdOf } from '../../doubles/season.js';

const DAY = 1_440 * MINUTE;
const ANSWER_BY = '2026-12-07';

function stepOf(number: number, personId: string): Omit<Signal['raised'], 'answerBy'> {
  return {
    at: new Date(START + number * 1_000).toISOString(),
    commandId: commandIdOf(number),
    on: '2026-11-30',
    operatorId: 'mill-1',
    personId,
  };
}

/** A signal whose id names the person, as the page proposes it. */
function signalOf(fields: Partial<Signal> = {}): Signal {
  return signalSchema.parse({
    ...signal('sg-20261130-worker-1'),
    operatorId: 'mill-1',
    personId: 'worker-1',
    raised: { ...stepOf(4, 'quality-1'), answerBy: ANSWER_BY },
    v: 1,
    ...fields,
  });
}

const EXPLAINED = {
  explained: { ...stepOf(5, 'worker-1'), reason: 'no-network' },
  state: 'explained',
} satisfies Partial<Signal>;
const DECIDED = {
  decided: {
    ...stepOf(7, 'head'),
    reason: 'cause-elsewhere',
    verdict: 'dismissed',
  },
  state: 'dismissed',
} satisfies Partial<Signal>;

describe('notices of signals about a person', () => {
  let chat: ChatServer;
  let sms: ChatServer;
  let desk: NoticeDesk;

  const withPeople = (config: NoticeConfig): NoticeConfig => ({
    ...config,
    channels: [
      ...config.channels,
      { id: 'city', kind: 'webhook', secret: `whsec_${'A'.repeat(32)}`, url: new URL(sms.origin) },
    ],
    persons: [
      ...config.persons.map((one) => ({ ...one, operatorId: 'mill-1' })),
      { channels: ['group'], id: 'worker-1', operatorId: 'mill-1', role: 'machine-operator' },
      // Somebody else of another operator, and one of whom nothing is said.
      { channels: ['group'], id: 'worker-1', operatorId: 'mill-2', role: 'machine-operator' },
      { channels: ['group'], id: 'other-head', operatorId: 'mill-2', role: 'safety-director' },
      { channels: ['group'], id: 'unknown-head', role: 'safety-director' },
    ],
  });

  beforeEach(async () => {
    [chat, sms] = [await startChat(), await startChat()];
    desk = await openDesk(withPeople(configOf(chat.origin, sms.origin)));
  });

  afterEach(async () => {
    await desk.service.close();
    await Promise.all([chat.close(), sms.close()]);
  });

  const bodies = (): string[] => [...chat.posted, ...sms.posted].map(({ body }) => body);
  const told = (): unknown[] =>
    desk.service.outbox
      .entries()
      .map(({ deliveries, notice }) => [
        notice.kind,
        deliveries.map(({ delivery }) => [delivery.channelId, ...delivery.personIds]),
      ]);

  it('go to the person named and to who decides, once, and to no other operator’s people', async () => {
    for (let round = 0; round < 3; round += 1) {
      desk.service.offerSignal(signalOf());
      await desk.after(5_000);
    }
    expect(told()).to.deep.equal([
      [
        'signal-raised',
        [
          ['group', 'worker-1'],
          ['sms', 'head'],
        ],
      ],
    ]);
    expect(bodies()).to.have.length(2);
  });

  it('name neither person nor signal nor figure, in a chat, a text message or an address', async () => {
    desk.service.offerSignal(signalOf({ ...EXPLAINED }));
    await desk.after(5_000);
    desk.service.offerSignal(signalOf({ ...EXPLAINED, ...DECIDED }));
    await desk.after(5_000);
    expect(bodies().length).to.be.greaterThan(2);
    // Digits of the id of a text message are those of a hash.
    for (const body of bodies().map((one) => one.replace(/"id":"[0-9a-f]{32}"/, '')))
      expect(body).to.not.match(/worker-1|quality-1|sg-2026|mill-1|no-network|40|timeliness/);
    const raised = bodies().filter((body) => body.includes('质量提示'));
    expect(raised).to.have.length(bodies().length);
  });

  it('reach no webhook: machines of others are told of no person', async () => {
    desk.service.offerSignal(signalOf());
    await desk.after(0);
    expect(sms.posted.map(({ headers }) => headers['webhook-id'])).to.deep.equal([undefined]);
    const { entries } = { entries: desk.service.outbox.entries() };
    expect(JSON.stringify(entries.map(({ deliveries }) => deliveries))).to.not.include('city');
  });

  it('call nobody else while nobody answers, and say once that the days are over', async () => {
    desk.service.offerSignal(signalOf());
    await desk.after(0);
    await desk.after(6 * DAY);
    expect(told()).to.have.length(1);
    await desk.after(2 * DAY);
    await desk.after(DAY);
    expect(told().map((one) => (one as string[])[0])).to.deep.equal([
      'signal-raised',
      'signal-unanswered',
    ]);
  });

  it('say each step once, also after a crash', async () => {
    desk.service.offerSignal(signalOf());
    await desk.after(0);
    await desk.service.close();
    await desk.reopen();
    desk.service.offerSignal(signalOf(EXPLAINED));
    await desk.after(0);
    desk.service.offerSignal(signalOf({ ...EXPLAINED, ...DECIDED }));
    await desk.after(0);
    await desk.after(9 * DAY);
    expect(told().map((one) => (one as string[])[0])).to.deep.equal([
      'signal-raised',
      'signal-explained',
      'signal-decided',
    ]);
  });

  it('say nothing of what was decided before the outbox began', async () => {
    const at = '2026-11-01T00:00:00.000Z';
    const decided = { ...DECIDED.decided, at };
    desk.service.offerSignal(
      signalOf({
        ...DECIDED,
        decided,
        raised: { ...stepOf(4, 'quality-1'), answerBy: ANSWER_BY, at },
      }),
    );
    await desk.after(0);
    expect(told()).to.deep.equal([]);
  });

  it('are notices by their schema, and ask until it is decided', () => {
    const contested = {
      contested: { ...stepOf(6, 'worker-1'), reason: 'wrong-figures' },
    } as const;
    const all = signalOf({ ...EXPLAINED, ...contested, ...DECIDED });
    const notices = signalNoticesOf(all, new Date(START));
    for (const notice of notices) noticeSchema.parse(notice);
    expect(notices.map(({ kind, standing }) => [kind, standing])).to.deep.equal([
      ['signal-raised', 'asks'],
      ['signal-explained', 'asks'],
      ['signal-contested', 'asks'],
      ['signal-decided', 'ended'],
    ]);
  });

  it('come of nothing else, and of no damaged value', () => {
    const of = (id: string, value: object): Signal | undefined => {
      const place = { blockNumber: 1, channel: 'trace' as const, transactionId: '', txIndex: 0 };
      const document = { ...place, _id: id, value: { ...value } };
      return signalIn({ collection: 'objects', document, id });
    };
    expect(of('trace~signal~sg-1', signalOf())?.personId).to.equal('worker-1');
    expect(of('trace~duty~mill-1/worker-1', signalOf())).to.equal(undefined);
    expect(of('trace~signal~sg-1', { v: 1 })).to.equal(undefined);
  });
});
