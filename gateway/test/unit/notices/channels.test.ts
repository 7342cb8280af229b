// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { expect } from 'chai';

import { newChannel, type Message } from '../../../src/notices/channels/channel.js';
import type { ChannelSetup } from '../../../src/notices/notice-config.js';
import { NoticeError } from '../../../src/notices/notice-error.js';
import { startChat, TAKEN, type ChatAnswer, type ChatServer } from '../../doubles/chat-server.js';
import { noticeOf } from '../../doubles/notice-desk.js';

const AT = new Date('2026-11-30T09:30:00.000Z');
const MESSAGE: Message = {
  at: AT,
  id: 'alarm-raised-01J0000000000000000000000A~0~ding',
  notice: noticeOf(),
  phone: '13900001111',
  text: '【稻迹】紧急预警：局部发热',
};

/** Signatures of these secrets at AT, computed with Python's `hmac` from the makers' descriptions. */
const DINGTALK = { secret: 'SECc0ffee', sign: '61WH6cKNf5/9O+EgeTHkss39B7X0AIgX1H8YRTkwHmM=' };
const FEISHU = { secret: 'feishu-secret', sign: 'MqGfPcgNh/yEGRn2ITF7N9B4SGyHS401/6v49k47Mj8=' };
const WEBHOOK_SECRET = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX';

describe('channels to people and machines', () => {
  let chat: ChatServer;

  beforeEach(async () => {
    chat = await startChat();
  });

  afterEach(() => chat.close());

  const send = (
    kind: ChannelSetup['kind'],
    secret?: string,
    message = MESSAGE,
    limits = {},
  ): Promise<void> => {
    const url = new URL(`${chat.origin}/send?key=k-1`);
    return newChannel({ id: kind, kind, secret, url }, limits).send(message);
  };
  const only = (): {
    url: URL;
    body: Record<string, unknown>;
    headers: Record<string, unknown>;
  } => {
    expect(chat.posted).to.have.length(1);
    const { body = '', headers = {}, method, url = '' } = chat.posted[0] ?? {};
    expect(method).to.equal('POST');
    const parsed = JSON.parse(body) as Record<string, unknown>;
    return { body: parsed, headers, url: new URL(url, chat.origin) };
  };

  it('writes a text to a group of WeCom', async () => {
    await send('wecom');
    const { body, headers, url } = only();
    expect(url.searchParams.get('key')).to.equal('k-1');
    expect(headers['content-type']).to.equal('application/json; charset=utf-8');
    expect(body).to.deep.equal({ msgtype: 'text', text: { content: MESSAGE.text } });
  });

  it('cuts a text for WeCom at 2,048 bytes and at a whole character', async () => {
    await send('wecom', undefined, { ...MESSAGE, text: '稻'.repeat(2_000) });
    const { content } = only().body['text'] as { content: string };
    expect(Buffer.byteLength(content)).to.be.within(2_043, 2_048);
    expect(content).to.match(/^稻+…$/);
  });

  it('signs for DingTalk in the query', async () => {
    await send('dingtalk', DINGTALK.secret);
    const { body, url } = only();
    expect(url.searchParams.get('timestamp')).to.equal('1796031000000');
    expect(url.searchParams.get('sign')).to.equal(DINGTALK.sign);
    expect(url.searchParams.get('key')).to.equal('k-1');
    expect(body).to.deep.equal({ msgtype: 'text', text: { content: MESSAGE.text } });
    expect(JSON.stringify(body)).not.to.include(DINGTALK.secret);
  });

  it('signs for Feishu in the body, with key and text the other way round', async () => {
    await send('feishu', FEISHU.secret);
    expect(only().body).to.deep.equal({
      content: { text: MESSAGE.text },
      msg_type: 'text',
      sign: FEISHU.sign,
      timestamp: '1796031000',
    });
  });

  it('hands a text message to the adapter with the key that tells a repeat', async () => {
    await send('sms', 'token-1');
    const { body, headers } = only();
    const id = createHash('sha256').update(MESSAGE.id).digest('hex').slice(0, 32);
    expect(headers['idempotency-key']).to.equal(id);
    expect(headers['authorization']).to.equal('Bearer token-1');
    expect(body).to.include({ id, kind: 'alarm-raised', to: '13900001111' });
  });

  it('puts no pseudonym beside a number', async () => {
    const message = { ...MESSAGE, id: 'signal-raised-01M42ZHFDG7Q2V9MZ4KX0RTB5C~0~sms~p-li' };
    await send('sms', undefined, message);
    const { body, headers } = only();
    expect(JSON.stringify([body, headers])).not.to.match(/p-li|01M42ZHFDG7Q2V9MZ4KX0RTB5C/);
  });

  it('sends no authorization where no secret is set', async () => {
    await send('sms');
    expect(only().headers).not.to.have.property('authorization');
  });

  it('signs a webhook over id, time and the very bytes of the body', async () => {
    await send('webhook', WEBHOOK_SECRET);
    const { body, headers } = only();
    expect(headers['webhook-id']).to.equal(MESSAGE.id);
    expect(headers['webhook-timestamp']).to.equal('1796031000');
    expect(headers['webhook-signature']).to.equal(
      await standardSignature(`${MESSAGE.id}.1796031000.${chat.posted[0]?.body ?? ''}`),
    );
    expect(body).to.include({ timestamp: MESSAGE.notice.at, type: 'alarm.raised' });
    expect(body['data']).to.deep.equal(MESSAGE.notice);
  });

  it('signs as the libraries of Standard Webhooks do', async () => {
    // Vector of their test suites.
    const secret = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const text = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}';
    expect(await standardSignature(text, secret)).to.equal(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  const refusals: readonly (readonly [string, ChannelSetup['kind'], ChatAnswer, string])[] = [
    [
      'a wrong signature of DingTalk',
      'dingtalk',
      { body: '{"errcode":310000}' },
      'CHANNEL_REFUSED',
    ],
    ['too many messages for DingTalk', 'dingtalk', { body: '{"errcode":130101}' }, 'CHANNEL_BUSY'],
    ['a wrong key of WeCom', 'wecom', { body: '{"errcode":93000}' }, 'CHANNEL_REFUSED'],
    ['too many messages for WeCom', 'wecom', { body: '{"errcode":45009}' }, 'CHANNEL_BUSY'],
    ['a wrong signature of Feishu', 'feishu', { body: '{"code":19021}' }, 'CHANNEL_REFUSED'],
    ['too many messages for Feishu', 'feishu', { body: '{"code":11232}' }, 'CHANNEL_BUSY'],
    ['a page in place of an answer', 'wecom', { body: '<html>' }, 'CHANNEL_ANSWER'],
    ['an answer without a code', 'dingtalk', { body: '{}' }, 'CHANNEL_ANSWER'],
    ['a code that is no number', 'wecom', { body: '{"errcode":"0"}' }, 'CHANNEL_ANSWER'],
    ['null in place of an answer', 'feishu', { body: 'null' }, 'CHANNEL_ANSWER'],
    ['status 500', 'webhook', { status: 500 }, 'CHANNEL_STATUS'],
    ['status 410', 'webhook', { status: 410 }, 'CHANNEL_STATUS'],
    ['status 429', 'sms', { headers: { 'retry-after': '120' }, status: 429 }, 'CHANNEL_BUSY'],
    ['a redirect', 'webhook', { headers: { location: '/else' }, status: 307 }, 'CHANNEL_REDIRECT'],
    ['an answer of 100 kB', 'wecom', { body: ' '.repeat(100_000) }, 'CHANNEL_ANSWER'],
    ['a connection that breaks', 'wecom', (response) => response.destroy(), 'CHANNEL_UNREACHABLE'],
  ];
  for (const [what, kind, answer, code] of refusals) {
    it(`names ${what} as ${code}, and sends once`, async () => {
      chat.answer = answer;
      const error = await failureOf(send(kind, kind === 'webhook' ? WEBHOOK_SECRET : 'secret'));
      expect(error.code).to.equal(code);
      expect(error.message).not.to.match(/key=|k-1|127\.0\.0\.1/);
      expect(chat.posted).to.have.length(1);
    });
  }

  it('waits as long as the channel says', async () => {
    chat.answer = { headers: { 'retry-after': '120' }, status: 503 };
    expect((await failureOf(send('sms'))).retryAfterMs).to.equal(120_000);
    chat.answer = { body: '{"errcode":130101}' };
    expect((await failureOf(send('dingtalk', 's'))).retryAfterMs).to.equal(600_000);
  });

  it('waits no longer than an hour, and for no date', async () => {
    chat.answer = { headers: { 'retry-after': '999999999' }, status: 503 };
    expect((await failureOf(send('sms'))).retryAfterMs).to.equal(3_600_000);
    chat.answer = { headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, status: 503 };
    expect((await failureOf(send('sms'))).retryAfterMs).to.equal(undefined);
  });

  it('gives up on a channel that says nothing', async () => {
    chat.answer = () => undefined;
    const error = await failureOf(send('wecom', undefined, MESSAGE, { timeoutMs: 50 }));
    expect(error.code).to.equal('CHANNEL_TIMEOUT');
  });

  it('gives up on an answer that never ends', async () => {
    chat.answer = (response) => void response.writeHead(200).write('{');
    const error = await failureOf(send('wecom', undefined, MESSAGE, { timeoutMs: 50 }));
    expect(error.code).to.equal('CHANNEL_TIMEOUT');
  });

  it('says that nobody listens', async () => {
    await chat.close();
    expect((await failureOf(send('wecom'))).code).to.equal('CHANNEL_UNREACHABLE');
    chat = await startChat();
    chat.answer = TAKEN;
  });

  it('sends no text message to nobody', async () => {
    const error = await failureOf(send('sms', 'token', { ...MESSAGE, phone: undefined }));
    expect(error.code).to.equal('CHANNEL_REMOVED');
    expect(chat.posted).to.deep.equal([]);
  });
});

async function failureOf(work: Promise<void>): Promise<NoticeError> {
  const error: unknown = await work.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (error instanceof NoticeError) return error;
  return expect.fail(`expected a NoticeError, got ${String(error)}`);
}

/** As a receiver computes it, with Web Crypto. */
async function standardSignature(text: string, secret = WEBHOOK_SECRET.slice(6)): Promise<string> {
  const algorithm = { hash: 'SHA-256', name: 'HMAC' };
  const bytes = Buffer.from(secret, 'base64');
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text));
  return `v1,${Buffer.from(signature).toString('base64')}`;
}
