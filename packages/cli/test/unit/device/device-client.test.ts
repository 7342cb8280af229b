// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, verify } from 'node:crypto';

import { packRoot, packSigningBytes, parseReading, readingLeafHash, ZERO_HASH } from '@daoji/model';
import { toHex } from '@daoji/proof';
import { expect } from 'chai';

import { DeviceError } from '../../../src/device/device-error.js';
import { newSigningKey } from '../../../src/keys/key-file.js';
import { expectError } from '../expect-error.js';
import { BridgeDouble, deviceOnDoubles, measurement, rangeOf } from './device-double.js';

function measureMany(
  device: { measure(m: ReturnType<typeof measurement>): unknown },
  count: number,
): void {
  for (let n = 0; n < count; n += 1) device.measure(measurement(n));
}

describe('DeviceClient packs', () => {
  it('signs packs that a bridge accepts: root, key id, low-S signature, chain', () => {
    const key = newSigningKey();
    const { device, link } = deviceOnDoubles({ key });
    measureMany(device, 8);
    device.start();
    link.events?.onUp();
    expect(link.packs.map(rangeOf)).to.deep.equal([
      [0, 3],
      [4, 7],
    ]);
    for (const { statement, statementBytes, signature, readings } of link.packs) {
      expect(statement.keyId).to.equal(key.keyId);
      expect(statement.root).to.equal(packRoot(readings));
      const publicKey = createPublicKey(key.privateKey);
      expect(
        verify(
          'sha256',
          packSigningBytes(statementBytes),
          publicKey,
          Buffer.from(signature, 'base64'),
        ),
      ).to.equal(true);
    }
    const bytes = link.packs.flatMap(({ readings }) => readings);
    bytes.forEach((each, at) => {
      const before = bytes[at - 1];
      expect(parseReading(each).prevHash).to.equal(
        before ? toHex(readingLeafHash(before)) : ZERO_HASH,
      );
    });
  });

  it('sends a pack that is not full after the linger, and none before', () => {
    const { device, link, timers } = deviceOnDoubles();
    device.start();
    link.events?.onUp();
    device.measure(measurement(0));
    expect(link.packs).to.have.length(0);
    timers.fire(100);
    expect(link.packs.map(rangeOf)).to.deep.equal([[0, 0]]);
  });

  it('refuses a measurement outside the format and uses no number for it', async () => {
    const { device } = deviceOnDoubles();
    const bad = { ...measurement(0), value: 1.5 };
    await expectError(() => device.measure(bad), DeviceError, 'DEVICE_MEASUREMENT');
    await expectError(
      () => device.measure({ ...bad, value: 1, time: '2026-06-14 02:10' }),
      DeviceError,
      'DEVICE_MEASUREMENT',
    );
    expect(device.measure(measurement(1)).seq).to.equal(0);
  });

  it('refuses to measure once it is closed', async () => {
    const { device } = deviceOnDoubles();
    await device.close();
    await expectError(() => device.measure(measurement(0)), DeviceError, 'DEVICE_CLOSED');
  });
});

describe('DeviceClient go-back-N', () => {
  it('keeps readings until a verified ack covers them', () => {
    const { device, link, bridge } = deviceOnDoubles();
    device.start();
    link.events?.onUp();
    measureMany(device, 8);
    expect(device.pending).to.equal(8);
    link.events?.onAck(bridge.ack({ seq: 3 }));
    expect(device.pending).to.equal(4);
  });

  it('goes back once for each repeated seq while packs are under way', () => {
    const { device, link, bridge } = deviceOnDoubles();
    device.start();
    link.events?.onUp();
    measureMany(device, 12);
    link.events?.onAck(bridge.ack({ seq: 3 }));
    const before = link.packs.length;
    link.events?.onAck(bridge.ack({ seq: 3 }));
    link.events?.onAck(bridge.ack({ seq: 3 }));
    expect(link.packs.slice(before).map(rangeOf)).to.deep.equal([
      [4, 7],
      [8, 11],
    ]);
  });

  it('sends the same reading bytes again, regrouped or not', () => {
    const { device, link } = deviceOnDoubles();
    device.start();
    link.events?.onUp();
    measureMany(device, 4);
    const first = link.packs[0]?.readings.map((bytes) => toHex(bytes));
    link.events?.onUp();
    expect(link.packs[1]?.readings.map((bytes) => toHex(bytes))).to.deep.equal(first);
  });

  it('goes back after 30 s without an ack, then waits twice as long', () => {
    const { device, link, timers } = deviceOnDoubles();
    device.start();
    link.events?.onUp();
    measureMany(device, 4);
    expect(timers.fire(1000)).to.equal(30_000);
    expect(link.packs.map(rangeOf)).to.deep.equal([
      [0, 3],
      [0, 3],
    ]);
    expect(timers.fire(1000)).to.equal(60_000);
    for (let round = 0; round < 6; round += 1) timers.fire(1000);
    expect(timers.fire(1000)).to.equal(600_000);
  });

  it('stays within ±20 % of its wait for connecting, and sends nothing while down', () => {
    for (const [chance, least, most] of [
      [0, 400, 400],
      [0.999, 599, 600],
    ] as const) {
      const { device, link, timers } = deviceOnDoubles();
      timers.chance = chance;
      device.start();
      link.events?.onDown('refused');
      measureMany(device, 4);
      expect(link.packs).to.have.length(0);
      expect(timers.fire(300)).to.be.within(least, most);
      expect(link.opened).to.equal(2);
    }
  });

  it('honours credit', () => {
    const { device, link, bridge } = deviceOnDoubles({ firstCredit: 4 });
    device.start();
    link.events?.onUp();
    measureMany(device, 12);
    expect(link.packs.map(rangeOf)).to.deep.equal([[0, 3]]);
    link.events?.onAck(bridge.ack({ seq: 3, credit: 1 }));
    expect(link.packs.slice(1).map(rangeOf)).to.deep.equal([[4, 4]]);
    link.events?.onAck(bridge.ack({ seq: 4, credit: 0 }));
    expect(link.packs).to.have.length(2);
    link.events?.onAck(bridge.ack({ seq: 4, credit: 256 }));
    expect(link.packs.slice(2).map(rangeOf)).to.deep.equal([
      [5, 8],
      [9, 11],
    ]);
  });

  it('declares refused readings as a gap and packs the others around it', () => {
    const { device, link, bridge } = deviceOnDoubles();
    const refused: number[] = [];
    device.on('refused', ({ readings }) => refused.push(...readings.map(({ seq }) => seq)));
    device.start();
    link.events?.onUp();
    measureMany(device, 8);
    link.events?.onAck(bridge.ack({ seq: 0, refused: [{ from: 2, to: 3, code: 'RANGE' }] }));
    const [again] = link.packs.slice(2);
    expect(refused).to.deep.equal([2, 3]);
    expect(again?.statement.gaps).to.deep.equal([{ from: 2, to: 3, reason: 'refused' }]);
    expect(again && [rangeOf(again), again.statement.count]).to.deep.equal([[1, 6], 4]);
  });
});

describe('DeviceClient acks', () => {
  function faultsAfter(payload: (bridge: BridgeDouble) => Uint8Array): {
    codes: string[];
    pending: number;
  } {
    const { device, link, bridge } = deviceOnDoubles();
    const codes: string[] = [];
    device.on('fault', ({ code }) => codes.push(code));
    device.start();
    link.events?.onUp();
    measureMany(device, 4);
    link.events?.onAck(payload(bridge));
    return { codes, pending: device.pending };
  }

  it('forgets nothing for an ack that another key signed', () => {
    const result = faultsAfter(() => new BridgeDouble().ack({ seq: 3 }));
    expect(result).to.deep.equal({ codes: ['DEVICE_ACK_SIGNATURE'], pending: 4 });
  });

  it('forgets nothing for an ack whose seq was changed', () => {
    const result = faultsAfter((bridge) =>
      Buffer.from(
        Buffer.from(bridge.ack({ seq: 0 }))
          .toString('utf8')
          .replace('"seq":0', '"seq":3'),
      ),
    );
    expect(result).to.deep.equal({ codes: ['DEVICE_ACK_SIGNATURE'], pending: 4 });
  });

  it('forgets nothing for the ack of another device', () => {
    const result = faultsAfter((bridge) => bridge.ack({ seq: 3, deviceId: 'pj01-water-0043' }));
    expect(result).to.deep.equal({ codes: ['DEVICE_ACK_FOREIGN'], pending: 4 });
  });

  it('forgets nothing for an ack of readings that it never made', () => {
    for (const fields of [{ seq: 4 }, { bootEpoch: 2, seq: 0 }]) {
      const result = faultsAfter((bridge) => bridge.ack(fields));
      expect(result).to.deep.equal({ codes: ['DEVICE_ACK_AHEAD'], pending: 4 });
    }
  });

  it('reports what is no ack and goes on', () => {
    for (const text of ['', 'one line', '{}\nAAAA\nmore', '\u0000\n\u0000']) {
      const { codes, pending } = faultsAfter(() => Buffer.from(text));
      expect(codes).to.have.length(1);
      expect(pending).to.equal(4);
    }
    expect(faultsAfter(() => Buffer.from([0xff, 0x0a, 0xff])).codes).to.deep.equal([
      'DEVICE_ACK_SHAPE',
    ]);
  });
});
