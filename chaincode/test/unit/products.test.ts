// SPDX-License-Identifier: Apache-2.0
import { addDays, civilDateOf } from '@daoji/model';
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { day } from '../fixture/input-fixture.js';
import {
  approval,
  newProductWorld,
  withdrawal,
  type ProductWorld,
} from '../fixture/product-fixture.js';
import { utc, type CommandFields } from '../fixture/test-person.js';
import { GTIN, harvest, mill, pack, parcel, ricePackage } from '../fixture/trace-world.js';
import { withEvidence } from '../fixture/trace-world.js';

const OTHER_GTIN = '09521234000006';
/** Every refusal by a rule names these. */
const PARTS = /; rule: .+; legal basis: .+; rule set: .+; accepted: .+/;

describe('products', () => {
  let world: ProductWorld;

  beforeEach(async () => {
    world = await newProductWorld();
  });

  const refused = async (
    who: keyof ProductWorld,
    fields: CommandFields,
    code: ContractErrorCode,
  ): Promise<void> => {
    const person = world[who] as ProductWorld['packer'];
    const text = await expectRefusal(person.send(world.ledger, fields), code);
    expect(text, text).to.match(PARTS);
  };

  describe('registerProduct', () => {
    it('keeps what labels print, with the signer’s operator as brand owner', () => {
      expect(world.ledger.value(`product~${GTIN}`)).to.deep.include({
        brandOwnerId: 'coop-a',
        netMassGrams: 5000,
        packers: [],
        shelfLifeDays: 365,
        standardNumber: 'GB/T 1354-2018',
      });
    });

    it('refuses a GTIN that is taken, whoever asks', async () => {
      await expectRefusal(world.other.send(world.ledger, ricePackage()), 'PRODUCT_EXISTS');
    });

    for (const [what, fields] of [
      ['a wrong check digit', { gtin: '09521234567898' }],
      ['a shelf life of no day', { gtin: OTHER_GTIN, shelfLifeDays: 0 }],
      ['an unknown claim', { gtin: OTHER_GTIN, claims: ['best'] }],
      ['a name in one language', { gtin: OTHER_GTIN, name: { zh: '大米' } }],
      [
        'a name with a direction character',
        { gtin: OTHER_GTIN, name: { en: 'a\u202eb', zh: '米' } },
      ],
    ] as const) {
      it(`refuses ${what}`, () => expectRefusal(register(fields), 'COMMAND_SHAPE'));
    }

    function register(fields: object): Promise<unknown> {
      return world.manager.send(world.ledger, ricePackage(fields));
    }
  });

  describe('packLot by product', () => {
    it('stores best before = production date + shelf life, and flags that no rule asked for documents', async () => {
      const { result } = await world.packer.send(world.ledger, pack());
      expect(JSON.parse(result)).to.deep.include({ flags: ['NO_DOCUMENT_RULES'] });
      expect(world.ledger.value('lot~pk-1')).to.include({ bestBefore: addDays(day(), 365) });
    });

    const NEGATIVES: readonly (readonly [string, ContractErrorCode, object])[] = [
      ['a GTIN that nobody registered', 'PRODUCT_NOT_FOUND', { gtin: OTHER_GTIN }],
      ['another net content', 'PRODUCT_MASS', { netMassGrams: 2500 }],
      ['a production date ahead', 'PACK_DATE', { productionDate: day(1) }],
      ['a production date before the milling', 'PACK_DATE', { productionDate: day(-1) }],
    ];
    for (const [what, code, fields] of NEGATIVES) {
      it(`refuses ${what}`, () => refused('packer', pack(fields), code));
    }

    it('refuses another variety than the product names', async () => {
      const gtin = OTHER_GTIN;
      await world.manager.send(world.ledger, ricePackage({ gtin, variety: 'daohuaxiang 2' }));
      await refused('packer', pack({ gtin }), 'PRODUCT_VARIETY');
    });

    it('refuses outside paddy under a geographical indication, and takes protected rice', async () => {
      const { ledger, grower, miller, packer, village } = world;
      const gtin = OTHER_GTIN;
      await world.manager.send(ledger, ricePackage({ claims: ['gi'], gtin }));
      await grower.send(ledger, parcel('p-9', { originClass: 'panjin' }));
      await village.send(ledger, { type: 'attestParcel', parcelId: 'p-9' });
      await grower.send(ledger, harvest('h-9', { parcels: ['p-9'] }));
      await miller.send(ledger, {
        ...mill(0, [
          { grams: 300_000, lotId: 'h-1' },
          { grams: 1000, lotId: 'h-9' },
        ]),
        outputs: [{ grams: 200_000, lotId: 'r-9', product: 'milled-rice' }],
      });
      const inputs = [{ grams: 5000, lotId: 'r-9' }];
      await refused('packer', pack({ count: 1, gtin, inputs }), 'PRODUCT_ORIGIN');
      await packer.send(ledger, pack({ gtin }));
    });
  });

  describe('OEM packing', () => {
    /** coop-b packs rice that coop-a co-signs. */
    const packAsOther = (fields: object = {}): Promise<unknown> => {
      const command = world.other.commandText(pack(fields));
      const confirmation = { keyId: world.packer.keyId, signature: world.packer.sign(command) };
      const evidence = { confirmations: [confirmation] };
      return world.ledger.submit('lots:packLot', [
        withEvidence(command, world.other.sign(command), evidence),
      ]);
    };

    it('refuses a packer whom the brand owner did not approve, and says who may', async () => {
      const text = await expectRefusal(packAsOther(), 'PACKER_NOT_APPROVED');
      expect(text).to.match(PARTS);
      expect(text).to.contain('accepted: coop-a; no other operator is approved');
    });

    it('takes an approved packer between the dates', async () => {
      await world.manager.send(world.ledger, approval());
      await packAsOther();
      expect(world.ledger.value('lot~pk-1')).to.include({ operatorId: 'coop-b' });
    });

    for (const [what, dates] of [
      ['ended yesterday', { validFrom: day(-10), validTo: day(-1) }],
      ['starts tomorrow', { validFrom: day(1), validTo: day(10) }],
    ] as const) {
      it(`refuses when the approval ${what}`, async () => {
        await world.manager.send(world.ledger, approval(dates));
        const text = await expectRefusal(packAsOther(), 'PACKER_NOT_APPROVED');
        expect(text).to.match(PARTS);
      });
    }

    it('refuses from the day of the withdrawal on', async () => {
      await world.manager.send(world.ledger, approval());
      await world.manager.send(world.ledger, withdrawal());
      const text = await expectRefusal(packAsOther(), 'PACKER_NOT_APPROVED');
      expect(text).to.match(PARTS);
      expect(world.ledger.value(`product~${GTIN}`)).to.have.nested.property(
        'packers[0].withdrawnOn',
        civilDateOf(utc()),
      );
    });

    it('can be approved again after a withdrawal', async () => {
      await world.manager.send(world.ledger, approval());
      await world.manager.send(world.ledger, withdrawal());
      await world.manager.send(world.ledger, approval());
      await packAsOther();
    });

    it('refuses approvals that mean nothing', async () => {
      await world.manager.send(world.ledger, approval());
      await refused('manager', approval(), 'PACKER_EXISTS');
      await refused('manager', approval({ packerOperatorId: 'coop-a' }), 'PACKER_EXISTS');
      await refused('manager', approval({ gtin: OTHER_GTIN }), 'PRODUCT_NOT_FOUND');
      const unknown = approval({ packerOperatorId: 'nobody' });
      await expectRefusal(world.manager.send(world.ledger, unknown), 'OPERATOR_NOT_FOUND');
      const turned = approval({ validFrom: day(2), validTo: day(1) });
      await expectRefusal(world.manager.send(world.ledger, turned), 'RANGE_ORDER');
    });

    it('refuses a withdrawal of what was not given', async () => {
      await refused('manager', withdrawal(), 'PACKER_NOT_FOUND');
      await world.manager.send(world.ledger, approval({ validFrom: day(-9), validTo: day(-1) }));
      await refused('manager', withdrawal(), 'PACKER_NOT_FOUND');
    });

    it('lets nobody but the brand owner approve or withdraw', async () => {
      await expectRefusal(world.other.send(world.ledger, approval()), 'ACCESS_DENIED');
      await world.manager.send(world.ledger, approval());
      await expectRefusal(world.other.send(world.ledger, withdrawal()), 'ACCESS_DENIED');
    });

    it('collides with a withdrawal in the same block', async () => {
      await world.manager.send(world.ledger, approval());
      const command = world.other.commandText(pack());
      const evidence = {
        confirmations: [{ keyId: world.packer.keyId, signature: world.packer.sign(command) }],
      };
      const early = await world.ledger.simulate('lots:packLot', [
        withEvidence(command, world.other.sign(command), evidence),
      ]);
      await world.manager.send(world.ledger, withdrawal());
      expect(() => {
        world.ledger.commit(early);
      }).to.throw('MVCC_READ_CONFLICT');
    });
  });

  describe('registerSite', () => {
    const site = (fields: object = {}): CommandFields => ({
      type: 'registerSite',
      address: '辽宁省盘锦市大洼区示范路 1 号',
      areaCode: '211104',
      siteId: 'fx01',
      ...fields,
    });

    it('keeps a place once', async () => {
      await world.manager.send(world.ledger, site({ gln: '9521234000006' }));
      expect(world.ledger.value('site~fx01')).to.include({
        gln: '9521234000006',
        operatorId: 'coop-a',
      });
      await expectRefusal(world.other.send(world.ledger, site()), 'SITE_EXISTS');
      await expectRefusal(world.manager.send(world.ledger, site()), 'SITE_EXISTS');
    });

    it('refuses a GLN with a wrong check digit, and another area', async () => {
      await expectRefusal(
        world.manager.send(world.ledger, site({ gln: '9521234000007' })),
        'COMMAND_SHAPE',
      );
      await expectRefusal(
        world.manager.send(world.ledger, site({ areaCode: '211203' })),
        'ACCESS_DENIED',
      );
    });
  });
});
