// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { describeCommand, ruleSetHash, type Command } from '../../src/index.js';

const base = {
  alg: 'ecdsa-p256-sha256',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  deviceTime: '2026-10-04T18:12:30.000Z',
  v: 1,
} as const;
const content = {
  areaCode: '2111',
  legalBasis: '示例依据',
  ruleSetId: 'caps-2026',
  status: 'unconfirmed',
  validFrom: '2026-01-01',
  values: { caps: [{ kgPerMu: 700, variety: '盐丰47', year: 2026 }], kind: 'yield-caps' },
} as const;
const proposal: Command = {
  ...base,
  ...content,
  type: 'proposeRuleSet',
  values: { kind: 'yield-caps', caps: [...content.values.caps] },
};

describe('words of commands about rules', () => {
  it('show every value, the basis and that nobody compared it with the law', () => {
    const text = describeCommand(proposal, 'zh');
    for (const part of ['盐丰47 2026 年每亩不超过 700 kg', '示例依据', '未与原文核对', '2111']) {
      expect(text).to.contain(part);
    }
    expect(describeCommand(proposal, 'en')).to.contain('at most 700 kg per mu');
  });

  it('show each product with interval, uses and doses', () => {
    const text = describeCommand(
      {
        ...proposal,
        values: {
          kind: 'input-products',
          products: [
            {
              actives: ['三环唑'],
              content: '75 % WP',
              crabRice: 'excluded',
              crops: ['rice'],
              maxUses: 2,
              name: '示例产品',
              phiDays: 21,
              registration: 'PD20150001',
              restricted: true,
              unit: 'g',
              uses: [{ doseMaxMilli: 30_000, doseMinMilli: 20_500, target: '稻瘟病' }],
            },
          ],
        },
      },
      'zh',
    );
    for (const part of ['21 天', '最多 2 次', '20.5–30 g/mu', '限制使用', '蟹田禁用']) {
      expect(text).to.contain(part);
    }
  });

  it('name the fingerprint that the second person signs', () => {
    const contentHash = ruleSetHash({
      ...content,
      values: { kind: 'yield-caps', caps: [...content.values.caps] },
    });
    const text = describeCommand(
      { ...base, type: 'confirmRuleSet', contentHash, ruleSetId: 'caps-2026' },
      'en',
    );
    expect(text).to.contain(contentHash.slice(0, 16));
  });
});

describe('ruleSetHash', () => {
  it('is of the content alone, so a command and a state value give the same', () => {
    const { commandId, deviceTime, alg, v, type, ...rest } = proposal;
    expect([commandId, deviceTime, alg, v, type]).to.have.length(5);
    expect(ruleSetHash(proposal)).to.equal(ruleSetHash(rest));
  });

  it('moves with every field', () => {
    const changes = [
      { areaCode: '2112' },
      { legalBasis: 'x' },
      { ruleSetId: 'caps-x' },
      { status: 'confirmed' as const },
      { validFrom: '2026-01-02' },
      { validTo: '2026-12-31' },
      { sourceUrl: 'https://a.example/' },
    ];
    const hashes = [{}, ...changes].map((change) => ruleSetHash({ ...proposal, ...change }));
    expect(new Set(hashes).size).to.equal(hashes.length);
  });
});
