// SPDX-License-Identifier: Apache-2.0
import { BUNDLE_MEDIA_TYPE } from '@daoji/proof';
import { expect } from 'chai';

import { notAProof } from '../../../src/prove/not-a-proof.js';

const said = (text: string | Uint8Array): string | undefined =>
  notAProof({ bytes: typeof text === 'string' ? Buffer.from(text) : text, name: 'x' });

describe('a file that is no trace proof', () => {
  for (const [what, bytes, zh, en] of [
    [
      'a README',
      '# 稻迹 Daoji\n\nText',
      '以 "# 稻迹 Daoji" 开头的文本',
      'text that begins "# 稻迹',
    ],
    ['nothing', '', '空文件', 'an empty file'],
    ['a report', '%PDF-1.7', 'PDF 文件', 'a PDF'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1), '其他二进制内容', 'other bytes'],
    ['a table', 'time\ttemp\r\n1\t2', '开头的文本', 'text that begins'],
    ['other JSON', '{"name":"daoji"}', '没有媒体类型的 JSON', 'JSON without a media type'],
    [
      'a trust root',
      '{"mediaType":"application/vnd.daoji.trace-root.v1+json"}',
      '媒体类型为 application/vnd.daoji.trace-root.v1+json 的 JSON',
      'JSON of application/vnd.daoji.trace-root.v1+json',
    ],
  ] as const)
    it(`is told what was expected and what came: ${what}`, () => {
      const words = said(bytes) ?? '';
      expect(words).to.match(/^x 不是追溯证明：/);
      expect(words).to.include(BUNDLE_MEDIA_TYPE).and.include(zh).and.include(en);
    });

  it('is not what a damaged proof is called', () => {
    expect(said(Uint8Array.of(0x1f, 0x8b, 8))).to.equal(undefined);
    expect(said(JSON.stringify({ mediaType: BUNDLE_MEDIA_TYPE }))).to.equal(undefined);
  });
});
