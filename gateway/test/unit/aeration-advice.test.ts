// SPDX-License-Identifier: Apache-2.0
import { BUILT_IN_AERATION } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { record, rule } from '../doubles/trade.js';

interface Advice {
  readonly basis: {
    readonly advice: string;
    readonly reasons: string[];
    readonly ruleSetId: string;
  };
  readonly startMilliK: number;
  readonly status: string;
}

describe('advice on the fan of a bin over the API', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const DRY =
    'grainMilliC=20000&moistureMilliPercent=14500&outsideMilliC=5000&outsideHumidityMilliPercent=50000';
  beforeEach(async () => {
    await record(api.services, 'operator~coop-1', {
      areaCode: '211122',
      kind: 'cooperative',
      mspId: 'ProducerMSP',
      operatorId: 'coop-1',
      publicName: 'Example',
    });
  });

  const advice = async (query: string): Promise<Advice> => {
    const answer = await get(`/bins/bin-1/aeration-advice?${query}`);
    expect(answer.status, answer.text).to.equal(200);
    return answer.body as Advice;
  };

  it('says start at 15 K in dry air, by the built-in numbers', async () => {
    const said = await advice(DRY);
    expect(said.basis).to.include({ advice: 'start', ruleSetId: 'built-in' });
    expect(said).to.include({ startMilliK: 8_000, status: 'built-in' });
  });

  for (const [what, change] of [
    ['rain', { isWet: 'yes' }],
    ['7.9 K', { outsideMilliC: '12100' }],
    ['air that would wet the grain', { moistureMilliPercent: '9000', outsideMilliC: '12000' }],
  ] as const)
    it(`does not say start in ${what}`, async () => {
      const query = new URLSearchParams({
        ...Object.fromEntries(new URLSearchParams(DRY)),
        ...change,
      });
      const said = await advice(query.toString());
      expect(said.basis.advice).to.not.equal('start');
      expect(said.basis.reasons).to.not.be.empty;
    });

  it('lets a fan that runs go on at 5 K, at which none is started', async () => {
    const at = DRY.replace('outsideMilliC=5000', 'outsideMilliC=15000');
    expect((await advice(at)).basis.advice).to.not.equal('start');
    expect((await advice(`${at}&isRunning=yes`)).basis.advice).to.equal('go-on');
  });

  it('stops at 4 K only where the grain was measured to be even', async () => {
    const at = `${DRY.replace('outsideMilliC=5000', 'outsideMilliC=16500')}&isRunning=yes`;
    const even =
      '&gradientMilliKPerM=900&topBottomMilliK=2900&moistureGradientMilliPercentPerM=200';
    const measured = await advice(`${at}${even}`);
    const unmeasured = await advice(at);
    expect(measured.basis.advice).to.equal('stop');
    expect(measured.basis.reasons).to.not.deep.equal(unmeasured.basis.reasons);
  });

  it('goes by the rule set in force there', async () => {
    await rule(api.services, 'fan-1', { ...BUILT_IN_AERATION, startMilliK: 16_000 });
    const said = await advice(DRY);
    expect(said.basis).to.include({ ruleSetId: 'fan-1' });
    expect(said.basis.advice).to.not.equal('start');
    expect(said).to.include({ startMilliK: 16_000, status: 'unconfirmed' });
  });

  for (const [what, query] of [
    ['no numbers', ''],
    ['degrees in place of thousandths', DRY.replace('20000', '20.5')],
    ['a moisture that no grain has', DRY.replace('14500', '4999')],
    ['a humidity above 100 %', DRY.replace('50000', '100001')],
    ['a humidity of 0', DRY.replace('50000', '0')],
    ['a temperature beyond the sensor', DRY.replace('grainMilliC=20000', 'grainMilliC=60001')],
    ['an unknown store', `${DRY}&store=barn`],
    ['an unknown word', `${DRY}&isRunning=maybe`],
    ['a negative gradient', `${DRY}&gradientMilliKPerM=-1`],
  ] as const)
    it(`refuses ${what}`, async () => {
      expectProblem(await get(`/bins/bin-1/aeration-advice?${query}`), 400, 'REQUEST_INVALID');
    });

  it('is given for no bin that is not registered', async () => {
    expectProblem(await get(`/bins/bin-77/aeration-advice?${DRY}`), 404, 'BIN_NOT_FOUND');
  });
});
