// SPDX-License-Identifier: Apache-2.0
import type { WatermarkLeaf } from '@daoji/model';
import { canonicalJson } from '@daoji/proof';
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import {
  BRIDGE,
  device,
  newAnchorWorld,
  ORIGIN,
  transient,
  type AnchorWorld,
} from '../fixture/anchor-world.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { mark, sendAdvance, TestLog, type Advance } from '../fixture/test-log.js';

const DEVICES = ['dev-1', 'dev-2', 'dev-3'];
const slots = (
  ...entries: readonly (readonly [number, WatermarkLeaf])[]
): Map<number, WatermarkLeaf> => new Map(entries);

describe('log:advanceLog', () => {
  let world: AnchorWorld;
  let log: TestLog;

  let made: AnchorWorld;

  before(async () => {
    made = await newAnchorWorld(DEVICES);
  });

  beforeEach(async () => {
    world = { ...made, ledger: made.ledger.copy() };
    log = new TestLog();
    await sendAdvance(world.ledger, log.advance(slots([0, mark('dev-1')], [1, mark('dev-2')]), 3));
  });

  const refuse = (advance: Advance, code: ContractErrorCode): Promise<string> =>
    expectRefusal(sendAdvance(world.ledger, advance), code);
  const next = (fields: Partial<WatermarkLeaf> = {}): Advance =>
    log.advance(slots([0, mark('dev-1', { lastSeq: 15, total: 16, ...fields })]), 2);

  it('writes head~{origin} and nothing else', async () => {
    const advance = next();
    const { writes, result } = await sendAdvance(world.ledger, advance);
    expect([...writes.keys()]).to.deep.equal([`head~${ORIGIN}`]);
    expect(world.ledger.text(`head~${ORIGIN}`)).to.equal(canonicalJson(advance.head));
    expect(result).to.equal(canonicalJson(advance.head));
  });

  it('succeeds without a write for the head that is there', async () => {
    const advance = next();
    await sendAdvance(world.ledger, advance);
    const again = await sendAdvance(world.ledger, advance);
    expect(again.writes.size).to.equal(0);
  });

  it('follows a device through gaps, resets and a new slot', async () => {
    await sendAdvance(world.ledger, next({ total: 14, declaredMissing: 2 }));
    const reset = mark('dev-1', { bootEpoch: 3, lastSeq: 4, total: 21, declaredMissing: 2 });
    await sendAdvance(world.ledger, log.advance(slots([0, reset], [2, mark('dev-3')])));
    expect(world.ledger.value(`head~${ORIGIN}`)).to.include({ watermarkSize: 3, logSize: 6 });
  });

  it('carries 500 devices', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `many-${index}`);
    const { keyId } = mark('dev-1');
    for (const deviceId of many) {
      const text = JSON.stringify({
        ...device('dev-1'),
        deviceId,
        type: undefined,
        keyId,
        operatorId: 'coop-a',
        status: 'active',
        v: 1,
      });
      world.ledger.plant(`device~${deviceId}`, canonicalJson(JSON.parse(text)));
    }
    const all = many.map((deviceId, index) => [index + 2, { ...mark('dev-1'), deviceId }] as const);
    await sendAdvance(world.ledger, log.advance(slots(...all)));
    expect(world.ledger.value(`head~${ORIGIN}`)).to.include({ watermarkSize: 502 });
  });

  const heads: readonly (readonly [string, ContractErrorCode, object])[] = [
    ['a wrong new log root', 'HEAD_CONSISTENCY', { logRoot: 'e'.repeat(64) }],
    ['a wrong previous root', 'HEAD_MISMATCH', { prevLogRoot: 'e'.repeat(64) }],
    ['a previous size that is not there', 'HEAD_MISMATCH', { prevLogSize: 2 }],
    ['a start over', 'HEAD_MISMATCH', { prevLogSize: 0 }],
    ['a log that does not grow', 'HEAD_CONSISTENCY', { logSize: 3 }],
    ['a log that shrinks', 'HEAD_CONSISTENCY', { logSize: 2 }],
    ['a wrong watermark root', 'HEAD_WATERMARK', { watermarkRoot: 'e'.repeat(64) }],
    ['fewer slots', 'HEAD_WATERMARK', { watermarkSize: 1 }],
    ['a slot too many', 'HEAD_WATERMARK', { watermarkSize: 3 }],
    ['an older epoch', 'BRIDGE_EPOCH_STALE', { bridgeEpoch: 0 }],
    ['a newer epoch', 'BRIDGE_EPOCH_STALE', { bridgeEpoch: 2 }],
    ["another bridge's log", 'ACCESS_DENIED', { origin: 'fx01/bridge-2' }],
    ['a log of no bridge', 'BRIDGE_NOT_FOUND', { origin: 'fx01/bridge-9' }],
    ['a head with another field', 'HEAD_SHAPE', { x: 1 }],
  ];
  for (const [what, code, fields] of heads) {
    it(`refuses ${what} with ${code}`, () => {
      const { head, witness } = next();
      return refuse({ head: { ...head, ...fields }, witness }, code);
    });
  }

  const steps: readonly (readonly [string, ContractErrorCode, Partial<WatermarkLeaf>])[] = [
    ['a skipped seq', 'HEAD_SLOT', { lastSeq: 16 }],
    ['a reading counted twice', 'HEAD_SLOT', { total: 17 }],
    ['a gap that is not declared', 'HEAD_SLOT', { total: 15 }],
    ['a total that shrinks behind declared gaps', 'HEAD_SLOT', { total: 9, declaredMissing: 7 }],
    ['a seq that goes back', 'HEAD_SLOT', { lastSeq: 8, total: 10 }],
    ['an epoch that goes back', 'HEAD_SLOT', { bootEpoch: 0 }],
    ['a new epoch that counts too little', 'HEAD_SLOT', { bootEpoch: 2, lastSeq: 6 }],
    ['another device in the slot', 'HEAD_SLOT', { deviceId: 'dev-3' }],
    ["a key that is not the device's", 'HEAD_SLOT', { keyId: 'b'.repeat(64) }],
    ['a status that the record does not say', 'HEAD_SLOT', { status: 'revoked' }],
  ];
  for (const [what, code, fields] of steps) {
    it(`refuses ${what} with ${code}`, () => refuse(next(fields), code));
  }

  it('refuses a slot that changes without being named', () => {
    const hidden = log.advance(
      slots(
        [0, mark('dev-1', { lastSeq: 10, total: 11 })],
        [1, mark('dev-2', { lastSeq: 99, total: 100 })],
      ),
    );
    const changes = hidden.witness.changes.slice(0, 1);
    return refuse({ ...hidden, witness: { ...hidden.witness, changes } }, 'HEAD_WATERMARK');
  });

  it('refuses an old leaf that was not there', () => {
    const { head, witness } = next();
    const changes = witness.changes.map((change) => ({
      ...change,
      old: mark('dev-1', { total: 12, lastSeq: 11 }),
    }));
    return refuse({ head, witness: { ...witness, changes } }, 'HEAD_WATERMARK');
  });

  it('refuses a new slot passed off as new over an old one', () => {
    const { head, witness } = next();
    const changes = witness.changes.map(({ slot, new: leaf }) => ({ slot, new: leaf }));
    return refuse({ head, witness: { ...witness, changes } }, 'HEAD_WATERMARK');
  });

  it('refuses the same device in two slots', () =>
    refuse(log.advance(slots([2, mark('dev-3')], [3, mark('dev-3')])), 'HEAD_SLOT'));

  it('refuses a new slot of an unknown device', () =>
    refuse(log.advance(slots([2, mark('dev-9')])), 'DEVICE_UNKNOWN'));

  it('refuses a new slot of a device that nobody consented to', async () => {
    await world.manager.send(world.ledger, device('dev-4'));
    await refuse(log.advance(slots([2, mark('dev-4')])), 'DEVICE_NOT_ACTIVE');
  });

  it('refuses a new slot of a device of another bridge', async () => {
    await world.manager.send(world.ledger, device('dev-5', { bridgeId: 'bridge-2' }));
    await refuse(log.advance(slots([2, mark('dev-5')])), 'DEVICE_UNKNOWN');
  });

  it('refuses a new slot that hides its first readings', () =>
    refuse(log.advance(slots([2, mark('dev-3', { total: 9 })])), 'HEAD_SLOT'));

  it('takes a revoked device as revoked, and not as active again', async () => {
    const from = { bootEpoch: 1, seq: 16 };
    await world.manager.send(world.ledger, {
      type: 'revokeDevice',
      deviceId: 'dev-1',
      from,
      reason: 'stolen',
    });
    await sendAdvance(world.ledger, next({ status: 'revoked' }));
    await refuse(next({ status: 'active' }), 'HEAD_SLOT');
  });

  it('starts a moved device from its cut', async () => {
    const moved = device('dev-6', { bridgeId: 'bridge-2' });
    await world.manager.send(world.ledger, moved);
    await world.regulator.send(world.ledger, { type: 'consentDevice', deviceId: 'dev-6' });
    await world.manager.send(world.ledger, {
      type: 'bindDevice',
      bridgeId: 'bridge-1',
      cut: { bootEpoch: 1, seq: 99 },
      deviceId: 'dev-6',
      siteId: 'fx01',
    });
    const copy = world.ledger.copy();
    const leaf = mark('dev-6', { lastSeq: 104, total: 5 });
    await sendAdvance(copy, log.advance(slots([2, leaf])));
    const other = new TestLog();
    other.advance(slots([0, mark('dev-1')], [1, mark('dev-2')]), 3);
    await refuse(other.advance(slots([2, mark('dev-6', { lastSeq: 104, total: 4 })])), 'HEAD_SLOT');
  });

  const submitters = [
    { ...BRIDGE, attributes: { ...BRIDGE.attributes, role: 'gateway' } },
    { ...BRIDGE, attributes: { ...BRIDGE.attributes, bridgeId: 'bridge-2' } },
    { ...BRIDGE, attributes: { ...BRIDGE.attributes, siteId: 'pj02' } },
    { ...BRIDGE, mspId: 'InspectorMSP' },
    { mspId: 'ProducerMSP', attributes: {} },
  ];
  for (const submitter of submitters) {
    it(`refuses ${submitter.mspId} ${JSON.stringify(submitter.attributes)}`, () =>
      expectRefusal(sendAdvance(world.ledger, next(), submitter), 'ACCESS_DENIED'));
  }

  it('refuses the fenced process and takes the one that goes on', async () => {
    const advance = next();
    await world.regulator.send(world.ledger, {
      type: 'fenceBridge',
      bridgeEpoch: 2,
      bridgeId: 'bridge-1',
      siteId: 'fx01',
    });
    await refuse(advance, 'BRIDGE_EPOCH_STALE');
    await sendAdvance(world.ledger, { ...advance, head: { ...advance.head, bridgeEpoch: 2 } });
  });

  it('lets one of two concurrent advances win', async () => {
    const advance = next();
    const args = [canonicalJson(advance.head)];
    const options = { submitter: BRIDGE, transient: transient(advance.witness) };
    const first = await world.ledger.simulate('log:advanceLog', args, options);
    const second = await world.ledger.simulate('log:advanceLog', args, options);
    world.ledger.commit(first);
    expect(() => world.ledger.commit(second)).to.throw('MVCC_READ_CONFLICT');
  });

  const witnesses: readonly (readonly [string, ReadonlyMap<string, Uint8Array>])[] = [
    ['no transient data', new Map()],
    ['another transient field', new Map([['other', new Uint8Array(2)]])],
    ['transient data that is no JSON', new Map([['advance', new Uint8Array([0xff])]])],
    ['a witness without its fields', transient({})],
    ['a hash that is no base64', transient({ changes: [], consistency: ['A==='], unchanged: [] })],
  ];
  for (const [what, data] of witnesses) {
    it(`refuses ${what} with HEAD_WITNESS`, () =>
      expectRefusal(
        world.ledger.submit('log:advanceLog', [canonicalJson(next().head)], {
          submitter: BRIDGE,
          transient: data,
        }),
        'HEAD_WITNESS',
      ));
  }

  it('refuses a head that is not canonical', () =>
    expectRefusal(
      world.ledger.submit('log:advanceLog', [JSON.stringify(next().head, null, 1)], {
        submitter: BRIDGE,
      }),
      'HEAD_SHAPE',
    ));

  it('refuses a consistency path that is too long', () => {
    const { head, witness } = next();
    const consistency = [...witness.consistency, ...witness.consistency];
    return refuse({ head, witness: { ...witness, consistency } }, 'HEAD_CONSISTENCY');
  });
});
