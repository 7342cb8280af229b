// SPDX-License-Identifier: Apache-2.0
import type { StatementVerdict, Verdict } from '@daoji/proof';
import { verifyBundle } from '@daoji/proof';
import { expect } from 'chai';

import { CheckError } from '../../src/check/check-error.js';
import { checkProof, reportOfProblem } from '../../src/check/proof-report.js';

const commandId = '01M42ZHFDG7Q2V9MZ4KX0RTB5C';
const OTHER_ID = '01M42ZHFDG7Q2V9MZ4KX0RTB5D';
const pass: StatementVerdict = { detail: 'ok', status: 'pass' };

const verdictOf = (change: Partial<Verdict>): Verdict => ({
  bundleHash: '',
  collusion: 'ProducerMSP, RegulatorMSP',
  events: [
    {
      claim: 'c1',
      command: '{"millingDate":"2026-10-12"}',
      commandId,
      eventTime: '2026-10-12T00:00:00.000Z',
      flags: [],
      openings: [],
      recordTime: '2026-10-12T00:00:00.000Z',
      signer: 'k',
      subjects: ['lot~m-1', 'lot~s-1'],
      type: 'millLot',
    },
  ],
  notices: [],
  outcome: 'valid',
  readings: [],
  statements: {
    complete: pass,
    endorsed: pass,
    independence: pass,
    integrity: pass,
    ordered: pass,
    time: pass,
    valid: pass,
    witnessed: pass,
  },
  tier: 'B',
  ...change,
});
const shownOf = (value: string, id = commandId): string =>
  JSON.stringify({
    facts: [{ commandId: id, label: '碾米日期', path: '/millingDate', value }],
    lotId: 'm-1',
    points: [],
    type: 'daoji.shown/v1',
  });
const bytes = new TextEncoder().encode('{"demo":true}');
const check = (verdict: Verdict, shown?: string): ReturnType<typeof checkProof> =>
  checkProof({ bundle: bytes, rootSource: 'file', shown, trustRoot: bytes }, () => verdict);

describe('checkProof', () => {
  it('is consistent only when the bundle holds and every covered value agrees', () => {
    expect(check(verdictOf({}), shownOf('2026-10-12')).answer).to.equal('consistent');
  });

  it('is inconsistent when a shown value differs, although the bundle holds', () => {
    const report = check(verdictOf({}), shownOf('2026-10-13'));
    expect(report.answer).to.equal('inconsistent');
    expect(report.findings.map(({ kind }) => kind)).to.deep.equal(['differs']);
  });

  it('is inconsistent when the bundle does not hold, although the values agree', () => {
    const report = check(verdictOf({ outcome: 'invalid' }), shownOf('2026-10-12'));
    expect(report.answer).to.equal('inconsistent');
  });

  it('is unchecked when an honest bundle of another lot covers none of the values', () => {
    const report = check(verdictOf({}), shownOf('2026-10-12', OTHER_ID));
    expect(report.answer).to.equal('unchecked');
    expect(report.problem?.code).to.equal('CHECK_NOTHING_PROVEN');
  });

  for (const lotId of ['m-2', 'm', 'm-1 ', '1'])
    it(`is unchecked when all values agree, but the bundle is of another lot than ${lotId}`, () => {
      const shown = shownOf('2026-10-12').replace('"m-1"', JSON.stringify(lotId));
      const report = check(verdictOf({}), shown);
      expect([report.answer, report.problem?.code]).to.deep.equal(['unchecked', 'CHECK_OTHER_LOT']);
    });

  it('is unchecked when a proof of the very lot leaves a step of the page out', () => {
    const [first, second] = [shownOf('2026-10-12'), shownOf('2026-10-12', OTHER_ID)].map(
      (text) => JSON.parse(text) as { readonly facts: readonly object[] },
    );
    const shown = { ...first, facts: [...(first?.facts ?? []), ...(second?.facts ?? [])] };
    const report = check(verdictOf({}), JSON.stringify(shown));
    expect([report.answer, report.problem?.code]).to.deep.equal(['unchecked', 'CHECK_LEFT_OUT']);
    expect(report.problem?.message).to.equal('expected 2 proven, got 1');
    expect(report.findings.map(({ kind }) => kind)).to.deep.equal(['left-out']);
  });

  it('is inconsistent when a value differs, of whatever lot the bundle is', () => {
    const shown = shownOf('2026-10-13').replace('"m-1"', '"m-2"');
    expect(check(verdictOf({}), shown).answer).to.equal('inconsistent');
  });

  it('is unchecked for a malformed bundle', () => {
    expect(check(verdictOf({ outcome: 'malformed' })).problem?.code).to.equal('CHECK_MALFORMED');
  });

  for (const shown of ['', '{', '[]', '{"type":"daoji.shown/v2"}', '{"type":"daoji.shown/v1"}']) {
    it(`is unchecked for the shown values ${JSON.stringify(shown)}`, () => {
      const report = check(verdictOf({}), shown);
      expect([report.answer, report.problem?.code]).to.deep.equal(['unchecked', 'CHECK_SHOWN']);
    });
  }

  it('is unchecked with the real verifier for bytes that are no bundle', () => {
    const report = checkProof(
      { bundle: bytes, rootSource: 'file', trustRoot: bytes },
      verifyBundle,
    );
    expect(report.answer).to.equal('unchecked');
  });

  it('has six words of the trust root, whatever its white space', () => {
    const spaced = new TextEncoder().encode('{ "demo" : true }');
    const report = checkProof({ bundle: bytes, rootSource: 'file', trustRoot: spaced }, () =>
      verdictOf({}),
    );
    expect(report.rootWords?.zh).to.have.length(6);
    expect(report.rootWords).to.deep.equal(check(verdictOf({})).rootWords);
  });
});

describe('reportOfProblem', () => {
  it('says 尚未存证 for a lot that is not anchored yet, 未能核对 for anything else', () => {
    const answers = (['CHECK_NOT_ANCHORED', 'CHECK_NETWORK', 'CHECK_STATUS'] as const).map(
      (code) => reportOfProblem(new CheckError(code, '')).answer,
    );
    expect(answers).to.deep.equal(['unanchored', 'unchecked', 'unchecked']);
    expect(reportOfProblem('boom').problem?.code).to.equal('CHECK_VERIFIER');
  });
});
