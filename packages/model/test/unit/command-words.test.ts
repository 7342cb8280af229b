// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { describeCommand, parseCommand, type Command } from '../../src/index.js';

const golden = JSON.parse(
  readFileSync(new URL('../../testdata/golden.json', import.meta.url), 'utf8'),
) as { command: { text: string } };

const base = {
  alg: 'ecdsa-p256-sha256',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  deviceTime: '2026-10-04T18:12:30.000Z',
  v: 1,
} as const;

describe('describeCommand', () => {
  const harvest = parseCommand('trace', golden.command.text);

  it('says a harvest in Chinese with kg and Beijing time', () => {
    expect(describeCommand(harvest, 'zh')).to.equal(
      '登记采收批次 h-2026-0042：过磅 1000 kg，水分 16.5 %，来自地块 p-0017、p-0018\n' +
        '发生时间 2026-10-04 15:50（北京时间）；签名密钥 5178a8be2e6e78cf',
    );
  });

  it('says the same in English', () => {
    expect(describeCommand(harvest, 'en')).to.contain('weighed 1000 kg at 16.5 % moisture');
  });

  it('shows a parcel in mu and in hectares', () => {
    const parcel: Command = {
      ...base,
      areaCode: '211102',
      areaM2: 66_667,
      boundaryCommitment: '0'.repeat(64),
      originClass: 'protected',
      parcelId: 'p-0017',
      season: 2026,
      type: 'registerParcel',
      variety: '盐丰47',
    };
    expect(describeCommand(parcel, 'zh')).to.contain('100.0 亩').and.contain('地理标志保护范围');
    expect(describeCommand(parcel, 'en')).to.contain('6.67 ha');
  });

  it('takes the next day in Beijing, and names the organisation where no key signs', () => {
    const consent: Command = { ...base, type: 'consentDevice', deviceId: 'pj01-water-0042' };
    expect(describeCommand(consent, 'zh')).to.contain('2026-10-05 02:12').and.contain('组织证书');
  });

  it('does not hide that an entry was made for somebody else without confirmation', () => {
    const onBehalf: Command = {
      ...base,
      type: 'attestParcel',
      parcelId: 'p-0017',
      onBehalfOf: { confirmation: 'none', operatorId: 'household-7' },
    };
    expect(describeCommand(onBehalf, 'zh')).to.contain('代 household-7 录入（无）');
  });
});
