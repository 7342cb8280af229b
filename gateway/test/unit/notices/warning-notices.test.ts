// SPDX-License-Identifier: Apache-2.0
import type { Warning } from '@daoji/model';
import { expect } from 'chai';

import type { NoticeConfig } from '../../../src/notices/notice-config.js';
import { noticeSchema } from '../../../src/notices/notice.js';
import { warningIn, warningNoticesOf } from '../../../src/notices/warning-notices.js';
import { startChat, type ChatServer } from '../../doubles/chat-server.js';
import { configOf, MINUTE, openDesk, START, type NoticeDesk } from '../../doubles/notice-desk.js';
import { commandIdOf } from '../../doubles/season.js';

const DAY = { from: '00:00', personIds: ['agronomist-1', 'head'], to: '00:00' };

function stepOf(number: number): Warning['issued'] {
  return {
    at: new Date(START).toISOString(),
    commandId: commandIdOf(number),
    operatorId: 'mill-1',
    personId: 'watch-1',
  };
}

function warningOf(fields: Partial<Warning> = {}): Warning {
  return {
    areaCode: '211103',
    inputsDigest: 'ab'.repeat(32),
    issued: stepOf(4),
    level: 'urgent',
    modelId: 'blastam',
    modelVersion: '1',
    operatorId: 'mill-1',
    parcels: [{ operatorId: 'household-1', parcelId: 'p-0017' }],
    pest: 'rice-blast',
    state: 'issued',
    v: 1,
    validFrom: '2026-11-30',
    validTo: '2026-12-07',
    verdict: 'favourable',
    voidedCount: 0,
    warningId: 'blast-1',
    ...fields,
  };
}

describe('notices of pest warnings', () => {
  let chat: ChatServer;
  let sms: ChatServer;
  let desk: NoticeDesk;

  const withField = (config: NoticeConfig): NoticeConfig => ({
    ...config,
    duties: [
      ...config.duties,
      {
        about: 'warning',
        shifts: [DAY],
        steps: [
          { afterMinutes: 0, role: 'agronomist' },
          { afterMinutes: 60, role: 'safety-director' },
        ],
      },
    ],
    persons: [...config.persons, { channels: ['group'], id: 'agronomist-1', role: 'agronomist' }],
  });

  beforeEach(async () => {
    [chat, sms] = [await startChat(), await startChat()];
    desk = await openDesk(withField(configOf(chat.origin, sms.origin)));
  });

  afterEach(async () => {
    await desk.service.close();
    await Promise.all([chat.close(), sms.close()]);
  });

  const bodies = (): string[] => chat.posted.map(({ body }) => body);
  const told = (): (readonly string[])[] =>
    desk.service.outbox
      .entries()
      .flatMap(({ deliveries }) => deliveries.map(({ delivery }) => delivery.personIds));

  it('go to the agronomist on duty, once, with pest, verdict and how long it holds', async () => {
    for (let round = 0; round < 3; round += 1) {
      desk.service.offerWarning(warningOf());
      await desk.after(5_000);
    }
    expect(bodies()).to.have.length(1);
    expect(bodies()[0]).to.include('紧急病虫预警：稻瘟病，有利侵染，1 块地，有效期到 2026-12-07');
    expect(told()).to.deep.equal([['agronomist-1']]);
  });

  it('call the next one when nobody has confirmed, and nobody after that', async () => {
    desk.service.offerWarning(warningOf());
    await desk.after(0);
    await desk.after(59 * MINUTE);
    expect(sms.posted).to.have.length(0);
    await desk.after(MINUTE);
    expect(sms.posted).to.have.length(1);
    const acknowledged = { ...stepOf(5), note: '已到田间查看' };
    desk.service.offerWarning(warningOf({ acknowledged, state: 'acknowledged' }));
    await desk.after(600 * MINUTE);
    expect(sms.posted.filter(({ body }) => body.includes('紧急病虫预警'))).to.have.length(1);
  });

  it('say nothing of one that was over before the outbox began', async () => {
    const at = '2026-11-01T00:00:00.000Z';
    const withdrawn = { ...stepOf(6), at, note: '雨量计故障' };
    desk.service.offerWarning(warningOf({ issued: { ...stepOf(4), at }, withdrawn }));
    await desk.after(0);
    expect(bodies()).to.deep.equal([]);
  });

  it('name neither parcels nor holders nor weather, and are notices by their schema', () => {
    const closed = { ...stepOf(7), note: '防治有效' };
    const notices = warningNoticesOf(
      warningOf({ acknowledged: { ...stepOf(5), note: '属实' }, closed }),
    );
    for (const notice of notices) noticeSchema.parse(notice);
    expect(notices.map(({ kind, standing }) => [kind, standing])).to.deep.equal([
      ['warning-issued', 'asks'],
      ['warning-confirmed', 'answered'],
      ['warning-closed', 'ended'],
    ]);
    expect(JSON.stringify(notices)).not.to.match(/p-0017|household-1|blastam/);
  });

  it('say the time of the network, where its ledger records another', () => {
    const warning = warningOf({ withdrawn: { ...stepOf(7), note: '雨量计故障' } });
    const [issued, withdrawn] = warningNoticesOf(warning, (at) => at.replace('2026', '2027'));
    const [asRecorded] = warningNoticesOf(warning);
    expect([issued?.zh, issued?.en].join())
      .to.match(/2027.*2027/)
      .and.not.match(/2026-11-30 \d/);
    expect(withdrawn?.zh).to.include('2027');
    expect(asRecorded?.zh).to.not.include('2027');
    expect(issued?.at).to.equal(warning.issued.at);
  });

  it('press as their level says; a run that could not judge is no emergency', () => {
    const levelOf = (level: Warning['level']): string | undefined =>
      warningNoticesOf(warningOf({ level }))[0]?.level;
    expect((['urgent', 'warning', 'notice', 'none'] as const).map(levelOf)).to.deep.equal([
      'urgent',
      'warning',
      'info',
      'info',
    ]);
  });

  for (const [what, id, value] of [
    ['another thing', 'trace~alarm~al-1', warningOf()],
    ['a task', 'trace~control-task~blast-1/p-0017', warningOf()],
    ['a damaged value', 'trace~warning~blast-1', { v: 1 }],
  ] as const) {
    it(`come of no ${what}`, () => {
      const document = {
        _id: id,
        blockNumber: 1,
        channel: 'trace' as const,
        transactionId: '',
        txIndex: 0,
        value: { ...value },
      };
      expect(warningIn({ collection: 'objects', document, id })).to.equal(undefined);
    });
  }
});
