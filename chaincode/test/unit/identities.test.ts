// SPDX-License-Identifier: Apache-2.0
import { fromBase64, toBase64 } from '@daoji/proof';
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { nextCommandId, sendUnsigned, TestPerson, utc } from '../fixture/test-person.js';
import {
  activation,
  AREA,
  harvest,
  newTraceWorld,
  parcel,
  registerOperator,
  type TraceWorld,
} from '../fixture/trace-world.js';

describe('keys of persons', () => {
  let world: TraceWorld;
  const fresh = new TestPerson('fresh-a');

  let made: TraceWorld;

  before(async () => {
    made = await newTraceWorld();
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  it('work from activation to revocation', async () => {
    const { ledger, registrar } = world;
    await expectRefusal(fresh.send(ledger, parcel('p-7')), 'IDENTITY_UNKNOWN');
    await registrar.send(ledger, activation(fresh, 'coop-a', ['grower']));
    await fresh.send(ledger, parcel('p-7'));
    await registrar.send(ledger, { type: 'revokeIdentity', keyId: fresh.keyId, reason: 'left' });
    await expectRefusal(fresh.send(ledger, parcel('p-8')), 'IDENTITY_REVOKED');
    expect(ledger.value(`identity~${fresh.keyId}`)).to.include({ status: 'revoked' });
  });

  it('keep the activation apart from its registrar in the same block', async () => {
    const { ledger, registrar } = world;
    const revoke = await ledger.simulate('people:revokeIdentity', [
      registrar.envelope({ type: 'revokeIdentity', keyId: world.grower.keyId, reason: 'lost' }),
    ]);
    const late = await ledger.simulate('places:registerParcel', [
      world.grower.envelope(parcel('p-7')),
    ]);
    ledger.commit(revoke);
    expect(() => ledger.commit(late)).to.throw('MVCC_READ_CONFLICT');
  });

  const denied: readonly (readonly [string, Parameters<typeof expectRefusal>[1], object])[] = [
    ['before they are valid', 'IDENTITY_NOT_ACTIVE', { validFrom: '2090-01-01T00:00:00.000Z' }],
    ['after they were valid', 'IDENTITY_NOT_ACTIVE', { validTo: '2021-01-01T00:00:00.000Z' }],
  ];
  for (const [what, code, fields] of denied) {
    it(`do not sign ${what}`, async () => {
      await world.registrar.send(world.ledger, {
        ...activation(fresh, 'coop-a', ['grower']),
        ...fields,
      });
      await expectRefusal(fresh.send(world.ledger, parcel('p-7')), code);
    });
  }

  it('are activated once', async () => {
    await world.registrar.send(world.ledger, activation(fresh, 'coop-a', ['grower']));
    await expectRefusal(
      world.registrar.send(world.ledger, activation(fresh, 'coop-a', ['keeper'])),
      'IDENTITY_EXISTS',
    );
  });

  const bad: readonly (readonly [string, Parameters<typeof expectRefusal>[1], object])[] = [
    ["another operator's person", 'ACCESS_DENIED', { operatorId: 'coop-b' }],
    ['a person outside the area', 'ACCESS_DENIED', { areaCode: '2112' }],
    ['an unknown operator', 'OPERATOR_NOT_FOUND', { operatorId: 'coop-0' }],
    ['a validity that ends first', 'IDENTITY_VALIDITY', { validTo: '2019-01-01T00:00:00.000Z' }],
    ['a regulator of a producer', 'ROLE_REFUSED', { roles: ['regulator'] }],
    ['a laboratory of a cooperative', 'ROLE_REFUSED', { roles: ['grower', 'laboratory'] }],
    ['an association of a cooperative', 'ROLE_REFUSED', { roles: ['association'] }],
    ['an authority without regulator', 'AUTHORITY_REFUSED', { authority: 'agri' }],
    ['an unknown authority', 'COMMAND_SHAPE', { authority: 'police', roles: ['regulator'] }],
    ['a demo person on an ordinary network', 'DEMO_KEY_ORDINARY_NETWORK', { personId: 'demo-li' }],
    ['a key that is no point', 'KEY_SHAPE', { spki: pointOff(fresh.spki) }],
    ['a key of another shape', 'KEY_SHAPE', { spki: 'AAAA' }],
    ['a key with stray base64 bits', 'COMMAND_SHAPE', { spki: `${fresh.spki.slice(0, -3)}B==` }],
  ];
  for (const [what, code, fields] of bad) {
    it(`are not activated for ${what}: ${code}`, () =>
      expectRefusal(
        world.registrar.send(world.ledger, {
          ...activation(fresh, 'coop-a', ['grower']),
          ...fields,
        }),
        code,
      ));
  }

  it('are not revoked when unknown or revoked before', async () => {
    const revoke = { type: 'revokeIdentity', keyId: fresh.keyId, reason: 'lost' };
    await expectRefusal(world.registrar.send(world.ledger, revoke), 'IDENTITY_UNKNOWN');
    const grower = { ...revoke, keyId: world.grower.keyId };
    await world.registrar.send(world.ledger, grower);
    await expectRefusal(world.registrar.send(world.ledger, grower), 'IDENTITY_REVOKED');
  });
});

describe('first registrars', () => {
  let world: TraceWorld;
  const fresh = new TestPerson('fresh-b');

  before(async () => {
    world = await newTraceWorld();
  });

  it('write msp:<MSPID> as signer', async () => {
    const copy = world.ledger.copy();
    const { result } = await sendUnsigned(
      copy,
      activation(fresh, 'coop-b', ['registrar']),
      'InspectorMSP',
    );
    expect(JSON.parse(result)).to.include({ signer: 'msp:InspectorMSP' });
    expect(copy.value(`identity~${fresh.keyId}`)).to.include({ activatedBy: 'msp:InspectorMSP' });
  });

  it('cannot come from a client without role=org-registrar', () =>
    expectRefusal(
      sendUnsigned(
        world.ledger,
        activation(fresh, 'coop-b', ['registrar']),
        'InspectorMSP',
        'gateway',
      ),
      'COMMAND_UNSIGNED',
    ));

  it('cannot come from another organisation', () =>
    expectRefusal(
      sendUnsigned(world.ledger, activation(fresh, 'coop-b', ['registrar']), 'ProducerMSP'),
      'ACCESS_DENIED',
    ));

  it('cannot be persons of other roles', () =>
    expectRefusal(
      sendUnsigned(world.ledger, activation(fresh, 'coop-b', ['grower']), 'InspectorMSP'),
      'COMMAND_UNSIGNED',
    ));

  it('cannot do anything else without a signature', () =>
    expectRefusal(sendUnsigned(world.ledger, parcel('p-7'), 'ProducerMSP'), 'COMMAND_UNSIGNED'));

  it('cannot name an operator twice', () =>
    expectRefusal(registerOperator(world.ledger, 'coop-a', 'ProducerMSP'), 'OPERATOR_EXISTS'));

  it("cannot name an operator of another's organisation", () =>
    expectRefusal(
      sendUnsigned(
        world.ledger,
        {
          type: 'registerOperator',
          areaCode: AREA,
          kind: 'mill',
          mspId: 'RegulatorMSP',
          operatorId: 'mill-x',
          publicName: 'Example mill',
        },
        'ProducerMSP',
      ),
      'ACCESS_DENIED',
    ));
});

describe('entry on behalf', () => {
  let world: TraceWorld;

  before(async () => {
    world = await newTraceWorld();
  });

  const onBehalf = (confirmation: string, lotId: string): object =>
    harvest(lotId, {
      onBehalfOf: { confirmation, operatorId: 'coop-b' },
      commandId: nextCommandId(),
      deviceTime: utc(),
    });

  it('is flagged, and counted apart when unconfirmed', async () => {
    const signed = await world.grower.send(world.ledger, {
      ...onBehalf('signed-paper', 'h-4'),
      type: 'recordHarvest',
    });
    expect(JSON.parse(signed.result)).to.deep.include({ flags: ['ON_BEHALF', 'NO_YIELD_CAP'] });
    const none = await world.grower.send(world.ledger, {
      ...onBehalf('none', 'h-5'),
      type: 'recordHarvest',
    });
    expect(JSON.parse(none.result)).to.deep.include({
      flags: ['ON_BEHALF', 'UNCONFIRMED', 'NO_YIELD_CAP'],
    });
  });

  it('refuses own-signature without that signature', () =>
    expectRefusal(
      world.grower.send(world.ledger, {
        ...onBehalf('own-signature', 'h-6'),
        type: 'recordHarvest',
      }),
      'CONFIRMATION_MISSING',
    ));
});

function pointOff(spki: string): string {
  const bytes = fromBase64(spki);
  const last = bytes.length - 1;
  return toBase64(bytes.map((byte, index) => (index === last ? byte ^ 1 : byte)));
}
