// SPDX-License-Identifier: Apache-2.0
import { commandTypes, ROLES, transactionName, type Role } from '@daoji/model';
import { expect } from 'chai';

import {
  approvePackers,
  AUTHORITY,
  CASES,
  OPERATORS,
  RULES,
  SUBJECT,
  WITNESS,
  type Case,
  type Side,
} from '../fixture/access-cases.js';
import { device, newAnchorWorld } from '../fixture/anchor-world.js';
import { built } from '../fixture/built.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { stockAndHold } from '../fixture/input-fixture.js';
import { isReached } from '../fixture/is-reached.js';
import type { MemoryLedger } from '../fixture/memory-ledger.js';
import { plantAlarms } from '../fixture/alarm-cases.js';
import { plantCorrected, plantRecorded } from '../fixture/correction-cases.js';
import { plantCodes } from '../fixture/code-cases.js';
import { plantRecalls } from '../fixture/recall-cases.js';
import { plantTransfers } from '../fixture/step-cases.js';
import { plantOverlap } from '../fixture/overlap-fixture.js';
import { plantTrade } from '../fixture/trade-cases.js';
import { plantSamples } from '../fixture/parcel-fixture.js';
import { TestPerson } from '../fixture/test-person.js';
import { plantDuties } from '../fixture/duty-cases.js';
import { plantStorage } from '../fixture/storage-cases.js';
import { plantWarnings } from '../fixture/warning-cases.js';
import { mill, newTraceWorld, registerOperator } from '../fixture/trace-world.js';

const { ACCESS } = built.access;

describe('rights, called directly', () => {
  const ledgers = new Map<string, MemoryLedger>();
  let cells = 0;

  before(async () => {
    const trace = await newTraceWorld();
    await trace.miller.send(trace.ledger, mill(300_000));
    await stockAndHold(trace);
    await registerOperator(trace.ledger, OPERATORS.other, 'RegulatorMSP', 'authority');
    await approvePackers(trace);
    await plantTransfers(trace);
    await plantAlarms(trace);
    await plantWarnings(trace);
    await plantDuties(trace);
    await plantStorage(trace);
    await plantCorrected(trace);
    plantRecorded(trace);
    await plantCodes(trace);
    await plantRecalls(trace);
    await plantTrade(trace);
    await plantOverlap(trace);
    WITNESS.plantIn(trace.ledger, 'coop-a', ['keeper']);
    const officer = new TestPerson('officer-7').plantIn(
      trace.ledger,
      'coop-a',
      ['regulator'],
      '2111',
      AUTHORITY,
    );
    await officer.send(trace.ledger, { type: 'proposeRuleSet', ...RULES });
    plantSamples(trace.ledger);
    ledgers.set('trace', trace.ledger);
    const anchor = await newAnchorWorld(['dev-1']);
    await anchor.manager.send(anchor.ledger, device('dev-2'));
    ledgers.set('anchor', anchor.ledger);
    for (const ledger of ledgers.values()) SUBJECT.plantIn(ledger, 'coop-a', ['grower']);
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
    const person = new TestPerson(one.personId ?? 'matrix').plantIn(
      ledger,
      OPERATORS[side],
      [role],
      area,
      one.authority === undefined ? AUTHORITY : { authority: one.authority },
    );
    const fn = transactionName(channel, type) ?? '';
    const attempt = ledger.submit(fn, [
      person.envelope(one.fieldsOf?.(role) ?? one.fields, one.isWitnessed ? [WITNESS] : []),
    ]);
    const right = ACCESS[channel][type]?.[role];
    if (right && isReached(right, one, side, area)) await attempt;
    else await expectRefusal(attempt, 'ACCESS_DENIED');
  }
});
