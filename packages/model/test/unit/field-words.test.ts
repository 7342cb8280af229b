// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  describeCommand,
  FIELD_WORKS,
  VALUE_WORDS,
  wordOf,
  type Command,
} from '../../src/index.js';

const command: Command = {
  alg: 'ecdsa-p256-sha256',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  deviceTime: '2026-10-04T18:12:30.000Z',
  doneOn: '2026-10-04',
  note: '北头先灌',
  parcels: ['p-1', 'p-2'],
  type: 'recordFieldWork',
  v: 1,
  work: 'irrigate',
};

describe('words of the field diary', () => {
  it('say day, parcels, work and note', () => {
    expect(describeCommand(command, 'zh')).to.include(
      '记农事：2026-10-04 地块 p-1、p-2 灌水，备注：北头先灌',
    );
    expect(describeCommand(command, 'en')).to.include(
      'field work: irrigate on 2026-10-04, parcels p-1, p-2, note: 北头先灌',
    );
  });

  for (const work of FIELD_WORKS) {
    it(`call ${work} the same in the glossary and before signing`, () => {
      expect(VALUE_WORDS[work]?.[0]).to.equal(wordOf('work', work, 'zh-CN'));
    });
  }
});
