// SPDX-License-Identifier: Apache-2.0
import { newSigningKey } from '@daoji/cli';
import { expect } from 'chai';

import { expectCounted, packs, quarantined } from './support/bridge-counters.js';
import { untilWell } from './support/doctor.js';
import { RawDevice } from './support/raw-device.js';
import { TestNetwork } from './support/test-network.js';
import { until } from './support/until.js';

const NOT_AUTHORIZED = 'Not authorized';
/** Reason code of MQTT 5 §3.14.2.1 for a packet above the Maximum Packet Size that the broker announced. */
const PACKET_TOO_LARGE = 0x95;
const MIB = 1_048_576;

describe('bad input from the side of the devices', function () {
  this.timeout(60_000);
  let network: TestNetwork;
  let device: RawDevice;
  let bridgePid: number | undefined;

  before(async function () {
    network = TestNetwork.of(this);
    await untilWell(network);
    bridgePid = (await network.pids()).get('iot-bridge');
    device = await RawDevice.open(network);
    await sendHonest();
  });

  after(async () => {
    // Undefined when there was no network.
    await (device as RawDevice | undefined)?.close();
  });

  /** After whatever came before, an honest pack of the same device is acknowledged. */
  afterEach(async function () {
    if (this.currentTest?.state === 'passed') await sendHonest();
  });

  after(async () => {
    if (bridgePid !== undefined)
      expect((await network.pids()).get('iot-bridge')).to.equal(bridgePid);
  });

  async function sendHonest(): Promise<void> {
    const pack = device.pack(4);
    const before = device.acks.at(-1)?.seq ?? -1;
    await device.publish(pack);
    await until('an ack of the honest pack', () =>
      Promise.resolve(device.acks.some(({ seq }) => seq === before + 4) ? true : undefined),
    );
    device.keep(pack);
  }

  const edited = (pack: Buffer, from: string, to: string): Buffer => {
    const text = pack.toString('utf8');
    expect(text).to.include(from);
    return Buffer.from(text.replace(from, to));
  };

  for (const [what, reason, forge] of [
    ['no pack at all', 'SHAPE', () => Buffer.from('[1,2,3]')],
    ['bytes that are no UTF-8', 'UTF8', () => Buffer.from([0xff, 0xfe, 0x0a, 0xc0])],
    ['a spaced statement', 'JCS', () => edited(device.pack(2), '{"alg":', '{"alg": ')],
    ['a reading left out', 'SHAPE', () => withoutLastLine(device.pack(2))],
    ['a changed value', 'ROOT', () => edited(device.pack(2), '"value":', '"value":1')],
    ['a foreign signature', 'SIGNATURE', () => device.pack(2, { signer: newSigningKey() })],
    ['a broken chain', 'CHAIN', () => device.pack(1, { reading: { prevHash: 'ab'.repeat(32) } })],
    ['100 KiB', 'SIZE', () => Buffer.alloc(102_400, 'x')],
  ] as const) {
    it(`counts ${what} as ${reason}`, async () => {
      await expectCounted(network, quarantined(reason), () => device.publish(forge()));
    });
  }

  for (const [what, code, reading] of [
    ['wrong unit', 'UNIT', { unit: 'cm' }],
    ['value out of range', 'RANGE', { value: 100_000 }],
    ['wrong scale', 'SCALE', { scale: -2 }],
    ['quantity that the device does not measure', 'QUANTITY', { quantity: 'rain' }],
  ] as const) {
    it(`refuses a ${what} in its ack with ${code}, and counts it`, async () => {
      const seen = device.acks.length;
      await expectCounted(network, quarantined(code), () =>
        device.publish(device.pack(2, { reading })),
      );
      await until('an ack that names the refusal', () =>
        Promise.resolve(
          device.acks.slice(seen).some(({ refused }) => refused.some((each) => each.code === code))
            ? true
            : undefined,
        ),
      );
    });
  }

  it('answers a replayed pack with the present ack and stores it once', async () => {
    const pack = device.pack(3);
    await expectCounted(network, packs('stored'), () => device.publish(pack));
    device.keep(pack);
    await expectCounted(network, packs('current'), () => device.publish(pack));
  });

  it('raises CLONE for another reading of the same identity under the right key', async () => {
    const other = device.pack(2, { reading: { value: 7 } });
    const pack = device.pack(2);
    await expectCounted(network, packs('stored'), () => device.publish(pack));
    device.keep(pack);
    await expectCounted(network, quarantined('CLONE'), () => device.publish(other));
  });

  it('counts the packs of a certified device that the ledger does not know', async () => {
    const unknown = await RawDevice.open(network, false);
    await expectCounted(network, quarantined('UNKNOWN_DEVICE'), () =>
      unknown.publish(unknown.pack(1)),
    );
    expect(unknown.acks).to.deep.equal([]);
    await unknown.close();
  });

  for (const site of ['pj99', '..']) {
    it(`counts a topic of site ${site} as TOPIC`, async () => {
      await expectCounted(network, quarantined('TOPIC'), () =>
        device.publish(device.pack(1), device.topic(site)),
      );
    });
  }

  it("is stopped by the broker at another device's topic", async () => {
    const stranger = await RawDevice.open(network, false);
    const refused = await stranger
      .publish(device.pack(1), device.topic())
      .then(() => 'taken', String);
    expect(refused).to.include(NOT_AUTHORIZED);
    await stranger.close();
  });

  it('is cut off by the broker at 1 MiB, which names client and reason in its log', async () => {
    const loud = await RawDevice.open(network, false);
    await loud.publishAndBeCut(Buffer.alloc(MIB, 'x'));
    const said = await network.run('logs', 'broker');
    expect(said).to.match(
      new RegExp(`cut off.*client=${loud.deviceId} code=${PACKET_TOO_LARGE} .*packet too large`),
    );
    await loud.close();
  });
});

function withoutLastLine(pack: Buffer): Buffer {
  return Buffer.from(pack.toString('utf8').split('\n').slice(0, -1).join('\n'));
}
