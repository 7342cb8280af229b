// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import {
  completeCommand,
  newSigningKey,
  signCommand,
  signLowS,
  type CommandDraft,
  type SigningKey,
} from '@daoji/cli';
import { toBase64 } from '@daoji/proof';
import { expect } from 'chai';

import { FraudStage, type Attempt } from './fraud/fraud-stage.js';
import { untilWell } from './support/doctor.js';
import { TestNetwork } from './support/test-network.js';

const OPERATOR = 'daoji-rice';
const CARD = { documentHash: 'c'.repeat(64), type: 'recordHealthCard' } as const;

/** Duties and signals on a real network: what the ledger takes and refuses, and to whom the gateway tells of it. */
describe('a person on duty', function () {
  this.timeout(240_000);
  let network: TestNetwork;
  let stage: FraudStage;
  let key: SigningKey;
  let personId = '';
  let signalId = '';

  const holder = (): { operatorId: string; personId: string } => ({
    operatorId: OPERATOR,
    personId,
  });
  const office = (draft: CommandDraft): Promise<unknown> => stage.say('safety-director', draft);
  const own = (draft: CommandDraft): Promise<Attempt> =>
    stage.attemptEnvelope(
      signCommand('trace', completeCommand('trace', draft, new Date(), key.keyId), key),
    );
  const bin = (): CommandDraft => ({
    binId: stage.id('b'),
    capacityGrams: 1_000_000,
    siteId: 'pj01',
    type: 'registerBin',
  });
  const read = async (path: string, reader?: SigningKey): Promise<Response> => {
    const target = `/api/v1${path}`;
    const hash = createHash('sha256').update(`GET ${target}`).digest('hex');
    const time = new Date().toISOString();
    const headers: Record<string, string> = {};
    if (reader) {
      const signature = toBase64(
        signLowS(reader.privateKey, Buffer.from(`daoji-read/v1\n${hash}\n${time}`)),
      );
      const asked = JSON.stringify({ keyId: reader.keyId, signature, time });
      headers['daoji-read'] = Buffer.from(asked).toString('base64');
    }
    return fetch(`${network.url('gateway')}${target}`, { headers });
  };

  before(async function () {
    network = TestNetwork.of(this);
    await untilWell(network);
    stage = await FraudStage.open(network);
    key = newSigningKey();
    personId = stage.id('worker');
    signalId = stage.id('sg');
    await stage.say('registrar', {
      type: 'activateIdentity',
      areaCode: '2111',
      operatorId: OPERATOR,
      personId,
      roles: ['keeper'],
      spki: toBase64(key.spki),
      validFrom: '2020-01-01T00:00:00.000Z',
      validTo: '2099-12-31T00:00:00.000Z',
    });
  });

  after(() => {
    (stage as FraudStage | undefined)?.close();
  });

  it('signs nothing on a duty that is not accepted, and signs once it is', async () => {
    await office({
      type: 'grantDuty',
      ...holder(),
      posts: ['keeper'],
      validFrom: stage.day(-1),
      validTo: stage.day(365),
    });
    expect((await own(bin())).refused).to.equal('DUTY_NOT_VALID');
    expect((await own({ type: 'acceptDuty', ...holder() })).refused).to.equal(undefined);
    expect((await own(bin())).refused).to.equal(undefined);
  });

  it('is refused with a card that has ended, and signs with a new one', async () => {
    const dates = { validFrom: stage.day(-400), validTo: stage.day(-35) };
    await office({ ...CARD, ...holder(), ...dates });
    const refusal = await own(bin());
    expect(refusal.refused).to.equal('HEALTH_CARD_EXPIRED');
    await office({ ...CARD, ...holder(), validFrom: stage.day(), validTo: stage.day(365) });
    expect((await own(bin())).refused).to.equal(undefined);
  });

  it('is refused after a failed examination, and may still raise an alarm', async () => {
    const training = { ...holder(), courseId: 'hygiene', type: 'recordTraining' } as const;
    await office({ ...training, examOn: stage.day(), result: 'failed' });
    expect((await own(bin())).refused).to.equal('TRAINING_FAILED');
    const alarm = await own({
      type: 'raiseAlarm',
      alarmId: stage.id('al'),
      kind: 'other-finding',
      note: '演练：门口发现积水',
      subject: { id: await newBin(stage), kind: 'bin' },
    });
    expect(alarm.refused).to.equal(undefined);
    await office({
      ...training,
      examOn: stage.day(),
      result: 'passed',
      validTo: stage.day(365),
    });
    expect((await own(bin())).refused).to.equal(undefined);
  });

  it('contests a signal, and nothing is decided before the person was heard', async () => {
    const figures = { count: 3, lower: 2_584, n: 40, upper: 19_864 };
    const signal = {
      ...holder(),
      chart: 'funnel',
      from: stage.day(-60),
      inputsDigest: 'd'.repeat(64),
      measure: 'timeliness',
      signalId,
      stepTypes: ['registerBin'],
      to: stage.day(-1),
      type: 'raiseSignal',
    } as const;
    const wrong = await stage.attempt('quality', { ...signal, ...figures, upper: 19_865 });
    expect(wrong.refused).to.equal('SIGNAL_FIGURES');
    await stage.say('quality', { ...signal, ...figures });
    const decision = { reason: 'chance', signalId, type: 'decideSignal', verdict: 'dismissed' };
    const early = await stage.attempt('safety-director', decision);
    expect(early.refused).to.equal('SIGNAL_UNHEARD');
    const other = await stage.attempt('keeper', {
      reason: 'not-my-step',
      signalId,
      type: 'contestSignal',
    });
    expect(other.refused).to.equal('SIGNAL_PERSON');
    const said = await own({ reason: 'not-comparable', signalId, type: 'contestSignal' });
    expect(said.refused).to.equal(undefined);
    const unheard = await stage.attempt('safety-director', decision);
    expect(unheard.refused).to.equal('SIGNAL_UNHEARD');
    await office({ ...decision, heardOn: stage.day() });
  });

  it('is told of by the gateway to whom it concerns, and to nobody else', async () => {
    const signal = `/signals/${signalId}`;
    const duty = `/duties/${OPERATOR}/${personId}`;
    for (const path of [signal, duty, '/export/signals.csv'])
      expect((await read(path)).status, path).to.equal(401);
    const director = stage.keyOf('safety-director');
    const body = (await (await read(signal, director)).json()) as { state: string };
    expect(body.state).to.equal('dismissed');
    expect((await read(signal, key)).status).to.equal(200);
    for (const name of ['keeper', 'market'])
      expect((await read(signal, stage.keyOf(name))).status, name).to.equal(403);
    expect((await read(duty, key)).status).to.equal(200);
    expect((await read(duty, stage.keyOf('keeper'))).status).to.equal(403);
    expect((await read(duty, stage.keyOf('market'))).status).to.equal(200);
    const events = await (await read('/export/events.csv')).text();
    expect(events).to.not.include(signalId);
    expect(events).to.not.include(`duty~${OPERATOR}/${personId}`);
  });
});

async function newBin(stage: FraudStage): Promise<string> {
  const binId = stage.id('b');
  await stage.say('keeper', {
    binId,
    capacityGrams: 1_000_000,
    siteId: 'pj01',
    type: 'registerBin',
  });
  return binId;
}
