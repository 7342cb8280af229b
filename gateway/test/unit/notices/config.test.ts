// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { ConfigError } from '../../../src/config-error.js';
import { loadNoticeConfig, type NoticeConfig } from '../../../src/notices/notice-config.js';

const SECRET = 'SEC-never-shown';
const HOOK_SECRET = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX';
const CHAT_URL = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${SECRET}`;
const WECOM = { id: 'group', kind: 'wecom', url: { file: 'wecom.url' } };
const DINGTALK = {
  id: 'ding',
  kind: 'dingtalk',
  secret: { env: 'DING_SECRET' },
  url: { env: 'DING_URL' },
};
const SMS = { id: 'sms', kind: 'sms', url: 'https://sms.mill.example/send' };
const WEBHOOK = {
  id: 'hook',
  kind: 'webhook',
  secret: { env: 'HOOK_SECRET' },
  url: 'http://127.0.0.1:9000/hook',
};
const KEEPER = { channels: ['group'], id: 'keeper', role: 'keeper' };
const HEAD = { channels: ['sms'], id: 'head', phone: { env: 'PHONE' }, role: 'safety-director' };
const DAY = { from: '07:00', personIds: ['keeper', 'head'], to: '19:00' };
const NIGHT = { ...DAY, from: '19:00', to: '07:00' };
const DUTY = {
  shifts: [DAY, NIGHT],
  steps: [
    { afterMinutes: 0, role: 'keeper' },
    { afterMinutes: 15, role: 'safety-director' },
  ],
};
const GOOD = {
  caretakers: ['keeper', 'head'],
  channels: [WECOM, DINGTALK, SMS, WEBHOOK],
  duties: [DUTY],
  persons: [KEEPER, HEAD],
  v: 1,
};
const ENV = {
  DING_SECRET: SECRET,
  DING_URL: `https://oapi.dingtalk.com/robot/send?access_token=${SECRET}`,
  HOOK_SECRET,
  PHONE: '13900001111',
};

describe('the file on channels and duty', () => {
  it('is read with the secrets that it refers to', async () => {
    const { channels, persons } = await load(GOOD);
    expect(channels.map(({ id, url }) => [id, url.href])).to.deep.equal([
      ['group', CHAT_URL],
      ['ding', ENV.DING_URL],
      ['sms', SMS.url],
      ['hook', WEBHOOK.url],
    ]);
    const secrets = channels.map(({ secret }) => secret);
    expect(secrets).to.deep.equal([undefined, SECRET, undefined, HOOK_SECRET]);
    expect(persons[1]?.phone).to.equal(ENV.PHONE);
  });

  const bad: readonly (readonly [string, object, object, RegExp])[] = [
    ['an unknown field', { ...GOOD, chanels: [] }, {}, /^NOTICES_SHAPE/],
    ['another version', { ...GOOD, v: 2 }, {}, /^NOTICES_SHAPE: v/],
    [
      'a channel of an unknown kind',
      { ...GOOD, channels: [{ id: 'x1', kind: 'fax' }] },
      {},
      /^NOTICES_SHAPE: channels\.0/,
    ],
    [
      'the address of a chat written down',
      with1(WECOM, { url: CHAT_URL }),
      {},
      /^NOTICES_SHAPE: channels\.0\.url/,
    ],
    [
      'DingTalk without a secret',
      with1(DINGTALK, { secret: undefined }),
      {},
      /^NOTICES_SHAPE: channels\.0\.secret/,
    ],
    [
      'a role that nobody knows',
      { ...GOOD, persons: [{ ...KEEPER, role: 'boss' }] },
      {},
      /^NOTICES_SHAPE: persons\.0\.role/,
    ],
    [
      'a time that is none',
      withShift({ ...DAY, from: '7:00' }),
      {},
      /^NOTICES_SHAPE: duties\.0\.shifts\.0\.from/,
    ],
    [
      'steps that do not begin at once',
      withSteps([{ afterMinutes: 5, role: 'keeper' }]),
      {},
      /^NOTICES_SHAPE: duties\.0\.steps/,
    ],
    [
      'steps that do not rise',
      withSteps([...DUTY.steps, { afterMinutes: 15, role: 'keeper' }]),
      {},
      /^NOTICES_SHAPE: duties\.0\.steps/,
    ],
    [
      'an address of another host',
      GOOD,
      { DING_URL: 'https://dingtalk.example/robot' },
      /^NOTICES_HOST: channels\.1\.url/,
    ],
    [
      'an address without TLS',
      with1(SMS, { url: 'http://sms.mill.example/send' }),
      {},
      /^NOTICES_HOST: channels\.0\.url/,
    ],
    [
      'an address of a name that begins like loopback',
      with1(SMS, { url: 'http://127.0.0.1.evil.example/' }),
      {},
      /^NOTICES_HOST/,
    ],
    [
      'an address with a user',
      with1(SMS, { url: 'https://user:pass@sms.mill.example/' }),
      {},
      /^NOTICES_HOST/,
    ],
    ['an address that is no URL', with1(SMS, { url: 'sms' }), {}, /^NOTICES_HOST/],
    ['an address of a file', with1(SMS, { url: 'file:///etc/passwd' }), {}, /^NOTICES_HOST/],
    [
      'a secret that is not there',
      GOOD,
      { DING_SECRET: undefined },
      /^NOTICES_SECRET: channels\.1\.secret/,
    ],
    [
      'a secret file that is not there',
      with1(WECOM, { url: { file: 'other' } }),
      {},
      /^NOTICES_SECRET: channels\.0\.url/,
    ],
    [
      'a webhook secret of another format',
      GOOD,
      { HOOK_SECRET: SECRET },
      /^NOTICES_SECRET: channels\.3\.secret/,
    ],
    [
      'a webhook secret that is too short',
      GOOD,
      { HOOK_SECRET: 'whsec_AAAA' },
      /^NOTICES_SECRET: channels\.3\.secret/,
    ],
    ['a number with letters', GOOD, { PHONE: '139-0000' }, /^NOTICES_SECRET: persons\.1\.phone/],
    [
      'a person twice',
      { ...GOOD, persons: [KEEPER, HEAD, KEEPER] },
      {},
      /^NOTICES_REFERENCE: persons/,
    ],
    [
      'a channel twice',
      { ...GOOD, channels: [WECOM, ...GOOD.channels] },
      {},
      /^NOTICES_REFERENCE: channels/,
    ],
    [
      'two lists for all others',
      { ...GOOD, duties: [DUTY, DUTY] },
      {},
      /^NOTICES_REFERENCE: duties/,
    ],
    [
      'a person over an unknown channel',
      { ...GOOD, persons: [{ ...KEEPER, channels: ['fax'] }, HEAD] },
      {},
      /^NOTICES_REFERENCE: persons\.0/,
    ],
    [
      'a person over a webhook',
      { ...GOOD, persons: [{ ...KEEPER, channels: ['hook'] }, HEAD] },
      {},
      /^NOTICES_REFERENCE: persons\.0/,
    ],
    [
      'text messages without a number',
      { ...GOOD, persons: [KEEPER, { ...HEAD, phone: undefined }] },
      {},
      /^NOTICES_REFERENCE: persons\.1/,
    ],
    [
      'a stranger on duty',
      withShift({ ...DAY, personIds: ['keeper', 'head', 'other'] }),
      {},
      /^NOTICES_REFERENCE: duties\.0\.shifts\.0/,
    ],
    [
      'a night without anybody',
      { ...GOOD, duties: [{ ...DUTY, shifts: [DAY] }] },
      {},
      /^NOTICES_HOURS: duties\.0.*at 00:00/,
    ],
    [
      'a shift without a role of a step',
      withShift({ ...DAY, personIds: ['keeper'] }),
      {},
      /^NOTICES_HOURS: duties\.0.*safety-director/,
    ],
    [
      'a stranger as caretaker',
      { ...GOOD, caretakers: ['other', 'head'] },
      {},
      /^NOTICES_REFERENCE: caretakers/,
    ],
    [
      'caretakers over one channel',
      { ...GOOD, caretakers: ['head'], channels: [WECOM, SMS] },
      {},
      /^NOTICES_CARETAKERS/,
    ],
  ];
  for (const [what, file, env, fault] of bad) {
    it(`refuses ${what}, and shows no secret`, async () => {
      const faults = await faultsOf(file, { ...ENV, ...env });
      expect(
        faults.some((one) => fault.test(one)),
        faults.join('\n'),
      ).to.equal(true);
      expect(faults.join('\n')).not.to.include(SECRET);
    });
  }

  it('names every fault at once', async () => {
    const faults = await faultsOf(
      { ...GOOD, caretakers: ['other'], duties: [{ ...DUTY, shifts: [DAY] }] },
      {},
    );
    expect(new Set(faults.map((fault) => fault.split(':')[0]))).to.deep.equal(
      new Set([
        'NOTICES_HOURS',
        'NOTICES_REFERENCE',
        'NOTICES_CARETAKERS',
        'NOTICES_SECRET',
        'NOTICES_HOST',
      ]),
    );
  });

  it('refuses a file that is not there, and one that is no JSON', async () => {
    const missing = await faultsBy(() => loadNoticeConfig('/nowhere/notices.json', ENV));
    expect(missing[0]).to.match(/^NOTICES_FILE: .*ENOENT/);
    expect((await faultsOf('{', ENV))[0]).to.match(/^NOTICES_FILE: .*no JSON/);
  });
});

function with1(channel: object, fields: object): object {
  return { ...GOOD, channels: [{ ...channel, ...fields }] };
}

function withShift(shift: object): object {
  return { ...GOOD, duties: [{ ...DUTY, shifts: [shift, NIGHT] }] };
}

function withSteps(steps: readonly object[]): object {
  return { ...GOOD, duties: [{ ...DUTY, steps }] };
}

async function load(
  file: unknown,
  env: Record<string, string | undefined> = ENV,
): Promise<NoticeConfig> {
  const dir = await mkdtemp(join(tmpdir(), 'daoji-notices-'));
  await writeFile(join(dir, 'wecom.url'), `${CHAT_URL}\n`);
  const path = join(dir, 'notices.json');
  await writeFile(path, typeof file === 'string' ? file : JSON.stringify(file));
  return loadNoticeConfig(path, env);
}

function faultsOf(
  file: unknown,
  env: Record<string, string | undefined>,
): Promise<readonly string[]> {
  return faultsBy(() => load(file, env));
}

async function faultsBy(work: () => Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await work().catch((failure: unknown) => failure);
  if (error instanceof ConfigError) return error.faults;
  return expect.fail(`expected a ConfigError, got ${String(error)}`);
}
