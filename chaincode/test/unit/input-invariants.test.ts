// SPDX-License-Identifier: Apache-2.0
import {
  applicationSchema,
  inputStockSchema,
  lotSchema,
  parcelSeasonSchema,
  type Application,
  type InputStock,
  type Lot,
  type ParcelSeason,
} from '@daoji/model';
import { expect } from 'chai';

import { built } from '../fixture/built.js';
import {
  application,
  day,
  issue,
  newInputWorld,
  purchase,
  type InputWorld,
} from '../fixture/input-fixture.js';
import { CAPS, makeEffective, ruleSet } from '../fixture/rule-fixture.js';
import { TestPerson, type CommandFields } from '../fixture/test-person.js';
import { harvest } from '../fixture/trace-world.js';

const STEPS = 220;
const PARCELS = ['p-1', 'p-2', 'p-3'];
const CAP = 7_003_500;

/** Random whole numbers that follow from a seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe('whatever is bought, issued, sprayed and harvested', () => {
  for (const seed of [1, 20261124]) {
    it(`adds up after ${STEPS} random commands, seed ${seed}`, async function () {
      this.timeout(30_000);
      const world = await newInputWorld();
      await world.village.send(world.ledger, { type: 'attestParcel', parcelId: 'p-3' });
      await makeEffective(world.ledger, world.officers, ruleSet('caps-2026', CAPS));
      const keeper = new TestPerson('keeper-of-inputs').plantIn(world.ledger, 'coop-a', [
        'input-keeper',
      ]);
      const removed = await play(world, keeper, randomOf(seed));
      const stocks = valuesOf<InputStock>(world, 'input-stock~', inputStockSchema);
      const uses = valuesOf<Application>(world, 'application~', applicationSchema);
      const used = sum(uses.flatMap((one) => one.parcels.map((part) => part.quantityMilli)));
      const bought = sum(
        stocks.filter((one) => !one.fromStockLotId).map((one) => one.receivedMilli),
      );
      expect(sum(stocks.map((one) => one.remainingMilli)) + used + removed).to.equal(bought);
      expect(uses.length, 'some sprays').to.be.greaterThan(2);
      assertSeasons(world);
    });
  }
});

/** Plays random commands; answers what removeInput took. Refusals by a contract are part of the game. */
async function play(
  world: InputWorld,
  keeper: TestPerson,
  random: (below: number) => number,
): Promise<number> {
  const { grower, ledger } = world;
  let removed = 0;
  let unit = 100;
  const stock = (): string => `st-${1 + random(6)}`;
  for (let step = 0; step < STEPS; step += 1) {
    const stopDate = day(-random(60));
    const quantityMilli = 1 + random(1_500_000);
    unit += 3;
    const moves: readonly (readonly [TestPerson, CommandFields])[] = [
      [grower, purchase(stock(), [unit, random(2) === 0 ? unit + 1 : random(unit)])],
      [keeper, issue(stock(), stock(), { packages: 0, quantityMilli, toOperatorId: 'coop-a' })],
      [
        grower,
        application(`a-${step}`, shuffled(random), {
          stockLotId: stock(),
          startDate: stopDate,
          stopDate,
        }),
      ],
      [grower, { type: 'removeInput', quantityMilli, reason: 'spilled', stockLotId: stock() }],
      [
        grower,
        harvest(`h-r-${step}`, { parcels: shuffled(random), weighedGrams: 1 + random(3_000_000) }),
      ],
    ];
    const [by, fields] = moves[random(moves.length)] ?? expect.fail('no move');
    try {
      await by.send(ledger, fields);
      if (fields.type === 'removeInput') removed += quantityMilli;
    } catch (error) {
      if (!(error instanceof built.contractError.ContractError)) throw error;
    }
  }
  return removed;
}

/** A random number of distinct parcels. */
function shuffled(random: (below: number) => number): string[] {
  const left = PARCELS.filter(() => random(2) === 0);
  return left.length > 0 ? left : ['p-1'];
}

function assertSeasons(world: InputWorld): void {
  const lots = valuesOf<Lot>(world, 'lot~', lotSchema).filter((lot) => lot.kind === 'harvest');
  const seasons = valuesOf<ParcelSeason>(world, 'parcel-season~', parcelSeasonSchema);
  expect(sum(seasons.map((one) => one.harvestedGrams))).to.equal(
    sum(lots.map((lot) => lot.massGrams)),
  );
  for (const { harvestedGrams, harvests, intervals } of seasons) {
    expect(harvestedGrams).to.be.at.most(CAP);
    expect(intervals.length).to.be.at.most(2);
    for (const { harvestDate, lotId } of harvests) {
      const isInside = intervals.some(
        (one) => one.startDate <= harvestDate && harvestDate < one.freeFrom,
      );
      const flags = lots.find((lot) => lot.lotId === lotId)?.flags ?? [];
      expect(flags.includes('INTERVAL_BREACH') || !isInside, lotId).to.equal(true);
    }
  }
}

function valuesOf<T>(
  { ledger }: InputWorld,
  prefix: string,
  schema: { parse(value: unknown): T },
): T[] {
  return ledger
    .keys()
    .filter((key) => key.startsWith(prefix))
    .map((key) => schema.parse(ledger.value(key)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
