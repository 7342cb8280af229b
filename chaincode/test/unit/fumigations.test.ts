// SPDX-License-Identifier: Apache-2.0
import { addDays, civilDateOf, type BinStorage, type Fumigation } from '@daoji/model';
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { treat } from '../fixture/alarm-cases.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { exampleValues } from '../fixture/rule-examples.js';
import { makeEffective, ruleSet } from '../fixture/rule-fixture.js';
import { offer } from '../fixture/step-cases.js';
import {
  breathe,
  daysAgo,
  detected,
  gas,
  inspect,
  orderGas,
  sealed,
  STORE_HEAD,
} from '../fixture/storage-cases.js';
import { TestPerson, utc, type CommandFields } from '../fixture/test-person.js';
import {
  mill,
  newTraceWorld,
  registerOperator,
  today,
  type TraceWorld,
} from '../fixture/trace-world.js';

/** h-1 → 400 kg as s-1 in bin b-1; keeper-a closes and airs, store-head-a orders and measures. */
describe('a fumigation', () => {
  let world: TraceWorld;

  beforeEach(async () => {
    world = await newTraceWorld();
    STORE_HEAD.plantIn(world.ledger, 'coop-a', ['store-head']);
    await keeper({
      type: 'storeLot',
      binId: 'b-1',
      inputs: [{ grams: 400_000, lotId: 'h-1' }],
      lotId: 's-1',
    });
  });

  const head = (fields: CommandFields): Promise<unknown> => STORE_HEAD.send(world.ledger, fields);
  const keeper = (fields: CommandFields): Promise<unknown> =>
    world.keeper.send(world.ledger, fields);
  const found = (): Fumigation => world.ledger.value('fumigation~fu-1') as unknown as Fumigation;
  const aired = (days = 2): CommandFields => gas('fu-1', { at: daysAgo(days), kind: 'air' });
  const measured = (days: number, top: number, bottom = top): CommandFields =>
    gas('fu-1', { at: daysAgo(days), kind: 'gas', readings: detected(top, bottom) });
  const under = async (days = 20): Promise<void> => {
    await head(orderGas('fu-1', 'b-1'));
    await keeper(sealed('fu-1', days));
  };
  const officers = (): { first: TestPerson; second: TestPerson } => {
    const officer = (name: string): TestPerson =>
      new TestPerson(name).plantIn(world.ledger, 'grain-r', ['regulator'], '2111', {
        authority: 'grain',
      });
    return { first: officer('grain-1'), second: officer('grain-2') };
  };

  it('goes from order to clearing, and then its withdrawal time stops the release', async () => {
    await registerOperator(world.ledger, 'mill-o', 'ProducerMSP', 'mill');
    await under();
    await keeper(measured(19, 2_000_000, 1_000_000));
    await keeper(gas('fu-1', { at: daysAgo(10), kind: 'top-up', productGrams: 100 }));
    await keeper(measured(9, 2_000_000, 1_000_000));
    await keeper(aired());
    const { aired: airing } = found();
    // 10 days of a steady 1,000 mg/m³ at the point that got least.
    expect(airing?.leastDoseMilligramHoursPerM3).to.equal(240_000);
    expect(airing?.leastPoint).to.equal('bottom');
    expect(airing?.shortfalls).to.deep.equal([]);
    await head(breathe('fu-1', { freeFrom: addDays(today(), 5) }));
    expect(found().state).to.equal('cleared');
    expect(world.ledger.value('treatment~fu-1')).to.include({
      agent: 'phosphine',
      endDate: civilDateOf(utc(-60_000)),
      freeFrom: addDays(today(), 5),
      treatmentId: 'fu-1',
    });
    await keeper(inspect('in-1', 'b-1'));
    await expectRefusal(keeper(offer('tr-1', ['s-1'], 'mill-o')), 'WITHDRAWAL_RUNNING');
  });

  /** What takes a person into the bin, or grain into or out of it. */
  const ENTRIES: Readonly<Record<string, () => Promise<unknown>>> = {
    'an inspection': () => keeper(inspect('in-1', 'b-1')),
    'a sample': () => keeper({ type: 'sampleLot', grams: 1_000, lotId: 's-1', sampleId: 'sm-1' }),
    'a draw for the mill': () =>
      world.miller.send(world.ledger, mill(60_000, [{ grams: 100_000, lotId: 's-1' }])),
    'grain that is put in': () =>
      keeper({
        type: 'storeLot',
        binId: 'b-1',
        inputs: [{ grams: 1_000, lotId: 'h-1' }],
        lotId: 's-2',
      }),
    'a transfer out of it': () => keeper(offer('tr-1', ['s-1'], 'coop-b')),
    'a clean-out': () =>
      world.ledger.submit('corrections:cleanOutBin', [
        world.keeper.envelope(
          { type: 'cleanOutBin', binId: 'b-1', lotIds: ['s-1'], note: 'swept' },
          [STORE_HEAD],
        ),
      ]),
  };
  for (const [what, enter] of Object.entries(ENTRIES)) {
    it(`refuses ${what} from the closing on until a second person has measured`, async () => {
      await head(orderGas('fu-1', 'b-1'));
      await keeper(sealed('fu-1', 20));
      await expectRefusal(enter(), 'BIN_UNDER_GAS');
      await keeper(aired());
      await expectRefusal(enter(), 'BIN_UNDER_GAS');
    });
    it(`does not refuse ${what} for gas that is only ordered`, async () => {
      await head(orderGas('fu-1', 'b-1'));
      const text = await enter().then(() => '', String);
      expect(text).not.to.include('BIN_UNDER_GAS');
    });
  }

  it('takes an inspection that is recorded late and was before the closing', async () => {
    await under(1);
    await keeper(inspect('in-1', 'b-1', { eventTime: daysAgo(2) }));
  });

  it('lets other bins alone', async () => {
    await under();
    await keeper(inspect('in-1', 'b-2'));
  });

  it('is not cleared by the one who closed or who aired the bin', async () => {
    const second = new TestPerson('keeper-2').plantIn(world.ledger, 'coop-a', ['keeper']);
    await under();
    await second.send(world.ledger, aired());
    await expectRefusal(keeper(breathe('fu-1')), 'SECOND_PERSON_MISSING');
    await expectRefusal(second.send(world.ledger, breathe('fu-1')), 'SECOND_PERSON_MISSING');
    await head(breathe('fu-1'));
  });

  const AIR: readonly (readonly [string, object, ContractErrorCode])[] = [
    ['301 µg/m³ at one point', { readings: detected(10, 301) }, 'FUMIGATION_GAS'],
    ['a point that nobody measured', { readings: detected(10).slice(1) }, 'FUMIGATION_GAS'],
    ['readings of before the airing', { at: daysAgo(3) }, 'STORAGE_DATES'],
    ['readings of the moment of the airing', { at: 'airing' }, 'FUMIGATION_GAS'],
    ['readings ahead', { at: utc(3_600_000) }, 'STORAGE_DATES'],
    ['no readings', { readings: [] }, 'COMMAND_SHAPE'],
    ['a release before the end', { freeFrom: addDays(today(), -1) }, 'TREATMENT_DATES'],
  ];
  for (const [what, fields, code] of AIR) {
    it(`is not cleared with ${what}: ${code}`, async () => {
      await under();
      await keeper(measured(19, 2_000_000));
      await keeper(aired());
      const moment = 'at' in fields && fields.at === 'airing' ? { at: found().aired?.airedAt } : {};
      await expectRefusal(head(breathe('fu-1', { ...fields, ...moment })), code);
    });
  }

  it('takes exactly the limit', async () => {
    await under();
    await keeper(aired());
    await head(breathe('fu-1', { readings: detected(300) }));
  });

  it('takes no release before the withdrawal time in force', async () => {
    const values = {
      kind: 'grain-treatments',
      treatments: [{ agent: 'phosphine', withdrawalDays: 7 }],
    };
    await makeEffective(world.ledger, officers(), ruleSet('treatments-1', values));
    await under();
    await keeper(aired());
    const early = breathe('fu-1', { freeFrom: addDays(today(), 6) });
    await expectRefusal(head(early), 'TREATMENT_INTERVAL');
    await head(breathe('fu-1', { freeFrom: addDays(today(), 7) }));
  });

  it('that is aired early or got too little says why, and keeps what it fell short of', async () => {
    await head(orderGas('fu-1', 'b-1', { leastDoseMilligramHoursPerM3: 300_000 }));
    await keeper(sealed('fu-1', 13));
    await keeper(measured(12, 2_000_000, 1_000_000));
    await keeper(measured(2, 2_000_000, 1_000_000));
    await expectRefusal(keeper(gas('fu-1', { at: utc(-60_000), kind: 'air' })), 'FUMIGATION_SHORT');
    await keeper(gas('fu-1', { at: utc(-60_000), kind: 'air' }, { note: 'a leak at the door' }));
    expect(found().aired?.shortfalls).to.deep.equal(['closed-days', 'least-dose']);
  });

  const ORDERS: readonly (readonly [string, object, ContractErrorCode])[] = [
    ['5.999 g/m³', { doseMilligramsPerM3: 5_999 }, 'FUMIGATION_RULE'],
    ['9.001 g/m³', { doseMilligramsPerM3: 9_001 }, 'FUMIGATION_RULE'],
    ['13 days', { closedDays: 13 }, 'FUMIGATION_RULE'],
    ['a gas that no rule names', { agent: 'sulfuryl-fluoride' }, 'FUMIGATION_RULE'],
    ['a gas that nobody may use', { agent: 'methyl-bromide' }, 'COMMAND_SHAPE'],
    ['a bin that is none', { binId: 'b-0' }, 'BIN_NOT_FOUND'],
  ];
  for (const [what, fields, code] of ORDERS) {
    it(`is not ordered with ${what}: ${code}`, async () => {
      await expectRefusal(head(orderGas('fu-1', 'b-1', fields)), code);
    });
  }

  it('follows the rule set in force: dose, days, CT and limit', async () => {
    const row = {
      agent: 'sulfuryl-fluoride',
      closedDays: 2,
      doseMaxMilligramsPerM3: 40_000,
      doseMinMilligramsPerM3: 20_000,
      entryLimitMicrogramsPerM3: 5_000,
      leastAiringDays: 1,
      leastDoseMilligramHoursPerM3: 100_000,
    };
    const { kind } = exampleValues('grain-fumigation') as { kind: string };
    await makeEffective(world.ledger, officers(), ruleSet('gas-1', { agents: [row], kind }));
    const order = { agent: 'sulfuryl-fluoride', closedDays: 2, doseMilligramsPerM3: 20_000 };
    await expectRefusal(head(orderGas('fu-1', 'b-1', order)), 'FUMIGATION_RULE');
    const enough = { ...order, leastDoseMilligramHoursPerM3: 100_000 };
    await head(orderGas('fu-1', 'b-1', enough));
    expect([found().ruleSetId, found().entryLimitMicrogramsPerM3]).to.deep.equal(['gas-1', 5_000]);
  });

  const STEPS: readonly (readonly [string, readonly CommandFields[], ContractErrorCode])[] = [
    ['an airing of what is not closed', [aired()], 'FUMIGATION_STATE'],
    ['gas before the closing', [measured(19, 1)], 'FUMIGATION_STATE'],
    ['a second closing', [sealed('fu-1', 20), sealed('fu-1', 19)], 'FUMIGATION_STATE'],
    [
      'a drop of what is closed',
      [sealed('fu-1', 20), gas('fu-1', { kind: 'drop' })],
      'FUMIGATION_STATE',
    ],
    ['gas of before the closing', [sealed('fu-1', 20), measured(21, 1)], 'STORAGE_DATES'],
    [
      'a top-up while it airs',
      [sealed('fu-1', 20), aired(), gas('fu-1', { at: utc(-1), kind: 'top-up', productGrams: 1 })],
      'FUMIGATION_STATE',
    ],
    [
      'two measurements at one time',
      [sealed('fu-1', 20), measured(19, 1), { ...measured(19, 1) }],
      'FUMIGATION_STATE',
    ],
    ['a closing ahead', [sealed('fu-1', -1)], 'STORAGE_DATES'],
  ];
  for (const [what, all, code] of STEPS) {
    it(`refuses ${what} with ${code}`, async () => {
      await head(orderGas('fu-1', 'b-1'));
      for (const fields of all.slice(0, -1)) await keeper(fields);
      const last = all.at(-1) ?? aired();
      // One moment for both measurements.
      const same = what.startsWith('two') ? { ...last, step: all.at(-2)?.['step'] } : last;
      await expectRefusal(keeper(same), code);
    });
  }

  it('that is not over lets the bin have no second one; one that is dropped does', async () => {
    await head(orderGas('fu-1', 'b-1'));
    await expectRefusal(head(orderGas('fu-2', 'b-1')), 'FUMIGATION_STATE');
    await expectRefusal(head(orderGas('fu-1', 'b-2')), 'FUMIGATION_EXISTS');
    await keeper(gas('fu-1', { kind: 'drop' }, { note: 'too cold for gas' }));
    await head(orderGas('fu-2', 'b-1'));
  });

  it('shares its id with no treatment, so that its clearing can never be blocked', async () => {
    await under();
    const bin = { id: 'b-1', kind: 'bin' };
    await expectRefusal(keeper(treat('fu-1', bin)), 'TREATMENT_EXISTS');
    await keeper(treat('t-1', bin));
    await expectRefusal(head(orderGas('t-1', 'b-2')), 'TREATMENT_EXISTS');
  });

  it('moves what fell due meanwhile to the day of its clearing', async () => {
    await keeper(
      inspect('in-1', 'b-1', { eventTime: daysAgo(21), insects: 'many', moistureClass: 'safe' }),
    );
    await under();
    await keeper(aired());
    await head(breathe('fu-1'));
    const { fumigationId, looks } = world.ledger.value('bin-storage~b-1') as unknown as BinStorage;
    expect([fumigationId, looks.routine?.dueDate]).to.deep.equal([undefined, today()]);
  });

  it('knows no step of a fumigation that nobody ordered', async () => {
    await expectRefusal(keeper(sealed('fu-0', 1)), 'FUMIGATION_NOT_FOUND');
    await expectRefusal(head(breathe('fu-0')), 'FUMIGATION_NOT_FOUND');
  });
});
