// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { runFileModel } from '../../../src/models/run-file-model.js';

interface Row {
  readonly expected: number;
  readonly leftOut: number;
  readonly limits95?: { readonly upper: number };
  readonly person: string;
  readonly ratio?: number;
}

/** The sheet of `standardise.test.ts`, with a person who is alone in a job. */
const SHEET = [
  'person,stratum,coarser,count,n',
  'b,dry,,4,30',
  'a,dry,,8,30',
  'a,store,,0,10',
  'b,store,,2,30',
  'c,mill,,3,40',
].join('\n');

describe('daoji model standardised-ratio', () => {
  const said = (csv: string, leastN: string): { record: object; words: string } =>
    runFileModel({
      csv: Buffer.from(csv),
      name: 'standardised-ratio',
      set: [`leastN=${leastN}`],
    });
  const run = (csv: string, leastN = '10'): readonly Row[] =>
    (said(csv, leastN).record as { persons: readonly Row[] }).persons;

  it('gives the numbers of the sheet, in the order of the pseudonyms', () => {
    const persons = run(SHEET);
    expect(persons.map(({ person }) => person)).to.deep.equal(['a', 'b', 'c']);
    expect(persons[0]?.expected).to.be.closeTo(6.5, 1e-12);
    expect(persons[0]?.ratio).to.be.closeTo(8 / 6.5, 1e-12);
    expect(persons[0]?.limits95?.upper).to.be.greaterThan(1.5);
  });

  it('says of who is alone in a job that nothing can be compared', () => {
    const alone = run(SHEET)[2];
    expect(alone).to.deep.include({ expected: 0, leftOut: 40, person: 'c' });
    expect(alone).not.to.have.property('ratio');
    expect(said(SHEET, '10').words).to.include('c not comparable (n 0, 40 not comparable)');
  });

  it('joins small strata at the coarser one', () => {
    const rows = ['person,stratum,coarser,count,n', 'a,p-1,dry,1,6', 'b,p-2,dry,2,6'].join('\n');
    expect(run(rows).map(({ expected }) => expected)).to.deep.equal([1.5, 1.5]);
    expect(run(rows, '13').map(({ leftOut }) => leftOut)).to.deep.equal([6, 6]);
  });

  it('refuses more cases than records', () => {
    expect(() => run('person,stratum,count,n\na,dry,3,2')).to.throw(CliError);
  });
});
