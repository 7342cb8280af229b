// SPDX-License-Identifier: Apache-2.0
import { fromBase64, hashLeaf, toHex, watermarkRoots } from '@daoji/proof';
import { encodeWatermarkLeaf, type AdvanceWitness, type WatermarkLeaf } from '@daoji/model';
import { expect } from 'chai';

import {
  watermarkChanges,
  watermarkRootOf,
  WatermarkTable,
} from '../../../src/anchor/watermark-table.js';
import type { StoredPack } from '../../../src/spool/pack-reader.js';
import { TestDevice } from '../../support/test-device.js';

function stored(device: TestDevice, raw: Buffer, count: number, skip = 0): StoredPack {
  const header = {
    clockPolicy: 'live' as const,
    count,
    level: 'device' as const,
    receivedTime: '2026-06-14T02:30:00.000Z',
    site: 'pj01',
    skip,
    spki: device.spki,
    topic: device.topic,
  };
  return { offset: 0, header, raw };
}

/** What chaincode does with the witness. */
function rootsOf(
  oldSize: number,
  newSize: number,
  { changes, unchanged }: Pick<AdvanceWitness, 'changes' | 'unchanged'>,
): { oldRoot: string; newRoot: string } {
  const hash = (leaf: WatermarkLeaf): Uint8Array => hashLeaf(encodeWatermarkLeaf(leaf));
  const { oldRoot, newRoot } = watermarkRoots(
    oldSize,
    newSize,
    changes.map((each) => ({
      slot: each.slot,
      newLeafHash: hash(each.new),
      ...(each.old ? { oldLeafHash: hash(each.old) } : {}),
    })),
    unchanged.map((node) => ({ ...node, hash: fromBase64(node.hash) })),
  );
  return { oldRoot: toHex(oldRoot), newRoot: toHex(newRoot) };
}

describe('WatermarkTable', () => {
  it('counts readings, declared gaps and epochs, in slots by first appearance', () => {
    const table = new WatermarkTable([]);
    const [first, second] = [new TestDevice('dev-one'), new TestDevice('dev-two')];
    table.apply(stored(second, second.pack(2), 2));
    table.apply(stored(first, first.pack(3), 3));
    first.skip(2);
    const gaps = [{ from: 3, to: 4, reason: 'flash-worn' as const }];
    table.apply(stored(first, first.pack(1, { statement: { firstSeq: 3, gaps } }), 1));
    first.reboot();
    const closes = { bootEpoch: 0, lastSeq: 5 };
    table.apply(stored(first, first.pack(2, { statement: { closes } }), 2));
    expect(table.leaves.map((leaf) => leaf.deviceId)).to.deep.equal(['dev-two', 'dev-one']);
    expect(table.of('dev-one')).to.include({
      bootEpoch: 1,
      lastSeq: 1,
      total: 6,
      declaredMissing: 2,
      status: 'active',
    });
  });

  it('counts only what lies above the part that is held', () => {
    const table = new WatermarkTable([]);
    const device = new TestDevice('dev-one');
    const raw = device.pack(4);
    table.apply(stored(device, raw, 4));
    device.seq = 0;
    device.prevHash = '0'.repeat(64);
    table.apply(stored(device, device.pack(6), 2, 4));
    expect(table.of('dev-one')).to.include({ lastSeq: 5, total: 6, declaredMissing: 0 });
  });

  it('gives a witness from which both roots follow, for any set of changed and new devices', () => {
    const devices = Array.from({ length: 13 }, (_, index) => new TestDevice(`dev-${index + 10}`));
    const table = new WatermarkTable([]);
    let before: readonly WatermarkLeaf[] = [];
    for (let step = 1; step <= 13; step += 1) {
      const changed = devices.slice(0, step).filter((_, index) => (index * step) % 3 !== 1);
      for (const device of changed) table.apply(stored(device, device.pack(1), 1));
      const after = [...table.leaves];
      const witness = watermarkChanges(before, after);
      expect(rootsOf(before.length, after.length, witness)).to.deep.equal({
        oldRoot: watermarkRootOf(before),
        newRoot: watermarkRootOf(after),
      });
      before = after;
    }
  });

  it('marks revoked devices', () => {
    const device = new TestDevice('dev-one');
    const table = new WatermarkTable([]);
    table.apply(stored(device, device.pack(1), 1));
    table.revoke((deviceId) => deviceId === 'dev-one');
    expect(table.of('dev-one')).to.include({ status: 'revoked' });
  });
});
