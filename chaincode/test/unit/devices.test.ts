// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import {
  bridge,
  device,
  deviceKey,
  newAnchorWorld,
  type AnchorWorld,
} from '../fixture/anchor-world.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { sendUnsigned, TestPerson, type CommandFields } from '../fixture/test-person.js';
import { activation } from '../fixture/trace-world.js';

const fence = (bridgeEpoch: number): CommandFields => ({
  type: 'fenceBridge',
  bridgeEpoch,
  bridgeId: 'bridge-1',
  siteId: 'fx01',
});
const bind = (bridgeId: string, deviceId = 'dev-1'): CommandFields => ({
  type: 'bindDevice',
  bridgeId,
  cut: { bootEpoch: 1, seq: 9 },
  deviceId,
  siteId: 'fx01',
});
const revoke = (deviceId: string): CommandFields => ({
  type: 'revokeDevice',
  deviceId,
  from: { bootEpoch: 1, seq: 10 },
  reason: 'stolen',
});
const lost = (deviceId: string, toSeq: number): CommandFields => ({
  type: 'declareLost',
  deviceId,
  from: { bootEpoch: 1, seq: 5 },
  reason: 'bridge burnt',
  to: { bootEpoch: 1, seq: toSeq },
});
const channelOf = (fields: object): object => ({
  channel: 'main',
  max: 1,
  min: 0,
  quantity: 'co2',
  scale: 0,
  unit: '1',
  ...fields,
});

type Refusal = readonly [string, ContractErrorCode, 'manager' | 'regulator', CommandFields];
const REFUSALS: readonly Refusal[] = [
  ['a second bridge of one id', 'BRIDGE_EXISTS', 'manager', bridge('bridge-1')],
  [
    'a bridge key that is not Ed25519',
    'KEY_SHAPE',
    'manager',
    { ...bridge('bridge-3'), ackSpki: deviceKey('x').spki },
  ],
  ['a second device of one id', 'DEVICE_EXISTS', 'manager', device('dev-1')],
  [
    'a key of another device',
    'DEVICE_KEY_TAKEN',
    'manager',
    device('dev-2', { spki: deviceKey('dev-1').spki }),
  ],
  [
    'a device behind no bridge',
    'BRIDGE_NOT_FOUND',
    'manager',
    device('dev-2', { bridgeId: 'b-9' }),
  ],
  ['a device key that is no key', 'KEY_SHAPE', 'manager', device('dev-2', { spki: 'AAAA' })],
  [
    'a channel named twice',
    'DEVICE_PROFILE',
    'manager',
    device('dev-2', {
      profile: { channels: [channelOf({}), channelOf({})], clockPolicy: 'live' },
    }),
  ],
  [
    'a range upside down',
    'DEVICE_PROFILE',
    'manager',
    device('dev-2', { profile: { channels: [channelOf({ min: 2 })], clockPolicy: 'live' } }),
  ],
  [
    'consent to no device',
    'DEVICE_UNKNOWN',
    'regulator',
    { type: 'consentDevice', deviceId: 'dev-9' },
  ],
  ['consent twice', 'DEVICE_STATE', 'regulator', { type: 'consentDevice', deviceId: 'dev-1' }],
  ["the owner's consent", 'ACCESS_DENIED', 'manager', { type: 'consentDevice', deviceId: 'dev-1' }],
  ['binding no device', 'DEVICE_UNKNOWN', 'manager', bind('bridge-2', 'dev-9')],
  ['binding to no bridge', 'BRIDGE_NOT_FOUND', 'manager', bind('bridge-9')],
  ['binding where it is', 'DEVICE_STATE', 'manager', bind('bridge-1')],
  ['revoking no device', 'DEVICE_UNKNOWN', 'manager', revoke('dev-9')],
  ['a loss of no device', 'DEVICE_UNKNOWN', 'manager', lost('dev-9', 6)],
  ['a loss that ends first', 'RANGE_ORDER', 'manager', lost('dev-1', 4)],
  ["the regulator's word for a loss", 'ACCESS_DENIED', 'regulator', lost('dev-1', 6)],
  ['a fence of the same epoch', 'BRIDGE_EPOCH_STALE', 'manager', fence(1)],
  ['a fence of no bridge', 'BRIDGE_NOT_FOUND', 'manager', { ...fence(2), bridgeId: 'bridge-9' }],
];

describe('devices and bridges', () => {
  let world: AnchorWorld;

  before(async () => {
    world = await newAnchorWorld(['dev-1']);
  });

  for (const [what, code, actor, fields] of REFUSALS) {
    it(`refuses ${what} with ${code}`, () =>
      expectRefusal(world[actor].send(world.ledger.copy(), fields), code));
  }

  it('takes a device from registered over active to revoked', async () => {
    const ledger = world.ledger.copy();
    await world.manager.send(ledger, device('dev-2'));
    expect(ledger.value('device~dev-2')).to.include({
      keyId: deviceKey('dev-2').keyId,
      status: 'registered',
    });
    await world.regulator.send(ledger, { type: 'consentDevice', deviceId: 'dev-2' });
    expect(ledger.value('device~dev-2')).to.include({ status: 'active' });
    await world.regulator.send(ledger, revoke('dev-2'));
    expect(ledger.value('device~dev-2')).to.deep.include({
      revokedFrom: { bootEpoch: 1, seq: 10 },
      status: 'revoked',
    });
    await expectRefusal(world.manager.send(ledger, revoke('dev-2')), 'DEVICE_STATE');
    await expectRefusal(world.manager.send(ledger, bind('bridge-2', 'dev-2')), 'DEVICE_STATE');
  });

  it('binds a device with its cut, declares losses, fences upward only', async () => {
    const ledger = world.ledger.copy();
    await world.manager.send(ledger, bind('bridge-2'));
    expect(ledger.value('device~dev-1')).to.include({ bridgeId: 'bridge-2' });
    expect(ledger.value('device-cut~dev-1')).to.deep.equal({
      bootEpoch: 1,
      deviceId: 'dev-1',
      seq: 9,
      v: 1,
    });
    await world.manager.send(ledger, lost('dev-1', 8));
    await world.manager.send(ledger, fence(5));
    expect(ledger.value('bridge~fx01/bridge-1')).to.include({ bridgeEpoch: 5 });
    await expectRefusal(world.manager.send(ledger, fence(4)), 'BRIDGE_EPOCH_STALE');
  });

  it('refuses consent of another operator of the same organisation', async () => {
    const ledger = world.ledger.copy();
    const neighbour = new TestPerson('registrar-n');
    await sendUnsigned(ledger, activation(neighbour, 'mill-n', ['registrar']), 'ProducerMSP');
    const consenting = new TestPerson('consent-n');
    await neighbour.send(ledger, activation(consenting, 'mill-n', ['device-consent']));
    await world.manager.send(ledger, device('dev-2'));
    await expectRefusal(
      consenting.send(ledger, { type: 'consentDevice', deviceId: 'dev-2' }),
      'ACCESS_DENIED',
    );
  });

  it('refuses a registrar of an organisation that did not name the operator first', () =>
    expectRefusal(
      sendUnsigned(
        world.ledger.copy(),
        activation(new TestPerson('thief'), 'coop-a', ['registrar']),
        'InspectorMSP',
      ),
      'ACCESS_DENIED',
    ));

  it('refuses regulators of other organisations', () =>
    expectRefusal(
      world.registrar.send(
        world.ledger.copy(),
        activation(new TestPerson('thief'), 'coop-a', ['regulator']),
      ),
      'ROLE_REFUSED',
    ));
});
