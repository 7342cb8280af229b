// SPDX-License-Identifier: Apache-2.0
import { commandTypes, ROLES, transactionName, type Role } from '@daoji/model';
import { expect } from 'chai';

import type { Right } from '../../dist/access.js';
import { ACK_SPKI, bridge, device, newAnchorWorld } from '../fixture/anchor-world.js';
import { built } from '../fixture/built.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { application, issue, purchase, release, stockAndHold } from '../fixture/input-fixture.js';
import type { MemoryLedger } from '../fixture/memory-ledger.js';
import { CAPS, confirmation, ruleSet } from '../fixture/rule-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import {
  activation,
  COMMITMENT,
  GTIN,
  harvest,
  mill,
  newTraceWorld,
  pack,
  parcel,
  registerOperator,
  ricePackage,
} from '../fixture/trace-world.js';

const { ACCESS } = built.access;
const OPERATORS = { own: 'coop-a', other: 'office-r' } as const;
type Side = keyof typeof OPERATORS;

/** A command that would succeed for a right signer, on objects of coop-a in area 211104101. */
interface Case {
  readonly fields: CommandFields;
  /** True when the command makes an object of the signer's own operator and touches nothing else. */
  readonly isNew?: true;
  /** True when the object has an area. */
  readonly hasArea?: true;
}

const subject = new TestPerson('subject');
const cut = { bootEpoch: 1, seq: 9 };
const RULES = ruleSet('caps-2026', CAPS, { areaCode: '211104' });
const AUTHORITY = { authority: 'agri' };
const CASES: Readonly<Record<'trace' | 'anchor', Readonly<Record<string, Case>>>> = {
  trace: {
    registerOperator: {
      fields: {
        type: 'registerOperator',
        areaCode: '211104',
        kind: 'mill',
        mspId: 'ProducerMSP',
        operatorId: 'mill-new',
        publicName: 'Example',
      },
      hasArea: true,
    },
    activateIdentity: { fields: newcomer(), hasArea: true },
    revokeIdentity: { fields: { type: 'revokeIdentity', keyId: subject.keyId, reason: 'lost' } },
    registerParcel: { fields: parcel('p-new'), isNew: true, hasArea: true },
    attestParcel: { fields: { type: 'attestParcel', parcelId: 'p-3' }, hasArea: true },
    registerBin: {
      fields: { type: 'registerBin', binId: 'b-new', capacityGrams: 1000, siteId: 'pj01' },
      isNew: true,
    },
    registerMillLine: {
      fields: { type: 'registerMillLine', millLineId: 'm-new', siteId: 'pj01' },
      isNew: true,
    },
    recordHarvest: { fields: harvest('h-new') },
    storeLot: {
      fields: {
        type: 'storeLot',
        binId: 'b-1',
        inputs: [{ grams: 1000, lotId: 'h-1' }],
        lotId: 's-new',
      },
    },
    splitLot: {
      fields: { type: 'splitLot', lotId: 'h-1', outputs: [{ grams: 1000, lotId: 'x-new' }] },
    },
    mergeLots: {
      fields: { type: 'mergeLots', inputs: [{ grams: 1000, lotId: 'h-1' }], lotId: 'x-new' },
    },
    millLot: {
      fields: {
        ...mill(5000, [{ grams: 9000, lotId: 'h-1' }]),
        outputs: [{ grams: 5000, lotId: 'r-new', product: 'milled-rice' }],
      },
    },
    packLot: {
      fields: pack({ count: 1, inputs: [{ grams: 5000, lotId: 'r-1' }], lotId: 'pk-new' }),
    },
    closeLot: { fields: { type: 'closeLot', devices: [], heads: [], lotId: 'h-1' } },
    attachDocument: {
      fields: {
        type: 'attachDocument',
        documentHash: COMMITMENT,
        documentId: 'd-new',
        issuedOn: '2026-10-01',
        kind: 'photo',
        result: 'none',
        subject: { id: 'h-1', kind: 'lot' },
      },
    },
    proposeRuleSet: {
      fields: { type: 'proposeRuleSet', ...RULES, ruleSetId: 'caps-new' },
      isNew: true,
      hasArea: true,
    },
    confirmRuleSet: { fields: confirmation(RULES), hasArea: true },
    purchaseInput: { fields: purchase('st-new', [91, 92]), isNew: true },
    issueInput: {
      fields: issue('st-1', 'st-new', {
        onBehalfOf: { confirmation: 'sms-code', operatorId: 'coop-b' },
      }),
    },
    applyInput: { fields: application('a-new', ['p-1']) },
    returnEmpties: { fields: { type: 'returnEmpties', count: 1, stockLotId: 'st-1' } },
    removeInput: {
      fields: { type: 'removeInput', quantityMilli: 1, reason: 'spilled', stockLotId: 'st-1' },
    },
    releaseHold: { fields: release('h-8'), hasArea: true },
    registerProduct: { fields: ricePackage({ gtin: '09521234000006' }), isNew: true },
    approvePacker: {
      fields: {
        type: 'approvePacker',
        gtin: GTIN,
        packerOperatorId: 'coop-b',
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
      },
    },
    withdrawPacker: {
      fields: { type: 'withdrawPacker', gtin: GTIN, packerOperatorId: 'mill-o', reason: 'ended' },
    },
    registerSite: {
      fields: { type: 'registerSite', areaCode: '211104', siteId: 'site-new' },
      isNew: true,
      hasArea: true,
    },
    issuePledge: {
      fields: {
        type: 'issuePledge',
        bases: ['self-pledge'],
        grams: 1000,
        lotId: 'h-1',
        pledgeId: 'pl-new',
      },
    },
    upliftYieldCap: {
      fields: {
        type: 'upliftYieldCap',
        extraKgPerMu: 50,
        parcels: ['p-1'],
        reason: 'record harvest',
        season: 2026,
      },
      hasArea: true,
    },
  },
  anchor: {
    activateIdentity: { fields: newcomer(), hasArea: true },
    revokeIdentity: { fields: { type: 'revokeIdentity', keyId: subject.keyId, reason: 'lost' } },
    registerBridge: { fields: { ...bridge('bridge-new'), ackSpki: ACK_SPKI }, isNew: true },
    registerDevice: { fields: device('dev-new') },
    consentDevice: { fields: { type: 'consentDevice', deviceId: 'dev-2' } },
    bindDevice: {
      fields: { type: 'bindDevice', bridgeId: 'bridge-2', cut, deviceId: 'dev-1', siteId: 'pj01' },
    },
    revokeDevice: {
      fields: { type: 'revokeDevice', deviceId: 'dev-1', from: cut, reason: 'stolen' },
    },
    fenceBridge: {
      fields: { type: 'fenceBridge', bridgeEpoch: 2, bridgeId: 'bridge-1', siteId: 'pj01' },
    },
    declareLost: {
      fields: { type: 'declareLost', deviceId: 'dev-1', from: cut, reason: 'lost', to: cut },
    },
  },
};

describe('rights, called directly', () => {
  const ledgers = new Map<string, MemoryLedger>();
  let cells = 0;

  before(async () => {
    const trace = await newTraceWorld();
    await trace.miller.send(trace.ledger, mill(300_000));
    await stockAndHold(trace);
    await registerOperator(trace.ledger, 'mill-o', 'ProducerMSP', 'mill');
    await registerOperator(trace.ledger, OPERATORS.other, 'RegulatorMSP', 'authority');
    for (const packerOperatorId of ['mill-o', OPERATORS.other]) {
      await trace.manager.send(trace.ledger, {
        type: 'approvePacker',
        gtin: GTIN,
        packerOperatorId,
        validFrom: '2020-01-01',
        validTo: '2099-12-31',
      });
    }
    const officer = new TestPerson('officer-7').plantIn(
      trace.ledger,
      'coop-a',
      ['regulator'],
      '2111',
      AUTHORITY,
    );
    await officer.send(trace.ledger, { type: 'proposeRuleSet', ...RULES });
    ledgers.set('trace', trace.ledger);
    const anchor = await newAnchorWorld(['dev-1']);
    await anchor.manager.send(anchor.ledger, device('dev-2'));
    ledgers.set('anchor', anchor.ledger);
    for (const ledger of ledgers.values()) subject.plantIn(ledger, 'coop-a', ['grower']);
  });

  after(() => {
    process.stdout.write(`      ${cells} cells of role × function × operator × area\n`);
  });

  for (const channel of ['trace', 'anchor'] as const) {
    it(`${channel}: the table has a row for each command and for nothing else`, () => {
      expect(Object.keys(ACCESS[channel]).sort()).to.deep.equal(commandTypes(channel).sort());
      expect(Object.keys(CASES[channel]).sort()).to.deep.equal(commandTypes(channel).sort());
    });

    for (const [type, one] of Object.entries(CASES[channel])) {
      for (const side of ['own', 'other'] as const) {
        for (const area of one.hasArea ? ['2111', '2112'] : ['2111']) {
          it(`${channel} ${type}, ${side} operator, area ${area}: each role as the table says`, async () => {
            for (const role of ROLES) {
              await check(channel, type, one, role, side, area);
              cells += 1;
            }
          });
        }
      }
    }
  }

  async function check(
    channel: 'trace' | 'anchor',
    type: string,
    one: Case,
    role: Role,
    side: Side,
    area: string,
  ): Promise<void> {
    const ledger = (ledgers.get(channel) ?? expect.fail(channel)).copy();
    const person = new TestPerson('matrix').plantIn(
      ledger,
      OPERATORS[side],
      [role],
      area,
      AUTHORITY,
    );
    const fn = transactionName(channel, type) ?? '';
    const attempt = ledger.submit(fn, [person.envelope(one.fields)]);
    const right = ACCESS[channel][type]?.[role];
    if (right && isReached(right, one, side, area)) await attempt;
    else await expectRefusal(attempt, 'ACCESS_DENIED');
  }
});

/** The table read a second way, apart from `access.ts`. */
function isReached(right: Right, one: Case, side: Side, area: string): boolean {
  const isOwn = one.isNew === true || side === 'own';
  const byOperator = { any: true, other: !isOwn, own: isOwn }[right.operator];
  return byOperator && (right.area === undefined || area === '2111');
}

function newcomer(): CommandFields {
  return activation(new TestPerson('newcomer'), 'coop-a', ['grower']);
}
