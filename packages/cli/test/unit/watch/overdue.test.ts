// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import type { CommandDraft, EnvelopeFile } from '../../../src/people/signed-command.js';
import {
  overdueAlarmId,
  raiseOverdue,
  type DueBins,
  type OverdueOutcome,
} from '../../../src/watch/overdue.js';

const LATE = { dueDate: '2026-11-20', scope: 'routine', state: 'overdue' } as const;

/** A ledger that takes each alarm id once, and a network that can fail before or after it. */
class FakeLedger {
  readonly raised = new Map<string, CommandDraft>();
  /** What the next sends come to: `lost` takes the alarm and answers nothing. */
  readonly faults: ('lost' | 'unreachable' | '422 ALARM_LIMIT: full')[] = [];
  /** True: the alarms of a bin are not answered, as by an index that lags behind. */
  lags = false;
  due: DueBins = [{ binId: 'b-1', due: [LATE], ruleSetId: 'built-in' }];

  look(): Promise<OverdueOutcome> {
    return raiseOverdue({
      alarmsOn: () => Promise.resolve(this.lags ? [] : [...this.raised.keys()]),
      due: () => Promise.resolve(this.due),
      send: (envelope) => this.#take(envelope),
      sign: (draft) => ({ command: JSON.stringify(draft), signature: '' }) as EnvelopeFile,
    });
  }

  #take({ command }: EnvelopeFile): Promise<void> {
    const fault = this.faults.shift();
    const draft = JSON.parse(command) as CommandDraft & { readonly alarmId: string };
    if (fault === 'unreachable') return Promise.reject(new CliError('UNREACHABLE', 'no answer'));
    if (fault !== undefined && fault !== 'lost')
      return Promise.reject(new CliError('REFUSED', fault));
    if (this.raised.has(draft.alarmId))
      return Promise.reject(new CliError('REFUSED', '409 ALARM_EXISTS: it is recorded'));
    this.raised.set(draft.alarmId, draft);
    return fault === 'lost'
      ? Promise.reject(new CliError('UNREACHABLE', 'the answer was lost'))
      : Promise.resolve();
  }
}

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'success',
    (error: unknown) => (error instanceof CliError ? error.code : String(error)),
  );

describe('overdue inspections', () => {
  let ledger: FakeLedger;
  beforeEach(() => {
    ledger = new FakeLedger();
  });

  it('are raised once, on the bin, with the day that was missed and the rule', async () => {
    const { notes } = await ledger.look();
    expect(notes).to.have.length(1);
    expect(notes[0])
      .to.include('日常检查应在 2026-11-20 前')
      .and.to.include('was due by 2026-11-20');
    expect([...ledger.raised.values()][0]).to.include({
      kind: 'inspection-overdue',
      ruleSetId: 'built-in',
      type: 'raiseAlarm',
    });
    expect((await ledger.look()).notes).to.deep.equal([]);
    expect(ledger.raised.size).to.equal(1);
  });

  it('are raised once more when a later day is missed too', async () => {
    await ledger.look();
    const later = { ...LATE, dueDate: '2026-12-05' };
    ledger.due = [{ binId: 'b-1', due: [later], ruleSetId: 'built-in' }];
    await ledger.look();
    expect(ledger.raised.size).to.equal(2);
  });

  for (const state of ['today', 'week', 'later', 'under-gas']) {
    it(`are none that are ${state}`, async () => {
      ledger.due = [{ binId: 'b-1', due: [{ ...LATE, state }], ruleSetId: 'built-in' }];
      expect(await ledger.look()).to.deep.equal({ notes: [], refused: [] });
      expect(ledger.raised.size).to.equal(0);
    });
  }

  it('are not lost where nothing answered, and not raised twice where the answer was lost', async () => {
    ledger.faults.push('unreachable', 'lost');
    expect(await codeOf(ledger.look())).to.equal('UNREACHABLE');
    expect(ledger.raised.size).to.equal(0);
    expect(await codeOf(ledger.look())).to.equal('UNREACHABLE');
    expect(ledger.raised.size).to.equal(1);
    expect(await ledger.look()).to.deep.equal({ notes: [], refused: [] });
    expect(ledger.raised.size).to.equal(1);
  });

  it('are not raised twice by an index that lags behind the ledger', async () => {
    await ledger.look();
    ledger.lags = true;
    expect(await ledger.look()).to.deep.equal({ notes: [], refused: [] });
    expect(ledger.raised.size).to.equal(1);
  });

  it('say what the ledger refused', async () => {
    ledger.faults.push('422 ALARM_LIMIT: full');
    const { refused } = await ledger.look();
    expect(refused.map(({ code }) => code)).to.deep.equal(['ALARM_LIMIT']);
  });

  it('have an id by bin, kind of look and day, and by nothing else', () => {
    const id = overdueAlarmId('b-1', LATE);
    expect(id).to.match(/^i-[0-9a-f]{16}-20261120$/);
    const others = [
      overdueAlarmId('b-2', LATE),
      overdueAlarmId('b-1', { ...LATE, scope: 'weekly-full' }),
      overdueAlarmId('b-1', { ...LATE, dueDate: '2026-11-21' }),
    ];
    expect(new Set([id, ...others]).size).to.equal(4);
    expect(overdueAlarmId('b-1', { ...LATE, state: 'today' })).to.equal(id);
  });
});
