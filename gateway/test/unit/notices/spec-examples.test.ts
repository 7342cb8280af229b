// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { loadNoticeConfig } from '../../../src/notices/notice-config.js';
import { noticeSchema } from '../../../src/notices/notice.js';

const PAGE = new URL('../../../../docs/spec/notices.md', import.meta.url);
const SECRETS = {
  'city.whsec': 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX',
  'sms.token': 'token-1',
  'wecom.url': 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k-1',
};
const ENV = {
  DING_SECRET: 'SEC-1',
  DING_URL: 'https://oapi.dingtalk.com/robot/send?access_token=t-1',
  HEAD_PHONE: '13900001111',
};

describe('docs/spec/notices.md', () => {
  let examples: string[];

  before(async () => {
    const page = await readFile(PAGE, 'utf8');
    examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => text);
  });

  it('has a configuration that the gateway takes', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'daoji-notices-'));
    for (const [name, secret] of Object.entries(SECRETS)) await writeFile(join(dir, name), secret);
    const path = join(dir, 'notices.json');
    await writeFile(path, examples[0] ?? '');
    const { channels, duties } = await loadNoticeConfig(path, ENV);
    expect(channels.map(({ kind }) => kind)).to.deep.equal(['wecom', 'dingtalk', 'sms', 'webhook']);
    expect(duties[0]?.steps).to.have.length(2);
  });

  it('has the body of a webhook with a notice', () => {
    const body = JSON.parse(examples[1] ?? '') as { data: unknown; timestamp: string };
    expect(noticeSchema.parse(body.data).at).to.equal(body.timestamp);
  });
});
