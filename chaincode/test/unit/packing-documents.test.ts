// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '@daoji/proof';
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { day } from '../fixture/input-fixture.js';
import {
  askFor,
  asked,
  document,
  licence,
  newProductWorld,
  type ProductWorld,
} from '../fixture/product-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { GTIN, pack, ricePackage } from '../fixture/trace-world.js';

const PARTS =
  /; rule: .+; legal basis: Example basis, article 1; rule set: packing-1; accepted: .+/;

/** A licence of coop-a without a number. */
const OPERATOR = { kind: 'sc-licence', subject: { id: 'coop-a', kind: 'operator' } };

describe('documents that packing needs', () => {
  let world: ProductWorld;

  beforeEach(async () => {
    world = await newProductWorld();
  });

  const attach = (fields: CommandFields): Promise<unknown> =>
    world.manager.send(world.ledger, fields);
  const packing = (fields: object = {}): Promise<{ result: string }> =>
    world.packer.send(world.ledger, pack(fields));
  const refused = async (code: ContractErrorCode, fields: object = {}): Promise<string> => {
    const text = await expectRefusal(packing(fields), code);
    expect(text, text).to.match(PARTS);
    return text;
  };

  it('packs with a licence in force, names the rule set, and is not flagged', async () => {
    await askFor(world, asked());
    await attach(licence('sc-1', { validTo: day(0) }));
    const { result } = await packing();
    expect(JSON.parse(result)).to.deep.include({ flags: [], ruleSets: ['packing-1'] });
  });

  it('refuses without it, naming document, holder and day', async () => {
    await askFor(world, asked());
    const text = await refused('DOCUMENT_MISSING');
    expect(text).to.contain('operator~coop-a has no sc-licence');
    expect(text).to.contain(`attached to operator~coop-a and in force on ${day()}`);
  });

  for (const [what, dates] of [
    ['expired yesterday', { validTo: day(-1) }],
    ['starts tomorrow', { validFrom: day(1), validTo: day(300) }],
  ] as const) {
    it(`refuses one that ${what}`, async () => {
      await askFor(world, asked());
      await attach(licence('sc-1', dates));
      expect(await refused('DOCUMENT_EXPIRED')).to.contain('sc-licence sc-1 of operator~coop-a');
    });
  }

  it('looks at the production date: a renewed licence does not heal the days between', async () => {
    await askFor(world, asked());
    await attach(licence('sc-1', { issuedOn: day(-400), validTo: day(-3) }));
    await attach(licence('sc-2', { validFrom: day(1), validTo: day(300) }));
    await refused('DOCUMENT_EXPIRED');
  });

  it('does not take another operator’s licence, nor another kind', async () => {
    await askFor(world, asked());
    const theirs = { subject: { id: 'coop-b', kind: 'operator' } };
    await world.other.send(world.ledger, licence('sc-b', theirs));
    await attach(licence('bl-1', { kind: 'business-licence' }));
    await refused('DOCUMENT_MISSING');
  });

  it('asks by claim: a product without it needs nothing', async () => {
    const gtin = '09521234000006';
    await attach(ricePackage({ claims: ['green'], gtin }));
    await askFor(
      world,
      asked({ claim: 'green', documentKind: 'green-certificate', holder: 'product' }),
    );
    await packing();
    const small = { count: 1, gtin, inputs: [{ grams: 5000, lotId: 'r-1' }], lotId: 'pk-2' };
    await refused('DOCUMENT_MISSING', small);
    const subject = { id: gtin, kind: 'product' };
    await attach(licence('gc-1', { kind: 'green-certificate', subject }));
    await packing(small);
  });

  it('asks each lot for its own release inspection with result pass', async () => {
    await askFor(world, asked({ documentKind: 'release-inspection', holder: 'lot' }));
    await refused('DOCUMENT_MISSING');
    await attach(document('ri-0', { kind: 'release-inspection', result: 'none' }));
    await refused('DOCUMENT_MISSING');
    await attach(document('ri-1', { kind: 'release-inspection', result: 'pass' }));
    await packing();
  });

  it('asks for the brand owner’s own', async () => {
    await askFor(world, asked({ documentKind: 'business-licence', holder: 'brand-owner' }));
    await refused('DOCUMENT_MISSING');
    await attach(licence('bl-1', { kind: 'business-licence' }));
    await packing();
  });

  it('applies no rule set of another division or before its first day', async () => {
    const { ledger, officers, marketSecond } = world;
    const values = { documents: [asked()], kind: 'packing-documents' };
    const { makeEffective, ruleSet } = await import('../fixture/rule-fixture.js');
    const content = ruleSet('packing-2', values, { validFrom: day(1) });
    await makeEffective(ledger, { first: officers.market, second: marketSecond }, content);
    const { result } = await packing();
    expect(JSON.parse(result)).to.deep.include({ flags: ['NO_DOCUMENT_RULES'], ruleSets: [] });
  });

  it('is a rule of the market authority, each row once', async () => {
    const { ledger, officers } = world;
    const propose = (documents: readonly object[]): CommandFields => ({
      type: 'proposeRuleSet',
      areaCode: '2111',
      legalBasis: 'Example',
      ruleSetId: 'packing-9',
      status: 'unconfirmed',
      validFrom: '2020-01-01',
      values: { documents, kind: 'packing-documents' },
    });
    await expectRefusal(officers.first.send(ledger, propose([asked()])), 'AUTHORITY_REFUSED');
    await expectRefusal(
      officers.market.send(ledger, propose([asked(), asked()])),
      'RULE_SET_VALUES',
    );
    await expectRefusal(officers.market.send(ledger, propose([])), 'COMMAND_SHAPE');
  });

  describe('a failed test', () => {
    const failed = { result: 'fail' };

    it('stops the lot, whatever the holder attaches afterwards', async () => {
      await world.laboratory.send(world.ledger, document('t-1', failed));
      const text = await expectRefusal(packing(), 'LOT_TEST_FAILED');
      expect(text)
        .to.contain('cma-report t-1')
        .and.to.match(/rule: .+legal basis: .+accepted: /);
      await attach(document('t-2', { result: 'pass' }));
      await expectRefusal(packing(), 'LOT_TEST_FAILED');
      await world.laboratory.send(world.ledger, document('t-3', { ...failed, kind: 'photo' }));
      await expectRefusal(packing(), 'LOT_TEST_FAILED');
    });

    it('is lifted by a passing test of the same kind by a laboratory only', async () => {
      await world.laboratory.send(world.ledger, document('t-1', failed));
      const passed = document('t-2', { kind: 'test-report', result: 'pass' });
      await world.laboratory.send(world.ledger, passed);
      await expectRefusal(packing(), 'LOT_TEST_FAILED');
      await world.laboratory.send(world.ledger, document('t-3', { result: 'pass' }));
      await packing();
    });

    it('stops every way out of the lot but the return', async () => {
      const { ledger, laboratory, packer } = world;
      await laboratory.send(ledger, document('t-1', failed));
      const part = { grams: 1000, lotId: 'r-1' };
      const ways: readonly CommandFields[] = [
        { type: 'splitLot', lotId: 'r-1', outputs: [{ grams: 1000, lotId: 'r-2' }] },
        { type: 'mergeLots', inputs: [part], lotId: 'r-3' },
      ];
      for (const fields of ways)
        await expectRefusal(packer.send(ledger, fields), 'LOT_TEST_FAILED');
      const keeper = new TestPerson('keeper-9').plantIn(ledger, 'coop-a', ['keeper', 'packer']);
      const offer = (purpose: string): CommandFields => ({
        type: 'offerTransfer',
        lotIds: ['r-1'],
        purpose,
        toOperatorId: 'coop-b',
        transferId: `t-${purpose}`,
      });
      for (const purpose of ['sale', 'storing', 'processing'])
        await expectRefusal(keeper.send(ledger, offer(purpose)), 'LOT_TEST_FAILED');
      await keeper.send(ledger, offer('return'));
    });

    it('is not lifted by the word of the holder before, once the lot has gone on', async () => {
      const { ledger, laboratory } = world;
      await laboratory.send(ledger, document('t-1', failed));
      await attach(document('t-2', { result: 'pass' }));
      const lot = ledger.value('lot~r-1');
      ledger.plant('lot~r-1', canonicalJson({ ...lot, operatorId: 'coop-b' }));
      const theirs = world.other.send(ledger, pack());
      await expectRefusal(theirs, 'LOT_TEST_FAILED');
    });

    it('of the holder itself stops as well', async () => {
      const own = document('t-1', { ...failed, kind: 'release-inspection' });
      await attach(own);
      await expectRefusal(packing(), 'LOT_TEST_FAILED');
    });
  });

  describe('attachDocument', () => {
    for (const [what, fields] of [
      ['a licence for a lot', { kind: 'sc-licence' }],
      [
        'a certificate for a parcel',
        { kind: 'organic-certificate', subject: { id: 'p-1', kind: 'parcel' } },
      ],
    ] as const) {
      it(`refuses ${what}`, () => expectRefusal(attach(document('d-1', fields)), 'DOCUMENT_KIND'));
    }

    for (const documentNumber of ['SC1012111000000', 'QS101211100000012', '']) {
      it(`refuses a food licence numbered ‘${documentNumber}’`, async () => {
        const fields =
          documentNumber === '' ? document('sc-1', OPERATOR) : licence('sc-1', { documentNumber });
        await expectRefusal(attach(fields), 'DOCUMENT_KIND');
      });
    }

    it('refuses a document that ends before it starts, or is issued ahead', async () => {
      await expectRefusal(attach(licence('d-1', { validTo: day(-9) })), 'DOCUMENT_DATES');
      await expectRefusal(
        attach(licence('d-1', { validFrom: day(5), validTo: day(4) })),
        'DOCUMENT_DATES',
      );
      await expectRefusal(attach(document('d-1', { issuedOn: day(1) })), 'DOCUMENT_DATES');
    });

    it('refuses subjects that are not there, or another operator’s', async () => {
      for (const [kind, id, code] of [
        ['operator', 'nobody', 'OPERATOR_NOT_FOUND'],
        ['product', '09521234000006', 'PRODUCT_NOT_FOUND'],
        ['operator', 'coop-b', 'ACCESS_DENIED'],
      ] as const) {
        await expectRefusal(attach(licence('d-1', { subject: { id, kind } })), code);
      }
      const product = licence('d-1', { subject: { id: GTIN, kind: 'product' } });
      await expectRefusal(world.other.send(world.ledger, product), 'ACCESS_DENIED');
    });

    it('keeps the last four of a kind and subject, newest first', async () => {
      for (const index of [1, 2, 3, 4, 5]) await attach(licence(`sc-${index}`));
      await attach(licence('bl-1', { kind: 'business-licence' }));
      const set = world.ledger.value('document-set~coop-a');
      const ids = (set?.['documents'] as { documentId: string }[]).map((one) => one.documentId);
      expect(ids).to.deep.equal(['bl-1', 'sc-5', 'sc-4', 'sc-3', 'sc-2']);
    });

    it('lists at most 64 documents on a lot', async () => {
      for (let index = 0; index < 64; index += 1) await attach(document(`d-${index}`));
      await expectRefusal(attach(document('d-64')), 'DOCUMENT_LIMIT');
    });
  });
});
