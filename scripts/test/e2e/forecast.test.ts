// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { personFilePath } from '@daoji/cli';
import { expect } from 'chai';

import { FraudStage } from './fraud/fraud-stage.js';
import { newParcel } from './fraud/fraud-steps.js';
import { BlastStation } from './support/blast-station.js';
import { untilWell } from './support/doctor.js';
import { TestNetwork } from './support/test-network.js';
import { until } from './support/until.js';

const DAYS = 5;
/** 16:00 of the fourth day, from where BLASTAM counts wetness; rain three hours later. */
const RAIN_AT = 91;
/** An hour of the window whose wind comes late. */
const LATE_AT = 100;

interface Shown {
  readonly warning: {
    readonly level: string;
    readonly state: string;
    readonly verdict: string;
    readonly warningId: string;
  };
}

/** From a weather station to a checked control: real MQTT broker, bridge, archive, gateway and ledger. */
describe('a warning of rice blast', function () {
  this.timeout(240_000);
  let network: TestNetwork;
  let stage: FraudStage;
  let station: BlastStation;
  let folder = '';
  let parcelId = '';
  let warningId = '';

  const forecast = async (): Promise<{ issued: number; verdicts: string[] }> => {
    await station.sealed();
    const { code, stderr, stdout } = await network.daoji(
      ...['--json', 'forecast', '--once', '--config', join(folder, 'forecast.json')],
      ...['--key', personFilePath(network.home, 'watch'), '--state', join(folder, 'state')],
    );
    expect(code, stderr).to.equal(0);
    const said = JSON.parse(stdout) as { issued: number; runs: { verdict: string }[] };
    return { issued: said.issued, verdicts: said.runs.map(({ verdict }) => verdict) };
  };
  const warnings = async (): Promise<Shown['warning'][]> => {
    const query = `parcelId=${parcelId}&state=open`;
    const answer = await fetch(`${network.url('gateway')}/api/v1/warnings?${query}`);
    const { items } = (await answer.json()) as { items: (Shown | Shown['warning'])[] };
    return items.map((one) => ('warning' in one ? one.warning : one));
  };
  const words = { note: '演练：按规程处理' };

  before(async function () {
    network = TestNetwork.of(this);
    await untilWell(network);
    folder = await mkdtemp(join(tmpdir(), 'daoji-forecast-e2e-'));
    stage = await FraudStage.open(network);
    parcelId = await newParcel(stage);
    // Days of Panjin end 8 hours before those of UTC; the last of the five is yesterday.
    station = await BlastStation.open(network, parcelId, stage.day(-DAYS));
    const { deviceId } = station;
    const stations = [{ deviceId, models: ['blastam'], parcelIds: [parcelId] }];
    await writeFile(join(folder, 'forecast.json'), JSON.stringify({ stations }));
  });

  after(async () => {
    await (station as BlastStation | undefined)?.close();
    (stage as FraudStage | undefined)?.close();
    if (folder !== '') await rm(folder, { force: true, recursive: true });
  });

  it('is a record that it could not be judged while an hour of wind is missing, and asks for nothing', async () => {
    for (let index = 0; index < DAYS * 24; index += 1)
      station.hour(index, {
        isRainy: index === RAIN_AT,
        ...(index === LATE_AT && { leaveOut: 'wind-speed' }),
      });
    expect(await forecast()).to.deep.equal({ issued: 1, verdicts: ['not-judgeable'] });
    const [record] = await warnings();
    expect(record).to.include({ level: 'none', state: 'issued', verdict: 'not-judgeable' });
    const unjudged = { ...words, warningId: record?.warningId };
    await stage.say('agronomist', { type: 'confirmWarning', ...unjudged });
    const order = { dueDate: stage.day(3), parcelIds: [parcelId], type: 'orderControl' };
    const refusal = await stage.attempt('agronomist', { ...order, ...unjudged });
    expect(refusal.refused).to.equal('WARNING_NOT_JUDGEABLE');
    await stage.say('agronomist', { type: 'withdrawWarning', ...unjudged });
  });

  it('is issued when the late reading has come, for the parcels of the station', async () => {
    station.hour(LATE_AT, { isRainy: false });
    expect(await forecast()).to.deep.equal({ issued: 1, verdicts: ['favourable'] });
    const [warning] = await warnings();
    expect(warning).to.include({ level: 'warning', state: 'issued', verdict: 'favourable' });
    warningId = warning?.warningId ?? '';
  });

  it('is issued once, whatever is lost', async () => {
    expect(await forecast()).to.deep.equal({ issued: 0, verdicts: [] });
    await rm(join(folder, 'state'), { force: true, recursive: true });
    await forecast();
    expect((await warnings()).map((one) => one.warningId)).to.deep.equal([warningId]);
  });

  it('is made again by daoji recompute: the run before the late reading without it, the run after it with it', async () => {
    const { code, stderr, stdout } = await network.daoji(
      ...['--json', 'recompute', '--station', station.deviceId],
    );
    expect(code, `${stderr}${stdout}`).to.equal(0);
    const { runs } = JSON.parse(stdout) as { runs: { isSame: boolean; readings: number }[] };
    const whole = DAYS * 24 * 4;
    // The late hour came as a whole: of its other quantities there are two readings then.
    expect(runs.map(({ isSame, readings }) => [isSame, readings])).to.deep.equal([
      [true, whole - 1],
      [true, whole - 1 + 4],
    ]);
  });

  it('leads to a control that is recorded by who grows there, checked by another, and closed', async () => {
    const on = { parcelId, warningId };
    await stage.say('agronomist', { type: 'confirmWarning', ...words, warningId });
    await stage.say('agronomist', {
      type: 'orderControl',
      ...words,
      dueDate: stage.day(3),
      parcelIds: [parcelId],
      warningId,
    });
    const early = await stage.attempt('agronomist', { type: 'closeWarning', ...words, warningId });
    expect(early.refused).to.equal('CONTROL_OPEN');
    const control = { doneOn: stage.day(), kind: 'measure', measure: 'water-control' };
    await stage.say('grower', { type: 'recordControl', ...on, control });
    const grades = { checkedOn: stage.day(), gradeAfter: 1, gradeBefore: 3 };
    await stage.say('agronomist', { type: 'checkEffect', ...on, ...grades, effect: 'effective' });
    await stage.say('agronomist', { type: 'closeWarning', ...words, warningId });
    // The gateway reads the ledger a moment later.
    await until('nothing is open', async () =>
      (await warnings()).length === 0 ? true : undefined,
    );
    const answer = await fetch(`${network.url('gateway')}/api/v1/warning-report?days=30`);
    const { infected } = (await answer.json()) as { infected: { count: number; n: number } };
    expect(infected.n).to.be.greaterThan(0);
    expect(infected.count).to.be.greaterThan(0);
  });
});
