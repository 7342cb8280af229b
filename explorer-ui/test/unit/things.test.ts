// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { readEvents } from '../../src/api/things.js';

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
