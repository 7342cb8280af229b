// SPDX-License-Identifier: Apache-2.0
import { fromHex, hashLeaf, rootOf, toHex } from '@daoji/proof';
import { expect } from 'chai';

import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import { modelRun, runLine } from '../fixture/forecast-cases.js';
import { day, newInputWorld } from '../fixture/input-fixture.js';
import { exampleValues } from '../fixture/rule-examples.js';
import { makeEffective, plantOfficers, product, ruleSet } from '../fixture/rule-fixture.js';
import { TestPerson } from '../fixture/test-person.js';
import type { TraceWorld } from '../fixture/trace-world.js';
import { FORECAST } from '../fixture/warning-cases.js';

type Refused = readonly [what: string, code: ContractErrorCode, fields: object];

const RAIN = [{ hours: 1, quantity: 'rain' }];
const SUN = {
  at: `${day()}T05:00:00.000Z`,
  quantity: 'sunshine',
  reason: 'above-physical',
  valueMilli: 2_200,
};

describe('a run of models', () => {
  let made: TraceWorld;
  let world: TraceWorld;

  before(async () => {
    made = await newInputWorld(product());
    FORECAST.plantIn(made.ledger, 'coop-a', ['watch']);
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  const record = (fields: object = {}, runId = 'run-1'): Promise<{ result: string }> =>
    FORECAST.send(world.ledger, modelRun(runId, ['p-1', 'p-2'], fields));
  const run = (runId = 'run-1'): Record<string, unknown> =>
    world.ledger.value(`model-run~${runId}`) ?? expect.fail('no run');

  it('keeps day, station, parcels and what each model said, also where nothing is warned of', async () => {
    const lines = [
      runLine({ voided: [SUN], voidedCount: 1 }),
      runLine({
        intensityPpm: 1_023,
        modelId: 'epirice-leaf-blast',
        since: day(-74),
        wetHours: undefined,
      }),
    ];
    const sent = JSON.parse(JSON.stringify(lines)) as object[];
    await record({ lines: sent });
    expect(run()).to.deep.include({
      areaCode: '211104101',
      date: day(),
      deviceId: 'pj01-weather-1',
      lines: sent,
      operatorId: 'coop-a',
      parcelIds: ['p-1', 'p-2'],
      v: 1,
    });
  });

  it('has the RFC 9162 root over its lines’ inputs, so that one line’s can be shown alone', async () => {
    const digests = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];
    const models = ['blastam', 'epirice-leaf-blast', 'stem-borer'];
    await record({
      lines: digests.map((inputsDigest, at) => runLine({ inputsDigest, modelId: models[at] })),
    });
    const root = rootOf(digests.map((digest) => hashLeaf(fromHex(digest))));
    expect(run()['inputsRoot']).to.equal(toHex(root));
  });

  it('is a subject by itself: a season of them does not bury what people did on a parcel', async () => {
    const { result } = await record();
    expect((JSON.parse(result) as { subjects: string[] }).subjects).to.deep.equal([
      'model-run~run-1',
    ]);
  });

  it('of the same day again is a run of its own, and leaves the first as it was', async () => {
    await record();
    const first = run();
    await record(
      { lines: [runLine({ inputsDigest: 'd'.repeat(64), verdict: 'favourable' })] },
      'run-2',
    );
    expect(run()).to.deep.equal(first);
    expect(run('run-2')['lines']).to.not.deep.equal(first['lines']);
  });

  it('says two things by one model where they are of different parcels', async () => {
    await record({
      lines: ['p-1', 'p-2'].map((parcelId) =>
        runLine({ modelId: 'epirice-brown-spot', parcelIds: [parcelId] }),
      ),
    });
    expect(run()['lines']).to.have.length(2);
  });

  it('keeps the rule set that its numbers come from', async () => {
    const officers = plantOfficers(world.ledger);
    const numbers = ruleSet('blast-2026', exampleValues('model-blastam'));
    await makeEffective(world.ledger, officers, numbers);
    const { result } = await record({ lines: [runLine({ ruleSetId: 'blast-2026' })] });
    expect((JSON.parse(result) as { ruleSets: string[] }).ruleSets).to.deep.equal(['blast-2026']);
  });

  const refused: readonly Refused[] = [
    ['of tomorrow', 'MODEL_RUN_DATE', { date: day(1) }],
    ['of no parcel', 'COMMAND_SHAPE', { parcelIds: [] }],
    ['without a line', 'COMMAND_SHAPE', { lines: [] }],
    ['of a parcel twice', 'PARCEL_DUPLICATE', { parcelIds: ['p-1', 'p-1'] }],
    ['of a parcel that is not there', 'PARCEL_NOT_FOUND', { parcelIds: ['p-1', 'p-none'] }],
    ['with one model twice', 'MODEL_RUN_LINES', { lines: [runLine(), runLine()] }],
    [
      'of parcels that are not its own',
      'MODEL_RUN_LINES',
      { lines: [runLine({ parcelIds: ['p-hh-1'] })] },
    ],
    [
      'that counts fewer void values than it names',
      'MODEL_RUN_LINES',
      { lines: [runLine({ voided: [SUN] })] },
    ],
    [
      'not judgeable for no reason',
      'MODEL_RUN_MISSING',
      { lines: [runLine({ verdict: 'not-judgeable' })] },
    ],
    [
      'that says none although rain is missing',
      'MODEL_RUN_MISSING',
      { lines: [runLine({ missing: RAIN })] },
    ],
    [
      'by numbers that nobody signed',
      'RULE_SET_NOT_FOUND',
      { lines: [runLine({ ruleSetId: 'blast-none' })] },
    ],
    ['with weather in it', 'COMMAND_SHAPE', { lines: [runLine({ temperatureMilliC: 22_000 })] }],
    ['with a place in it', 'COMMAND_SHAPE', { latitude: 41 }],
    ['by a model that nobody knows', 'COMMAND_SHAPE', { lines: [runLine({ modelId: 'oracle' })] }],
    ['with a verdict that is none', 'COMMAND_SHAPE', { lines: [runLine({ verdict: 'maybe' })] }],
    [
      'with a void value of no hour',
      'COMMAND_SHAPE',
      { lines: [runLine({ voided: [{ ...SUN, at: day() }], voidedCount: 1 })] },
    ],
  ];
  for (const [what, code, fields] of refused)
    it(`is refused ${what}`, async () => {
      await expectRefusal(record(fields), code);
      expect(world.ledger.value('model-run~run-1')).to.equal(undefined);
    });

  it('is refused under the id of another', async () => {
    await record();
    await expectRefusal(record({ lines: [runLine({ wetHours: 3 })] }), 'MODEL_RUN_EXISTS');
  });

  it('is refused of a closed parcel', async () => {
    const parcel = world.ledger.value('parcel~p-2') ?? expect.fail('p-2');
    world.ledger.plant('parcel~p-2', { ...parcel, state: 'closed' });
    await expectRefusal(record(), 'PARCEL_STATE');
  });

  for (const [role, area] of [
    ['agronomist', '2111'],
    ['grower', '2111'],
    ['watch', '2112'],
  ] as const)
    it(`is refused to ${role} of ${area}`, async () => {
      const person = new TestPerson('other').plantIn(world.ledger, 'coop-b', [role], area);
      await expectRefusal(person.send(world.ledger, modelRun('run-1', ['p-1'])), 'ACCESS_DENIED');
    });
});
