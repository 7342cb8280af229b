// SPDX-License-Identifier: Apache-2.0
import { ruleSetHash, type RuleSet, type RuleValues } from '@daoji/model';
import { expect } from 'chai';
import request from 'supertest';

import { expectProblem } from '../doubles/checked-answers.js';
import { API, freshApi } from '../doubles/fresh-api.js';
import { inputTable, record, rule, TODAY } from '../doubles/trade.js';
import { KEY_ID } from '../doubles/season.js';

const caps = (kgPerMu: number): RuleValues => ({
  caps: [{ kgPerMu, variety: '*', year: 2026 }],
  kind: 'yield-caps',
});
const CALENDAR: RuleValues = {
  holidays: ['2026-10-01'],
  kind: 'working-calendar',
  workingWeekends: ['2026-10-10'],
};

interface Summary {
  readonly inForce: boolean;
  readonly ruleSetId: string;
}

describe('the API for rule sets', () => {
  const api = freshApi();
  const get = (path: string): request.Test => request(api.app).get(`${API}${path}`);
  const idsOf = async (path: string): Promise<string[]> => {
    const { items } = (await get(path).expect(200)).body as { items: Summary[] };
    return items.map(({ ruleSetId }) => ruleSetId);
  };
  /** A set that one person proposed; nothing reads it. */
  const proposed = async (ruleSetId: string, values: RuleValues): Promise<RuleSet> => {
    const content = {
      areaCode: '211122',
      legalBasis: 'Example basis',
      ruleSetId,
      status: 'confirmed' as const,
      validFrom: '2026-02-01',
      values,
    };
    const value: RuleSet = {
      ...content,
      authority: 'agri',
      contentHash: ruleSetHash(content),
      kind: values.kind,
      operatorId: 'coop-1',
      proposed: { at: '2026-01-15T00:00:00.000Z', keyId: KEY_ID, personId: 'person-7' },
      state: 'proposed',
      v: 1,
    };
    await record(api.services, `rule-set~${ruleSetId}`, value);
    return value;
  };

  beforeEach(async () => {
    await rule(api.services, 'caps-1', caps(622));
    await rule(api.services, 'calendar-1', CALENDAR);
  });

  it('lists every set with how it stands today, values left out', async () => {
    await proposed('caps-2', caps(700));
    const { body } = (await get('/rule-sets').expect(200)) as { body: { items: object[] } };
    expect(body).to.deep.include({ date: TODAY });
    expect(body.items).to.have.length(3);
    expect(body.items[0]).to.deep.include({ inForce: false, ruleSetId: 'caps-2' });
    expect(body.items[1]).to.deep.include({ inForce: true, ruleSetId: 'calendar-1' });
    for (const item of body.items) expect(item).to.not.have.property('values');
  });

  it('finds them by kind, place and state', async () => {
    await proposed('caps-2', caps(700));
    expect(await idsOf('/rule-sets?kind=working-calendar')).to.deep.equal(['calendar-1']);
    expect(await idsOf('/rule-sets?state=proposed')).to.deep.equal(['caps-2']);
    expect(await idsOf('/rule-sets?areaCode=2111')).to.deep.equal(['calendar-1', 'caps-1']);
    expect(await idsOf('/rule-sets?areaCode=2101')).to.deep.equal([]);
    expect(await idsOf('/rule-sets?areaCode=211122&kind=yield-caps')).to.deep.equal([
      'caps-2',
      'caps-1',
    ]);
  });

  it('says of a date what chaincode would use: the later of two of one division, and no proposal', async () => {
    await proposed('caps-3', caps(700));
    await rule(api.services, 'caps-2', caps(650));
    const entry = (ruleSetId: string, validFrom: string) => ({
      areaCode: '2111',
      ruleSetId,
      validFrom,
    });
    await record(api.services, 'rule-index~yield-caps', {
      entries: [entry('caps-1', '2026-01-01'), entry('caps-2', '2026-06-01')],
    });
    const asked = (date: string): Promise<string[]> =>
      idsOf(`/rule-sets?kind=yield-caps&date=${date}`);
    expect(await asked('2026-05-31')).to.deep.equal(['caps-1']);
    expect(await asked('2026-06-01')).to.deep.equal(['caps-2']);
    expect(await asked('2025-12-31')).to.deep.equal([]);
  });

  it('holds a set of products in force while one of its products is', async () => {
    await inputTable(api.services);
    expect(await idsOf(`/rule-sets?kind=input-products&date=${TODAY}`)).to.deep.equal([
      'products-1',
    ]);
  });

  it('gives the values, who signed them and their hash, recomputed', async () => {
    const value = await proposed('caps-2', caps(700));
    const { body } = (await get('/rule-sets/caps-2').expect(200)) as {
      body: { computedHash: string; ruleSet: RuleSet; inForce: boolean };
    };
    expect(body.ruleSet).to.deep.equal(value);
    expect(body.computedHash).to.equal(value.contentHash);
    expect(body.inForce).to.equal(false);
  });

  it('recomputes another hash for values that were altered in the store', async () => {
    const value = await proposed('caps-2', caps(700));
    await record(api.services, 'rule-set~caps-2', { ...value, values: caps(900) });
    const { body } = (await get('/rule-sets/caps-2').expect(200)) as {
      body: { computedHash: string; ruleSet: RuleSet };
    };
    expect(body.computedHash).to.not.equal(body.ruleSet.contentHash);
  });

  for (const [path, status, code] of [
    ['/rule-sets/caps-9', 404, 'RULE_SET_NOT_FOUND'],
    ['/rule-sets/built-in', 404, 'RULE_SET_NOT_FOUND'],
    ['/rule-sets/Caps_1', 400, 'REQUEST_INVALID'],
    ['/rule-sets/caps-1?date=2026-13-01', 400, 'REQUEST_INVALID'],
    ['/rule-sets?kind=laws', 400, 'REQUEST_INVALID'],
    ['/rule-sets?state=void', 400, 'REQUEST_INVALID'],
    ['/rule-sets?areaCode=211', 400, 'REQUEST_INVALID'],
    ['/rule-sets?date=yesterday', 400, 'REQUEST_INVALID'],
    ['/rule-sets?sort=id', 400, 'REQUEST_INVALID'],
  ] as const) {
    it(`answers ${status} for ${path}`, async () => {
      expectProblem(await get(path), status, code);
    });
  }
});
