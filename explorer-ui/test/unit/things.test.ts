// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { readCorrections, readEvents } from '../../src/api/things.js';

const event = {
  commandHash: 'ab'.repeat(32),
  eventTime: '2026-10-10T02:00:00.000Z',
  flags: [],
  recordTime: '2026-10-10T02:05:00.000Z',
  type: 'millLot',
};

describe('readEvents', () => {
  it('keeps the id of the command that stands beside an event', () => {
    const found = readEvents({ events: [{ command: '{}', commandId: 'C-1', event }] });
    expect(found).to.deep.equal([{ ...event, commandId: 'C-1' }]);
  });

  it('names the files of a command, and none where it has none', () => {
    const hash = 'c'.repeat(64);
    const command = JSON.stringify({ documentHash: hash, type: 'destroyLot' });
    const found = readEvents({ events: [{ command, commandId: 'C-1', event }] });
    expect(found).to.deep.equal([{ ...event, commandId: 'C-1', files: [hash] }]);
  });

  it('reads an event that stands alone, and nothing that is none', () => {
    expect(readEvents({ items: [event] })).to.deep.equal([event]);
    expect(readEvents({ items: [{ commandId: 'C-1', event: { type: 'millLot' } }] })).to.deep.equal(
      [],
    );
  });
});

describe('readCorrections', () => {
  const correction = {
    ...{ commandId: 'C-2', correctedCommandId: 'C-1', correctiveCommandIds: ['C-3'] },
    ...{ declaredAt: '2026-10-11T02:00:00.000Z', effect: 'declare', note: 'wrong bin' },
    reason: 'incorrect_data',
  };

  it('reads what an answer says of its events', () => {
    expect(readCorrections({ corrections: [correction] })).to.deep.equal([correction]);
  });

  for (const [what, body] of [
    ['an answer without any', { events: [event] }],
    ['one that names no event', { corrections: [{ ...correction, correctedCommandId: 7 }] }],
    [
      'one without a list of what is right',
      { corrections: [{ ...correction, correctiveCommandIds: '' }] },
    ],
    ['one that stands elsewhere in the answer', { lot: correction }],
    ['no answer', undefined],
  ] as const) {
    it(`reads nothing of ${what}`, () => {
      expect(readCorrections(body)).to.deep.equal([]);
    });
  }
});
