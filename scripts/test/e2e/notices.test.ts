// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { personFilePath } from '@daoji/cli';
import { expect } from 'chai';

import { FraudStage } from './fraud/fraud-stage.js';
import { untilWell } from './support/doctor.js';
import { startMessageServer, type MessageServer } from './support/message-server.js';
import { TestNetwork } from './support/test-network.js';
import { until } from './support/until.js';
import { WatchedBin, type Place } from './support/watched-bin.js';

const CHATS = ['/wecom', '/dingtalk', '/feishu'];
const OPERATOR = 'daoji-rice';
/** The chat of the food safety director, who has no shift in the store. */
const OFFICE = '/office';
const ALL = [...CHATS, '/sms', '/webhook'];
/** Of a signal the keeper and the director are told, and no webhook. */
const OWN = [...CHATS, OFFICE, '/sms'].sort();

/** From a warm place in a bin to a message in each chat: real sensors, bridge, archive, watch, ledger and gateway. */
describe('people hear of an alarm', function () {
  this.timeout(240_000);
  let network: TestNetwork;
  let stage: FraudStage;
  let bin: WatchedBin;
  let server: MessageServer;
  let folder = '';

  /** What came over each channel about this bin with these words. */
  const heard = (words: string): string[] =>
    server.messages
      .filter(({ body }) => body.includes(bin.stored.binId) && body.includes(words))
      .map(({ path }) => path);

  const untilHeard = (words: string, paths: readonly string[]): Promise<string[]> =>
    until(`${words} over ${paths.join(' ')}`, () => {
      const got = heard(words);
      return Promise.resolve(paths.every((path) => got.includes(path)) ? got : undefined);
    });

  /** A file that names each of the channels; the addresses of chats are secrets, so they lie beside it. */
  async function configure(): Promise<string> {
    const { host } = server;
    const keeper = stage.personIdOf('keeper');
    for (const chat of [...CHATS, OFFICE])
      await writeFile(join(folder, `${chat.slice(1)}.url`), `http://${host}${chat}?key=k-1`);
    await writeFile(join(folder, 'chat.secret'), 'SEC-e2e');
    await writeFile(join(folder, 'city.whsec'), `whsec_${randomBytes(32).toString('base64')}`);
    const chat = (kind: string): object => ({
      host,
      id: kind,
      kind,
      ...(kind !== 'wecom' && { secret: { file: 'chat.secret' } }),
      url: { file: `${kind}.url` },
    });
    const chats = CHATS.map((path) => path.slice(1));
    const path = join(folder, 'notices.json');
    const config = {
      caretakers: [keeper],
      channels: [
        ...chats.map(chat),
        { host, id: 'office', kind: 'wecom', url: { file: 'office.url' } },
        { id: 'sms', kind: 'sms', url: `http://${host}/sms` },
        {
          id: 'city',
          kind: 'webhook',
          secret: { file: 'city.whsec' },
          url: `http://${host}/webhook`,
        },
      ],
      duties: [
        {
          shifts: [
            { from: '07:00', personIds: [keeper], to: '19:00' },
            { from: '19:00', personIds: [keeper], to: '07:00' },
          ],
          steps: [{ afterMinutes: 0, role: 'keeper' }],
        },
      ],
      persons: [
        {
          channels: [...chats, 'sms'],
          id: keeper,
          operatorId: OPERATOR,
          phone: { env: 'E2E_PHONE' },
          role: 'keeper',
        },
        {
          channels: ['office'],
          id: stage.personIdOf('safety-director'),
          operatorId: OPERATOR,
          role: 'safety-director',
        },
      ],
      v: 1,
    };
    await writeFile(path, JSON.stringify(config));
    return path;
  }

  const local = (): string => join(network.home, 'env', 'gateway.local.env');
  const again = async (): Promise<void> => {
    await network.run('stop', 'gateway');
    await network.run('start', 'gateway');
    await untilWell(network);
  };

  async function heat(place: Place): Promise<void> {
    bin.scan(3);
    bin.scan(3, place);
    await bin.sealed();
    const { code, stderr, stdout } = await network.daoji(
      ...['--json', 'watch', '--once', '--device', bin.deviceId],
      ...['--key', personFilePath(network.home, 'watch'), '--state', join(folder, 'state')],
    );
    expect(code, stderr).to.equal(0);
    expect((JSON.parse(stdout) as { raised: number }).raised).to.equal(1);
  }

  before(async function () {
    network = TestNetwork.of(this);
    await untilWell(network);
    folder = await mkdtemp(join(tmpdir(), 'daoji-notices-e2e-'));
    server = await startMessageServer();
    stage = await FraudStage.open(network);
    const settings = [
      `NOTICES_CONFIG=${await configure()}`,
      `NOTICES_DIR=${join(folder, 'outbox')}`,
      'E2E_PHONE=13900001111',
    ];
    await writeFile(local(), `${settings.join('\n')}\n`);
    await again();
    bin = await WatchedBin.open(network, stage, 'notice');
  });

  after(async () => {
    await (bin as WatchedBin | undefined)?.close();
    (stage as FraudStage | undefined)?.close();
    if (folder === '') return;
    await rm(local(), { force: true });
    await again();
    await server.close();
    await rm(folder, { force: true, recursive: true });
  });

  it('over every channel, each once, in words and with the bin', async () => {
    await heat({ cable: 2, layer: 3 });
    const got = await untilHeard('局部发热', ALL);
    expect(got.sort()).to.deep.equal([...ALL].sort());
  });

  it('and that somebody answered, when the keeper has acknowledged it', async () => {
    const answer = await fetch(`${network.url('gateway')}/api/v1/alarms?state=open`);
    const { items } = (await answer.json()) as { items: { alarmId: string; binId?: string }[] };
    const alarm = items.find(({ binId }) => binId === bin.stored.binId);
    const note = '翻倒粮面，通风';
    await stage.say('keeper', { type: 'acknowledgeAlarm', alarmId: alarm?.alarmId, note });
    await untilHeard(note, CHATS);
    expect(heard('局部发热').filter((path) => path === '/sms')).to.have.length.greaterThan(0);
  });

  it('though the gateway is killed with SIGKILL before the message was taken', async () => {
    server.isSilent = true;
    server.messages.length = 0;
    await heat({ cable: 1, layer: 1 });
    await untilHeard('c1-l1', ['/wecom']);
    const pid = (await network.pids()).get('gateway');
    if (pid === undefined) throw new Error('expected a gateway');
    process.kill(pid, 'SIGKILL');
    server.isSilent = false;
    server.messages.length = 0;
    await network.run('start', 'gateway');
    await untilHeard('c1-l1', ALL);
    const ids = new Set(
      server.messages
        .filter(({ body }) => body.includes('c1-l1'))
        .flatMap(({ body }) => /#([0-9A-Za-z-]{10})/.exec(body)?.[1] ?? []),
    );
    expect(ids.size).to.equal(1);
  });

  it('and of a signal the person and who decides alone, without a name, a figure or an id', async () => {
    server.messages.length = 0;
    const [personId, signalId] = [stage.personIdOf('keeper'), stage.id('sg')];
    await stage.say('quality', {
      chart: 'funnel',
      count: 3,
      from: stage.day(-60),
      inputsDigest: 'd'.repeat(64),
      lower: 2_584,
      measure: 'timeliness',
      n: 40,
      operatorId: OPERATOR,
      personId,
      signalId,
      stepTypes: ['acknowledgeAlarm'],
      to: stage.day(-1),
      type: 'raiseSignal',
      upper: 19_864,
    });
    const told = (words: string): string[] =>
      server.messages.filter(({ body }) => body.includes(words)).map(({ path }) => path);
    const untilTold = (words: string): Promise<string[]> =>
      until(words, () => {
        const paths = told(words);
        return Promise.resolve(paths.length === OWN.length ? paths.sort() : undefined);
      });
    expect(await untilTold('有一条质量提示')).to.deep.equal(OWN);
    await stage.say('keeper', { reason: 'machine-fault', signalId, type: 'explainSignal' });
    expect(await untilTold('本人已说明')).to.deep.equal(OWN);
    const texts = server.messages
      .map(({ body }) => body)
      .filter((body) => body.includes('质量提示'));
    for (const hidden of [personId, signalId, '19864', '2584', '"n"'])
      expect(texts.join('\n')).not.to.include(hidden);
  });

  it('and the gateway says what was delivered, without a number or an address', async () => {
    const text = await until('every message of the bin is noted as sent', async () => {
      const answer = await fetch(`${network.url('gateway')}/api/v1/notices`);
      const body = await answer.text();
      const { items } = JSON.parse(body) as { items: { deliveries: { state: string }[] }[] };
      const ours = items.filter((one) => JSON.stringify(one).includes(bin.stored.binId));
      const states = ours.flatMap(({ deliveries }) => deliveries.map(({ state }) => state));
      return states.length > 0 && states.every((state) => state === 'sent') ? body : undefined;
    });
    expect(text).not.to.match(/13900001111|key=k-1|SEC-e2e|whsec_/);
  });
});
