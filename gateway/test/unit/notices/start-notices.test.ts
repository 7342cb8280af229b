// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Alarm } from '@daoji/model';
import { expect } from 'chai';

import { loadConfig } from '../../../src/config.js';
import { ConfigError } from '../../../src/config-error.js';
import { newLogger } from '../../../src/http/request-log.js';
import { alarmIn } from '../../../src/notices/alarm-notices.js';
import { startNotices } from '../../../src/notices/start-notices.js';
import type { Projected } from '../../../src/projection/project-block.js';
import { startChat, TAKEN, type ChatServer } from '../../doubles/chat-server.js';
import { alarmOf } from '../../doubles/notice-desk.js';

const SECRET = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX';

/** A change of the projection that writes an alarm. */
function changeOf(alarm: Alarm): Projected {
  const id = `trace~alarm~${alarm.alarmId}`;
  const recorded = { blockNumber: 9, channel: 'trace', transactionId: 'tx-9', txIndex: 0 } as const;
  return { collection: 'objects', document: { _id: id, ...recorded, value: { ...alarm } }, id };
}

describe('notices of the gateway’s process', () => {
  let chat: ChatServer;
  let dir: string;
  /** Resolves with the ids of the first messages, as they come. */
  let received: (count: number) => Promise<string[]>;

  beforeEach(async () => {
    chat = await startChat();
    dir = await mkdtemp(join(tmpdir(), 'daoji-notices-'));
    let wake = (): void => undefined;
    chat.answer = (response) => {
      response.end(TAKEN.body);
      wake();
    };
    received = (count) =>
      new Promise((resolve) => {
        wake = () => {
          if (chat.posted.length >= count)
            resolve(chat.posted.map(({ headers }) => String(headers['webhook-id'])));
        };
        wake();
      });
  });

  afterEach(() => chat.close());

  const start = async (hooks: readonly string[]): ReturnType<typeof startNotices> => {
    const path = join(dir, 'notices.json');
    const channels = hooks.map((id) => ({
      id,
      kind: 'webhook',
      secret: { env: 'HOOK_SECRET' },
      url: `${chat.origin}/${id}`,
    }));
    await writeFile(
      path,
      JSON.stringify({ caretakers: [], channels, duties: [], persons: [], v: 1 }),
    );
    const config = loadConfig({
      ARCHIVE_DIR: join(dir, 'archive'),
      BRIDGE_ID: 'bridge-1',
      HTTP_PORT: '0',
      INFLUX_DB: 'daoji',
      INFLUX_TOKEN: 'user:word',
      INFLUX_URL: 'https://127.0.0.1:8086',
      LEDGER_PROFILE: 'profile.json',
      MONGO_URL: 'mongodb://127.0.0.1:27017/daoji',
      NOTICES_CONFIG: path,
      SITE_ID: 'pj01',
      TRUST_ROOT: 'trust-root.json',
    });
    expect(config.notices.dir).to.equal(`${dir}/archive/../notices`);
    const env = { HOOK_SECRET: SECRET };
    return startNotices(config, { now: () => new Date() }, newLogger('silent'), env);
  };

  it('tell of alarms that the index has at the start, and of those that come', async () => {
    const notices = await start(['hook-1', 'hook-2']);
    notices.start([alarmOf()]);
    expect(await received(2)).to.have.length(2);
    const change = changeOf(alarmOf({ alarmId: 'al-2' }, 5));
    notices.service.offer(alarmIn(change) ?? expect.fail('the change is an alarm'));
    expect(new Set(await received(4)).size).to.equal(4);
    await notices.stop();
  });

  it('stop while an answer is waited for, and send that message again later', async () => {
    const first = await start(['hook-1', 'hook-2']);
    const asked = received(2);
    const answer = chat.answer;
    let seen = 0;
    const both = new Promise<void>((resolve) => {
      chat.answer = () => {
        seen += 1;
        if (seen === 2) resolve();
      };
    });
    first.start([alarmOf()]);
    await both;
    await first.stop();
    expect(first.service.outbox.pending()).to.have.length(2);
    chat.answer = answer;
    const second = await start(['hook-1', 'hook-2']);
    second.start([]);
    await asked;
    const ids = await received(4);
    expect(ids.slice(0, 2).sort()).to.deep.equal(ids.slice(2).sort());
    await second.stop();
  });

  it('do not start with a channel that has no other to tell of it', async () => {
    const error: unknown = await start(['hook-1']).catch((failure: unknown) => failure);
    expect(error).to.be.instanceOf(ConfigError);
    expect((error as ConfigError).faults.join()).to.match(/^NOTICES_CARETAKERS/);
  });

  const others: readonly (readonly [string, Partial<Projected>])[] = [
    ['another collection', { collection: 'lots' }],
    ['a bucket of alarms', { id: 'trace~alarm-bucket~00' }],
    ['an alarm that is deleted', { document: undefined }],
    ['an alarm of another channel', { id: 'anchor~alarm~al-1' }],
  ];
  for (const [what, fields] of others) {
    it(`take ${what} for no alarm`, () => {
      const change = changeOf(alarmOf());
      expect(alarmIn(change)).to.deep.equal(alarmOf());
      expect(alarmIn({ ...change, ...fields })).to.equal(undefined);
    });
  }

  it('take an alarm of another shape for none', () => {
    const { document, ...change } = changeOf(alarmOf());
    const value = { ...document?.value, kind: 'unknown' };
    expect(alarmIn({ ...change, document: document && { ...document, value } })).to.equal(
      undefined,
    );
  });
});
