// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parsePack, parseReading } from '@daoji/model';
import { expect } from 'chai';

import { systemClock } from '../../src/clock.js';
import { openDiskFolder } from '../../src/spool/disk-folder.js';
import { storedPack } from '../../src/spool/pack-reader.js';
import { RECORD_TYPE } from '../../src/spool/record.js';
import { Spool } from '../../src/spool/spool.js';
import {
  brokerMissing,
  freePort,
  makeCertificates,
  makeServiceCa,
  startBroker,
} from '../support/real-broker.js';
import { printedSeed, seededRandom } from '../support/seeded-random.js';
import { SendingDevice } from '../support/sending-device.js';
import { BRIDGE, SITE, TestDevice } from '../support/test-device.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const SEGMENT_BYTES = 1_048_576;
const KILLS = Number(process.env['KILLS'] ?? '5');

describe('a bridge that is killed with SIGKILL, InfluxDB and ledger away, on the real broker', function () {
  this.timeout(120_000);
  const device = new TestDevice('pj01-water-0042');
  const ackKey = generateKeyPairSync('ed25519');
  let dir = '';
  let url = '';
  let broker: ChildProcess | undefined;
  let bridge: ChildProcess | undefined;
  let sender: SendingDevice | undefined;
  let environment: Record<string, string> = {};

  before(async function () {
    const missing = brokerMissing();
    if (missing !== undefined) {
      process.stdout.write(`      skipped: ${missing}\n`);
      this.skip();
    }
    dir = mkdtempSync(join(tmpdir(), 'daoji-bridge-'));
    makeCertificates(dir, ['broker', device.deviceId]);
    makeServiceCa(dir, BRIDGE);
    const port = await freePort();
    url = `mqtts://127.0.0.1:${port}`;
    broker = await startBroker(dir, port, BRIDGE);
    environment = prepare(dir, url, await freePort(), ackKey.privateKey);
    mkdirSync(join(dir, 'spool'));
    // The ledger is away, so the bridge must live on what it heard before.
    writeFileSync(join(dir, 'spool', 'devices.json'), JSON.stringify([device.record()]));
    const read = (name: string): string => readFileSync(join(dir, name), 'utf8');
    const tls = { ca: read('ca.pem'), cert: read(`${device.deviceId}.pem`) };
    const key = read(`${device.deviceId}.key`);
    sender = new SendingDevice(device, ackKey.publicKey, url, { ...tls, key });
  });

  after(async () => {
    await sender?.close();
    for (const child of [bridge, broker]) {
      if (child?.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    }
    if (dir !== '') rmSync(dir, { recursive: true, force: true });
  });

  it(`keeps every acknowledged reading, once, in order, over ${KILLS} kills`, async () => {
    if (!sender) throw new Error('expected a device');
    const random = seededRandom(printedSeed('kills'));
    for (let kill = 0; kill < KILLS; kill += 1) {
      bridge = await start(environment);
      sender.goBack();
      const target = sender.acked + 1 + Math.floor(random() * 600);
      await drive(sender, target);
      bridge.kill('SIGKILL');
      await once(bridge, 'exit');
    }
    bridge = await start(environment);
    sender.goBack();
    await drive(sender, sender.made - 1);
    bridge.kill('SIGTERM');
    await once(bridge, 'exit');
    const seqs = await spooledSeqs(join(dir, 'spool'));
    expect(sender.forgedAcks).to.equal(0);
    expect(seqs.length).to.equal(sender.made);
    expect(seqs.every((seq, index) => seq === index)).to.equal(true);
  });

  it('refuses to start on a byte of a synced group that was altered', async () => {
    const file = join(dir, 'spool', '00000000000000000000.wal');
    const bytes = readFileSync(file);
    bytes.writeUInt8((bytes[4000] ?? 0) ^ 1, 4000);
    writeFileSync(file, bytes);
    const child = spawn(process.execPath, [MAIN], { env: environment, stdio: 'pipe' });
    let text = '';
    child.stdout.on('data', (part: Buffer) => (text += part.toString('utf8')));
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).to.equal(1);
    expect(text).to.match(/SPOOL_DAMAGED|segment 0+\.wal, byte \d+, offset \d+/);
  });

  async function start(env: Record<string, string>): Promise<ChildProcess> {
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    while (!text.includes('"isUp":true')) {
      const [part] = (await once(child.stdout, 'data')) as [Buffer];
      text += part.toString('utf8');
      if (child.exitCode !== null) throw new Error(text);
    }
    child.stdout.resume();
    return child;
  }
});

/** Makes readings until an ack covers `target`. */
async function drive(sender: SendingDevice, target: number): Promise<void> {
  while (sender.acked < target) {
    if (sender.made <= target) sender.make(64);
    else sender.send();
    if (sender.acked < target) await once(sender, 'acked');
  }
}

async function spooledSeqs(dir: string): Promise<number[]> {
  const seqs: number[] = [];
  const { spool } = await Spool.open(
    {
      folder: await openDiskFolder(dir),
      clock: systemClock,
      segmentBytes: SEGMENT_BYTES,
      groupDelayMs: 0,
      onFatal: (error) => {
        throw error;
      },
    },
    (record) => {
      if (record.type !== RECORD_TYPE.PACK) return;
      const { header, raw } = storedPack(record);
      const readings = parsePack(raw).readings.slice(header.skip);
      seqs.push(...readings.map((bytes) => parseReading(bytes).seq));
    },
  );
  await spool.close();
  return seqs;
}

function prepare(
  dir: string,
  url: string,
  httpPort: number,
  ackKey: KeyObject,
): Record<string, string> {
  const file = (name: string): string => join(dir, name);
  const ackPem = ackKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(file('ack.pem'), ackPem);
  const node = {
    name: 'p',
    mspId: 'ProducerMSP',
    endpoint: '127.0.0.1:1',
    tlsCaPath: file('ca.pem'),
  };
  const profile = {
    certPath: file('broker.pem'),
    keyPath: file('broker.key'),
    mspId: 'ProducerMSP',
    peers: [node],
    orderers: [node],
    channels: { trace: 'trace', anchor: 'anchor' },
  };
  writeFileSync(file('profile.json'), JSON.stringify(profile));
  return {
    PATH: process.env['PATH'] ?? '',
    LEDGER_PROFILE: file('profile.json'),
    MQTT_URL: url,
    MQTT_CA: file('ca.pem'),
    MQTT_CERT: file(`${BRIDGE}.pem`),
    MQTT_KEY: file(`${BRIDGE}.key`),
    INFLUX_URL: 'https://127.0.0.1:1',
    INFLUX_CA: file('ca.pem'),
    INFLUX_TOKEN: 'user:password',
    ARCHIVE_DIR: file('archive'),
    SPOOL_DIR: file('spool'),
    SITE_ID: SITE,
    BRIDGE_ID: BRIDGE,
    BRIDGE_KEY: file('ack.pem'),
    HTTP_PORT: String(httpPort),
    SPOOL_SEGMENT_BYTES: String(SEGMENT_BYTES),
    BATCH_MAX_AGE_MS: '500',
  };
}
