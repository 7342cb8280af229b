// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, verify } from 'node:crypto';

import { ackSchema, ackSigningBytes, type Ack } from '@daoji/model';
import { expect } from 'chai';

import type { Watermark } from '../../../src/admission/device-state.js';
import { AckPublisher } from '../../../src/mqtt/ack-publisher.js';
import { QuickClock } from '../../support/quick-clock.js';

describe('AckPublisher', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const settled = new Map<string, Watermark>();
  let sent: { topic: string; ack: Ack; holds: boolean }[] = [];
  let publisher: AckPublisher;

  beforeEach(() => {
    settled.clear();
    sent = [];
    publisher = new AckPublisher({
      site: 'pj01',
      bridgeId: 'bridge-1',
      key: privateKey,
      clock: new QuickClock(),
      coalesceMs: 20,
      bridgeEpoch: () => 1,
      credit: () => 256,
      settledOf: (deviceId) => settled.get(deviceId),
      publish: (topic, payload) => {
        const [line = '', signature = ''] = payload.toString('utf8').split('\n');
        const bytes = ackSigningBytes(Buffer.from(line));
        const holds = verify(null, bytes, publicKey, Buffer.from(signature, 'base64'));
        sent.push({ topic, ack: ackSchema.parse(JSON.parse(line)), holds });
      },
    });
  });

  it('signs what is settled when it is sent, once for many packs', () => {
    publisher.schedule('dev-one', 7);
    settled.set('dev-one', { bootEpoch: 7, seq: 31, lastLeafHash: 'aa' });
    publisher.schedule('dev-one', 7);
    publisher.flush();
    expect(sent.length).to.equal(1);
    expect(sent[0]).to.deep.include({ topic: 'daoji/v1/pj01/dev-one/ack', holds: true });
    expect(sent[0]?.ack).to.include({ bootEpoch: 7, seq: 31, credit: 256 });
  });

  it('says −1 of a device of which nothing is held', () => {
    publisher.schedule('dev-one', 3);
    publisher.flush();
    expect(sent[0]?.ack).to.include({ bootEpoch: 3, seq: -1 });
  });

  it('names at most 64 refused ranges', () => {
    const ranges = Array.from({ length: 50 }, (_, seq) => ({
      from: seq,
      to: seq,
      code: 'UNIT' as const,
    }));
    publisher.schedule('dev-one', 0, ranges);
    publisher.schedule('dev-one', 0, ranges);
    publisher.flush();
    expect(sent[0]?.ack.refused.length).to.equal(64);
  });

  it('sends nothing when nothing is due', () => {
    publisher.flush();
    expect(sent).to.deep.equal([]);
  });

  it('sends by itself after the wait', async () => {
    publisher.schedule('dev-one', 0);
    expect(sent).to.deep.equal([]);
    while (sent.length === 0) await new Promise(setImmediate);
    expect(sent.length).to.equal(1);
  });
});
