// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { expectRefusal } from '../fixture/expect-error.js';
import { MemoryLedger } from '../fixture/memory-ledger.js';
import { sendUnsigned, TestPerson } from '../fixture/test-person.js';
import { activation, newLedger, registerOperator } from '../fixture/trace-world.js';

describe('authorities', () => {
  let ledger: MemoryLedger;
  const registrar = new TestPerson('registrar-agri');
  const officer = new TestPerson('officer-agri');

  beforeEach(async () => {
    ledger = await newLedger('trace');
    await registerOperator(ledger, 'agri-dawa', 'RegulatorMSP', 'authority', { authority: 'agri' });
    await sendUnsigned(ledger, activation(registrar, 'agri-dawa', ['registrar']), 'RegulatorMSP');
  });

  const officerWith = (fields: object, roles = ['regulator']): Promise<unknown> =>
    registrar.send(ledger, { ...activation(officer, 'agri-dawa', roles), ...fields });

  it('stand in the operator and in the key of its regulator', async () => {
    await officerWith({ authority: 'agri' });
    expect(ledger.value('operator~agri-dawa')).to.include({ authority: 'agri' });
    expect(ledger.value(`identity~${officer.keyId}`)).to.include({ authority: 'agri' });
  });

  it('may be absent: then the key owns no matter', async () => {
    await officerWith({});
    expect(ledger.value(`identity~${officer.keyId}`)).to.not.have.property('authority');
  });

  it('cannot be another than the operator has', () =>
    expectRefusal(officerWith({ authority: 'market' }), 'AUTHORITY_REFUSED'));

  it('belong to regulators alone', () =>
    expectRefusal(officerWith({ authority: 'agri' }, ['village']), 'AUTHORITY_REFUSED'));

  it('are three and no fourth', () =>
    expectRefusal(officerWith({ authority: 'police' }), 'COMMAND_SHAPE'));

  it('are no cooperatives', () =>
    expectRefusal(
      registerOperator(ledger, 'coop-x', 'ProducerMSP', 'cooperative', { authority: 'agri' }),
      'AUTHORITY_REFUSED',
    ));

  it('leave the choice to an operator that was registered without one', async () => {
    await registerOperator(ledger, 'office-old', 'RegulatorMSP', 'authority');
    const old = new TestPerson('registrar-old');
    await sendUnsigned(ledger, activation(old, 'office-old', ['registrar']), 'RegulatorMSP');
    await old.send(ledger, {
      ...activation(officer, 'office-old', ['regulator']),
      authority: 'grain',
    });
    expect(ledger.value(`identity~${officer.keyId}`)).to.include({ authority: 'grain' });
  });

  it('let associations name their own, and nobody else', async () => {
    await registerOperator(ledger, 'rice-assoc', 'RegulatorMSP', 'association');
    const own = new TestPerson('registrar-assoc');
    await sendUnsigned(ledger, activation(own, 'rice-assoc', ['registrar']), 'RegulatorMSP');
    await own.send(ledger, activation(officer, 'rice-assoc', ['association']));
    const fresh = new TestPerson('fresh');
    for (const role of ['agronomist', 'regulator', 'laboratory', 'village']) {
      await expectRefusal(
        own.send(ledger, activation(fresh, 'rice-assoc', [role])),
        'ROLE_REFUSED',
      );
    }
  });

  it('do not exist on anchor, nor do the roles of a mill', async () => {
    const anchor = await newLedger('anchor');
    await sendUnsigned(anchor, activation(registrar, 'agri-dawa', ['registrar']), 'RegulatorMSP');
    for (const fields of [{ authority: 'agri' }, { roles: ['agronomist'] }]) {
      await expectRefusal(
        registrar.send(anchor, { ...activation(officer, 'agri-dawa', ['regulator']), ...fields }),
        'COMMAND_SHAPE',
      );
    }
  });
});
