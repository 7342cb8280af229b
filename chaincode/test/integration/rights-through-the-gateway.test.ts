// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ANCHOR_ROLES, ROLES, type ChannelName, type Role } from '@daoji/model';
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
import { plantAlarms } from '../fixture/alarm-cases.js';
import { plantCorrected } from '../fixture/correction-cases.js';
import { stockAndHold } from '../fixture/input-fixture.js';
import { isReached } from '../fixture/is-reached.js';
import { plantCodes } from '../fixture/code-cases.js';
import { plantRecalls } from '../fixture/recall-cases.js';
import { plantTransfers } from '../fixture/step-cases.js';
import { plantOverlap } from '../fixture/overlap-fixture.js';
import { plantTrade } from '../fixture/trade-cases.js';
import { plantDuties } from '../fixture/duty-cases.js';
import { plantStorage } from '../fixture/storage-cases.js';
import { plantWarnings } from '../fixture/warning-cases.js';
import { countCommandsFrom, TestPerson } from '../fixture/test-person.js';
import { mill, newTraceWorld, registerOperator } from '../fixture/trace-world.js';
import { askGateway, RealLedger, type RealDoors } from './real-ledger.js';
import { connectRegistrar, homeOfNetwork } from './running-network.js';

const { ACCESS } = built.access;
const ANCHOR: readonly Role[] = ANCHOR_ROLES;
const AREAS = ['2111', '2112'] as const;
/** Requests under way at once. */
const PARALLEL = 8;

/** Roles that coop-a, a cooperative, cannot give. */
const NOT_OF_COOPERATIVES: readonly Role[] = [
  'regulator',
  'laboratory',
  'association',
  'household',
];
/** Roles that an authority cannot give; the matrix of the unit tests has these cells. */
const NOT_OF_AUTHORITIES: readonly Role[] = ['household', 'cooperative'];

/** Steps of a sample that was drawn: its round lies a quarter of an hour ahead, so only the unit tests have one. */
const OF_A_SAMPLE = [
  // It would stop all others of its operator.
  'setOperatorState',
  'revealParcelSample',
  'countParcelSample',
  'recordSampleCheck',
  'verifySampledParcels',
];

interface Cell {
  readonly channel: ChannelName;
  readonly type: string;
  readonly one: Case;
  readonly role: Role;
  readonly side: Side;
  readonly area: (typeof AREAS)[number];
  readonly isAllowed: boolean;
}

/** The cells of `access-matrix.test.ts`, each a signed command that the real gateway carries to the real ledger. */
describe('rights, called through the gateway', function () {
  this.timeout(600_000);
  let doors: RealDoors | undefined;
  const ledgers = new Map<ChannelName, RealLedger>();
  const people = new Map<string, TestPerson>();
  const cells = allCells();

  before(async function () {
    const [producer, regulator, inspector] = [
      await connectRegistrar('producer'),
      await connectRegistrar('regulator'),
      await connectRegistrar('inspector'),
    ];
    if (!producer || !regulator || !inspector) {
      this.skip();
      return;
    }
    const registrars = {
      ProducerMSP: producer,
      RegulatorMSP: regulator,
      InspectorMSP: inspector,
    };
    doors = { gatewayUrl: gatewayUrl(), registrars };
    countCommandsFrom(Date.now() * 1000);
    await makeWorlds(doors);
    for (const cell of cells) personOf(cell);
    for (const ledger of ledgers.values()) await ledger.settle();
  });

  after(() => {
    for (const ledger of Object.values(doors?.registrars ?? {})) ledger.close();
    process.stdout.write(`      ${cells.length} cells of role × function × operator × area\n`);
  });

  // Refused cells change nothing, so they go first and all see the same objects.
  it('refuses every cell that the table does not give, with ACCESS_DENIED', async () => {
    const wrong = await outcomes(cells.filter(({ isAllowed }) => !isAllowed));
    expect(wrong.filter(({ code }) => code !== 'ACCESS_DENIED')).to.deep.equal([]);
  });

  it('denies access in no cell that the table gives', async () => {
    const right = await outcomes(cells.filter(({ isAllowed }) => isAllowed));
    expect(right.filter(({ code }) => code === 'ACCESS_DENIED')).to.deep.equal([]);
    expect(right.filter(({ code }) => code === 'accepted')).not.to.deep.equal([]);
  });

  it('has at least 400 cells', () => {
    expect(cells.length).to.be.at.least(400);
  });

  async function makeWorlds({ gatewayUrl: url, registrars }: RealDoors): Promise<void> {
    for (const channel of ['trace', 'anchor'] as const) {
      const ledger = new RealLedger(channel, { gatewayUrl: url, registrars });
      for (const office of ['office-r', 'agri-r', 'grain-r', 'market-r'])
        ledger.know(office, 'RegulatorMSP');
      ledger.know('coop-b', 'InspectorMSP');
      ledgers.set(channel, ledger);
    }
    const [trace, anchor] = [ledgerOf('trace'), ledgerOf('anchor')];
    for (const office of ['office-r', 'agri-r', 'grain-r', 'market-r'])
      await registerOperator(trace, office, 'RegulatorMSP', 'authority');
    const world = await newTraceWorld(trace);
    await world.miller.send(trace, mill(300_000));
    await stockAndHold(world);
    await approvePackers(world);
    await plantTransfers(world);
    await plantAlarms(world);
    await plantWarnings(world);
    await plantDuties(world);
    await plantStorage(world);
    await plantCorrected(world);
    await plantCodes(world);
    await plantRecalls(world);
    await plantTrade(world);
    await plantOverlap(world);
    WITNESS.plantIn(trace, 'coop-a', ['keeper']);
    const officer = new TestPerson('officer-7').plantIn(
      trace,
      'agri-r',
      ['regulator'],
      '2111',
      AUTHORITY,
    );
    await officer.send(trace, { type: 'proposeRuleSet', ...RULES });
    const { manager } = await newAnchorWorld(['dev-1'], anchor);
    await manager.send(anchor, device('dev-2'));
    for (const ledger of ledgers.values()) SUBJECT.plantIn(ledger, 'coop-a', ['grower']);
  }

  async function outcomes(
    chosen: readonly Cell[],
  ): Promise<{ readonly cell: string; readonly code: string }[]> {
    const found: { readonly cell: string; readonly code: string }[] = [];
    const queue = [...chosen];
    const worker = async (): Promise<void> => {
      for (let cell = queue.shift(); cell !== undefined; cell = queue.shift()) {
        const { channel, type, role, side, area } = cell;
        const envelope = personOf(cell).envelope(
          cell.one.fields,
          cell.one.isWitnessed ? [WITNESS] : [],
        );
        const { code } = await askGateway(doors?.gatewayUrl ?? '', channel, envelope);
        found.push({ cell: `${channel} ${type} ${role} ${side} ${area}`, code });
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
    return found;
  }

  function personOf({ channel, one, role, side, area }: Cell): TestPerson {
    const authority = one.authority === undefined ? AUTHORITY : { authority: one.authority };
    const name = `matrix-${channel}-${role}-${side}-${area}-${authority.authority}`;
    const known = people.get(name);
    if (known) return known;
    const person = new TestPerson(name);
    people.set(name, person);
    return person.plantIn(ledgerOf(channel), OPERATORS[side], [role], area, authority);
  }

  function ledgerOf(channel: ChannelName): RealLedger {
    return ledgers.get(channel) ?? expect.fail(`no ledger ${channel}`);
  }
});

function allCells(): Cell[] {
  const cells: Cell[] = [];
  for (const channel of ['trace', 'anchor'] as const)
    for (const [type, one] of Object.entries(CASES[channel]).filter(isCalled))
      for (const side of ['own', 'other'] as const)
        for (const area of one.hasArea ? AREAS : AREAS.slice(0, 1))
          for (const role of ROLES.filter((each) => canHold(channel, each, side))) {
            const right = ACCESS[channel][type]?.[role];
            const isAllowed = right !== undefined && isReached(right, one, side, area);
            cells.push({ channel, type, one, role, side, area, isAllowed });
          }
  return cells;
}

function isCalled([type]: readonly [string, Case]): boolean {
  return !OF_A_SAMPLE.includes(type);
}

function canHold(channel: ChannelName, role: Role, side: Side): boolean {
  if (channel === 'anchor' && !ANCHOR.some((each) => each === role)) return false;
  return !(side === 'other' ? NOT_OF_AUTHORITIES : NOT_OF_COOPERATIVES).includes(role);
}

function gatewayUrl(): string {
  const lines = readFileSync(join(homeOfNetwork(), 'env', 'gateway.env'), 'utf8').split('\n');
  const of = (name: string): string =>
    lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return `http://${of('HTTP_HOST')}:${of('HTTP_PORT')}`;
}
