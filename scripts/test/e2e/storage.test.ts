// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  personFilePath,
  daojiHome,
  openFleet,
  simulatedProfile,
  type DeviceClient,
} from '@daoji/cli';
import { expect } from 'chai';

import { newRice, newStored, type Stored } from './fraud/alarm-frauds.js';
import { FraudStage } from './fraud/fraud-stage.js';
import { newHarvest, newParcel, newStore } from './fraud/fraud-steps.js';
import { untilWell } from './support/doctor.js';
import { TestNetwork } from './support/test-network.js';
import { until } from './support/until.js';

const DAY_MS = 86_400_000;

/** Inspections, the calendar, gas and its withdrawal time: real gateway and ledger, and `daoji watch` as a process. */
describe('stored grain that people look after', function () {
  this.timeout(240_000);
  let network: TestNetwork;
  let stage: FraudStage;
  let stored: Stored;
  let device: DeviceClient | undefined;
  let folder = '';
  const deviceId = `e2e-store-${randomBytes(3).toString('hex')}`;

  const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${network.url('gateway')}/api/v1${path}`);
    return (await answer.json()) as T;
  };
  const inspection = (binId: string, inspectionId: string, fields: object = {}) => ({
    binId,
    findings: '表层干燥，无异味',
    insects: 'none',
    inspectionId,
    maximumMilliC: 14_200,
    meanMilliC: 9_500,
    moistureClass: 'safe',
    scope: 'routine',
    type: 'recordInspection',
    ...fields,
  });
  const watch = async (...flags: readonly string[]): Promise<{ raised: number }> => {
    const { code, stderr, stdout } = await network.daoji(
      ...['--json', 'watch', '--once', '--device', deviceId, ...flags],
      ...['--key', personFilePath(network.home, 'watch'), '--state', join(folder, 'state')],
    );
    expect(code, stderr).to.equal(0);
    return JSON.parse(stdout) as { raised: number };
  };
  const overdueOn = async (binId: string): Promise<string[]> => {
    const { items } = await get<{
      items: { binId?: string; kind: string; raised: { note: string } }[];
    }>('/alarms?state=open');
    return items
      .filter((one) => one.binId === binId && one.kind === 'inspection-overdue')
      .map(({ raised }) => raised.note);
  };

  before(async function () {
    network = TestNetwork.of(this);
    await untilWell(network);
    folder = await mkdtemp(join(tmpdir(), 'daoji-store-e2e-'));
    stage = await FraudStage.open(network);
    stored = await newStored(stage);
    [device] = await openFleet(
      {
        ackWaitMs: 1_000,
        connect: (profile) => network.connect(profile),
        home: daojiHome(network.home, undefined),
      },
      [
        {
          deviceId,
          profile: simulatedProfile('grain-bin', 'recorded'),
          subject: { id: stored.binId, kind: 'bin' },
        },
      ],
    );
  });

  after(async () => {
    await device?.close();
    (stage as FraudStage | undefined)?.close();
    if (folder !== '') await rm(folder, { force: true, recursive: true });
  });

  it('is due by the class of its moisture, and is signed by a second person', async () => {
    const id = stage.id('in');
    await stage.say('keeper', inspection(stored.binId, id, { moistureClass: 'dangerous' }));
    const own = await stage.attempt('keeper', { inspectionId: id, type: 'signInspection' });
    expect(own.refused).to.equal('ACCESS_DENIED');
    await stage.say('quality', { inspectionId: id, type: 'signInspection' });
    const shown = await until('the gateway has it', async () => {
      const view = await get<{
        due: { dueDate: string; scope: string }[];
        inspections: { state: string }[];
        state: string;
      }>(`/bins/${stored.binId}/storage`);
      return view.inspections[0]?.state === 'signed' ? view : undefined;
    });
    expect(shown.state).to.equal('stored');
    expect(shown.due.find(({ scope }) => scope === 'routine')?.dueDate).to.equal(stage.day(5));
  });

  it('that nobody looked at in time is raised by the watch, once, whatever is lost', async () => {
    const lotId = await newHarvest(stage, await newParcel(stage));
    const { binId } = await newStore(stage);
    await stage.say('keeper', {
      binId,
      eventTime: ago(10),
      inputs: [{ grams: 1_000_000, lotId }],
      lotId: stage.id('s'),
      type: 'storeLot',
    });
    await until('the calendar has it', async () => {
      const { items } = await get<{ items: { binId: string }[] }>('/inspection-calendar');
      return items.some((one) => one.binId === binId) || undefined;
    });
    expect((await watch('--no-inspections')).raised).to.equal(0);
    expect(await overdueOn(binId)).to.deep.equal([]);
    expect((await watch()).raised).to.be.at.least(2);
    const notes = await overdueOn(binId);
    expect(notes).to.have.length(2);
    expect(notes.join()).to.include(`日常检查应在 ${stage.day(-9)} 前`);
    await rm(join(folder, 'state'), { force: true, recursive: true });
    expect((await watch()).raised).to.equal(0);
    expect(await overdueOn(binId)).to.have.length(2);
  });

  it('is entered by nobody from the closing on until a second person has measured, and then waits for its release', async () => {
    const fumigationId = stage.id('fu');
    const step = (fields: object): object => ({
      fumigationId,
      step: fields,
      type: 'recordFumigation',
    });
    await stage.say('quality', {
      agent: 'phosphine',
      binId: stored.binId,
      closedDays: 14,
      doseMilligramsPerM3: 6_000,
      fumigationId,
      note: '每公斤 12 头米象',
      productName: '磷化铝 56 %',
      type: 'orderFumigation',
      volumeM3: 100,
    });
    await stage.say('keeper', step({ at: ago(20), kind: 'seal', productGrams: 600 }) as never);
    const look = inspection(stored.binId, stage.id('in'));
    expect((await stage.attempt('keeper', look)).refused).to.equal('BIN_UNDER_GAS');
    const draw = await stage.attempt('miller', {
      inputs: [{ grams: 500_000, lotId: stored.storedId }],
      millLineId: stored.millLineId,
      millingDate: stage.day(),
      outputs: [{ grams: 325_000, lotId: stage.id('r'), product: 'milled-rice' }],
      type: 'millLot',
    });
    expect(draw.refused).to.equal('BIN_UNDER_GAS');
    await stage.say('keeper', step({ at: ago(2), kind: 'air' }) as never);
    const air = (micrograms: number): never =>
      ({
        at: ago(0),
        freeFrom: stage.day(5),
        fumigationId,
        readings: [{ microgramsPerM3: micrograms, point: '上层' }],
        type: 'clearFumigation',
      }) as never;
    expect((await stage.attempt('keeper', air(200))).refused).to.equal('SECOND_PERSON_MISSING');
    expect((await stage.attempt('quality', air(301))).refused).to.equal('FUMIGATION_GAS');
    await stage.say('quality', air(200));
    await stage.say('keeper', look);
    const lotId = await newRice(stage, stored);
    const packed = await stage.attempt('packer', {
      count: 10,
      gtin: await stage.productOf('trace-manager'),
      inputs: [{ grams: 50_000, lotId }],
      lotId: stage.id('pk'),
      netMassGrams: 5_000,
      productionDate: stage.day(),
      type: 'packLot',
    });
    expect(packed.refused).to.equal('WITHDRAWAL_RUNNING');
  });

  it('is aired by an order whose advice follows from the rules, and by none whose does not', async () => {
    const asked =
      'grainMilliC=14000&moistureMilliPercent=14200&outsideMilliC=2000&outsideHumidityMilliPercent=70000';
    const { basis } = await get<{ basis: { advice: string } }>(
      `/bins/${stored.binId}/aeration-advice?${asked}`,
    );
    expect(basis).to.deep.include({ advice: 'start', reasons: [], ruleSetId: 'built-in' });
    const order = (more: object): never =>
      ({
        aerationId: stage.id('ae'),
        basis: { ...basis, ...more },
        binId: stored.binId,
        note: '入冬前降温',
        type: 'orderAeration',
      }) as never;
    const warm = await stage.attempt('quality', order({ outsideMilliC: 11_000 }));
    expect(warm.refused).to.equal('AERATION_ADVICE');
    await stage.say('quality', order({}));
  });
});
