// SPDX-License-Identifier: Apache-2.0
import { encodeCommand, type Command } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { careEvents, MAX_CARE_STEPS } from '../../src/story/care-events.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { commandIdOf, GTIN, KEY_ID } from '../doubles/season.js';
import { record, recordEvent } from '../doubles/trade.js';
import { warning } from '../doubles/warnings.js';

/** The storage lot came into bin 1 on 4 October and was milled on the 5th. */
const [BEFORE, WITHIN, AFTER] = ['2026-10-03', '2026-10-04', '2026-10-06'];
const NOTE = { note: '第 3 层发热' };

describe('what watched over the rice', () => {
  const api = freshApi();

  async function say(n: number, day: string, fields: object, subjects: string[]): Promise<string> {
    const text = encodeCommand('trace', {
      ...fields,
      alg: 'ecdsa-p256-sha256',
      commandId: commandIdOf(n),
      deviceTime: `${day}T12:00:00.000Z`,
      signerKeyId: KEY_ID,
      v: 1,
    } as Command);
    await recordEvent(api.services, text, subjects, n);
    return commandIdOf(n);
  }

  /** An alarm of a subject, raised and perhaps cleared on civil days. */
  async function alarm(
    n: number,
    subject: { kind: 'bin' | 'lot' | 'parcel'; id: string },
    [raised, cleared]: readonly [string, string?],
    fields: object = {},
  ): Promise<void> {
    const alarmId = `al-${n}`;
    const subjects = [`alarm~${alarmId}`, `${subject.kind}~${subject.id}`];
    const named = { alarmId, kind: 'hot-spot', subject };
    const at = `${raised}T12:00:00.000Z`;
    const word = { ...NOTE, at, personId: 'person-1' };
    const raise = await say(n, raised, { ...named, ...NOTE, type: 'raiseAlarm' }, subjects);
    const clear =
      cleared && (await say(n + 1, cleared, { alarmId, ...NOTE, type: 'clearAlarm' }, subjects));
    await record(api.services, `alarm~${alarmId}`, {
      ...named,
      ...(subject.kind === 'bin' && { binId: subject.id }),
      ...(clear && { cleared: { ...word, commandId: clear } }),
      operatorId: 'coop-1',
      raised: { ...word, commandId: raise },
      raisedByOperatorId: 'coop-1',
      state: clear === undefined ? 'raised' : 'cleared',
      v: 1,
      ...fields,
    });
  }

  const BIN = { id: 'bin-1', kind: 'bin' } as const;
  /** Types of the steps of care of a package lot. */
  const told = (): string[] => {
    const { index } = api.services;
    const lots = ['k-1', 'm-1', 's-1', 'h-1'].flatMap((id) => index.lot(id) ?? []);
    return careEvents(index, lots, ['p-0017']).map(({ type }) => type);
  };
  const page = async (): Promise<string> =>
    (await request(api.app).get(`/page/01/${GTIN}/10/k-1`)).text;

  it('is nothing where nothing was', () => {
    expect(told()).to.deep.equal([]);
  });

  it('tells an alarm on the bin while the rice lay in it, from its first to its last step', async () => {
    await alarm(20, BIN, [WITHIN, AFTER]);
    expect(told()).to.deep.equal(['raiseAlarm', 'clearAlarm']);
  });

  it('tells an alarm that was open when the rice came', async () => {
    await alarm(22, BIN, [BEFORE, AFTER]);
    expect(told()).to.deep.equal(['raiseAlarm', 'clearAlarm']);
  });

  for (const [name, days] of [
    ['was over before the rice came', [BEFORE, BEFORE]],
    ['came after it had left', [AFTER]],
  ] as const)
    it(`does not tell an alarm of the bin that ${name}`, async () => {
      await alarm(24, BIN, days);
      expect(told()).to.deep.equal([]);
    });

  it('does not tell an alarm of another bin, lot, parcel or season', async () => {
    await alarm(26, { id: 'bin-2', kind: 'bin' }, [WITHIN]);
    await alarm(28, { id: 'h-2', kind: 'lot' }, [WITHIN]);
    await alarm(30, { id: 'p-0018', kind: 'parcel' }, [WITHIN]);
    await alarm(32, { id: 'p-0017', kind: 'parcel' }, [WITHIN], { season: 2025 });
    expect(told()).to.deep.equal([]);
  });

  it('tells an alarm on one of its lots and on its parcel', async () => {
    await alarm(34, { id: 'h-1', kind: 'lot' }, [BEFORE]);
    await alarm(36, { id: 'p-0017', kind: 'parcel' }, [BEFORE], { season: 2026 });
    expect(told()).to.deep.equal(['raiseAlarm', 'raiseAlarm']);
  });

  for (const [kind, id, day, count] of [
    ['bin', 'bin-1', WITHIN, 1],
    ['bin', 'bin-1', AFTER, 0],
    ['bin', 'bin-2', WITHIN, 0],
    ['lot', 'h-1', BEFORE, 1],
    ['lot', 'h-2', WITHIN, 0],
  ] as const)
    it(`tells ${count} of a treatment of ${kind} ${id} on ${day}`, async () => {
      const treatment = {
        agent: 'phosphine',
        endDate: day,
        freeFrom: AFTER,
        productName: '磷化铝',
        startDate: day,
        subject: { id, kind },
        treatmentId: 't-1',
      };
      const subjects = ['treatment~t-1', `${kind}~${id}`];
      const commandId = await say(40, day, { ...treatment, type: 'recordTreatment' }, subjects);
      const about = { commandId, operatorId: 'coop-1', recordedAt: `${day}T12:00:00.000Z`, v: 1 };
      await record(api.services, 'treatment~t-1', { ...treatment, ...about });
      expect(told()).to.have.length(count);
    });

  describe('a warning', () => {
    const PARCELS = [
      { operatorId: 'coop-1', parcelId: 'p-0017' },
      { operatorId: 'hh-1', parcelId: 'p-0018' },
    ];

    /** Issued for two parcels, with a task on each. */
    async function warned(fields: object = {}): Promise<void> {
      const commandId = await say(
        50,
        '2026-07-20',
        {
          inputsDigest: 'e'.repeat(64),
          level: 'warning',
          modelId: 'blastam',
          modelVersion: '1',
          parcelIds: ['p-0017', 'p-0018'],
          pest: 'rice-blast',
          type: 'issueWarning',
          validFrom: '2026-07-20',
          validTo: '2026-07-27',
          verdict: 'favourable',
          voidedCount: 0,
          warningId: 'w-1',
        },
        ['warning~w-1', 'parcel~p-0017', 'parcel~p-0018'],
      );
      const step = { at: '2026-07-20T12:00:00.000Z', operatorId: 'coop-1', personId: 'person-1' };
      const issued = { ...step, commandId };
      const held = { issued, parcels: PARCELS, v: 1, validFrom: '2026-07-20', ...fields };
      await record(api.services, 'warning~w-1', warning('w-1', held));
      for (const [at, parcelId] of ['p-0017', 'p-0018'].entries()) {
        const control = { doneOn: '2026-07-21', kind: 'measure', measure: 'water-control' };
        const named = { control, parcelId, type: 'recordControl', warningId: 'w-1' };
        const subjects = ['warning~w-1', `control-task~w-1/${parcelId}`];
        const done = await say(51 + at, '2026-07-21', named, subjects);
        await record(api.services, `control-task~w-1/${parcelId}`, {
          done: { ...step, commandId: done, doneOn: '2026-07-21', measure: 'water-control' },
          operatorId: 'coop-1',
          ordered: {
            ...{ ...step, ...NOTE, commandId: commandIdOf(90), dueDate: '2026-07-25' },
            orderedOn: '2026-07-20',
          },
          parcelId,
          state: 'done',
          v: 1,
          warningId: 'w-1',
        });
      }
    }

    it('is told with what was done on its own parcels alone', async () => {
      await warned();
      expect(told()).to.deep.equal(['issueWarning', 'recordControl']);
    });

    it('is not told where it was of another season or of other parcels', async () => {
      await warned({ validFrom: '2025-07-20' });
      expect(told()).to.deep.equal([]);
      await warned({ parcels: PARCELS.slice(1) });
      expect(told()).to.deep.equal([]);
    });

    it('stands on the consumer’s page in words, and names no person', async () => {
      await warned();
      await alarm(20, BIN, [WITHIN, AFTER]);
      const text = await page();
      for (const part of ['稻瘟病', '有利侵染', '登记防治', '局部发热', '解除预警'])
        expect(text).to.include(part);
      expect(text).not.to.include('person-1');
    });
  });

  it('tells a bounded number, and says how many more there are', async () => {
    for (let n = 0; n < MAX_CARE_STEPS + 2; n += 1)
      await alarm(200 + 2 * n, { id: 'h-1', kind: 'lot' }, [BEFORE]);
    expect(await page()).to.match(/alarms and treatments, not shown:[^0-9]*2</);
  });

  it('is no part of another lot’s events', async () => {
    await alarm(20, BIN, [WITHIN, AFTER]);
    const { text } = await request(api.app).get(`${API}/lots/h-1`);
    expect(text).to.include('recordHarvest').and.not.include('raiseAlarm');
  });
});
