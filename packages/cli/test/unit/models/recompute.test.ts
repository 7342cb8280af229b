// SPDX-License-Identifier: Apache-2.0
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { RuleSetContent } from '@daoji/model';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { readKept, recompute, type Difference } from '../../../src/models/recompute.js';
import { FILE_MODELS } from '../../../src/models/models.js';
import { recordText, runFileModel } from '../../../src/models/run-file-model.js';
import { EVERY_MODEL_CASE } from './every-model-case.js';
import { exampleRules } from './example-rules.js';
import { MODEL_CASES } from './model-cases.js';

const KEPT = fileURLToPath(new URL('./kept/', import.meta.url));
const blastam = await exampleRules('model-blastam');
const CSV = MODEL_CASES.blastam.csv;

const made = (name: string, csv: string, rules?: RuleSetContent, ...set: string[]): string =>
  `${recordText(runFileModel({ csv: Buffer.from(csv), name, rules, set }).record)}\n`;
const again = (text: string, csv: string, rules?: RuleSetContent): Difference[] => {
  const bytes = Buffer.from(text);
  return recompute(readKept('result.json', bytes), bytes, Buffer.from(csv), rules);
};
const places = (found: readonly Difference[]): string[] => found.map(({ at }) => at);

describe('recompute', () => {
  for (const [name, { csv, rules, set }] of Object.entries(EVERY_MODEL_CASE)) {
    it(`makes ${name} again to the same bytes, by its rule set and by the built-in numbers`, async () => {
      const content = rules === undefined ? undefined : await exampleRules(rules);
      const [plain, ruled] = [made(name, csv, undefined, ...set), made(name, csv, content, ...set)];
      expect(again(plain, csv)).to.deep.equal([]);
      expect(again(ruled, csv, content)).to.deep.equal([]);
      // The examples are the built-in numbers: only what says by which they were made is another.
      const unnamed = (text: string): object => ({
        ...(JSON.parse(text) as object),
        ruleSetHash: '',
        ruleSetId: '',
      });
      expect(unnamed(ruled)).to.deep.equal(unnamed(plain));
    });

    it(`makes the kept ${name} of version 1 again, byte by byte`, async () => {
      const bytes = readFileSync(`${KEPT}${name}.result`);
      const content = rules === undefined ? undefined : await exampleRules(rules);
      const found = recompute(readKept(name, bytes), bytes, Buffer.from(csv), content);
      expect(found).to.deep.equal([]);
    });
  }

  it('has a kept result of every model, and no other', () => {
    expect(Object.keys(EVERY_MODEL_CASE).sort()).to.deep.equal(Object.keys(FILE_MODELS).sort());
    const names = Object.keys(FILE_MODELS).map((name) => `${name}.result`);
    expect(readdirSync(KEPT).sort()).to.deep.equal(names.sort());
  });

  it('takes a result with or without its last line feed', () => {
    expect(again(made('blastam', CSV).trimEnd(), CSV)).to.deep.equal([]);
  });

  it('keeps options, so that another method is made again too', () => {
    const text = made('stem-borer', MODEL_CASES['stem-borer'].csv, undefined, 'method=average');
    expect(again(text, MODEL_CASES['stem-borer'].csv)).to.deep.equal([]);
    const other = text.replace(
      '"options":{"method":"average"}',
      '"options":{"method":"single-sine"}',
    );
    expect(places(again(other, MODEL_CASES['stem-borer'].csv))).to.include('/degreeDays');
  });

  it('finds any changed byte of the file, also one that no model reads', () => {
    const text = made('blastam', CSV);
    for (const changed of [`${CSV}\n`, CSV.replace('22', '23'), CSV.replace('temp_c', 'TEMP_C')])
      expect(places(again(text, changed))).to.deep.equal(['input']);
  });

  it('finds any changed byte of the result', () => {
    const text = made('growing-degree-days', 'tmax_c,tmin_c\n34,22\n28,16\n');
    const missed: number[] = [];
    for (let at = 0; at < text.length - 1; at += 1) {
      const bytes = Buffer.from(text);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      if (isTaken(bytes, 'tmax_c,tmin_c\n34,22\n28,16\n')) missed.push(at);
    }
    expect(missed).to.deep.equal([]);
  });

  const changes: readonly (readonly [string, string, string, string])[] = [
    ['a verdict', '"verdict":"favourable"', '"verdict":"none"', '/verdict'],
    ['a version of another program', '"version":"1"', '"version":"2"', '/version'],
    ['a rule set that was not used', '"ruleSetId":"built-in"', '"ruleSetId":"b-1"', '/ruleSetId'],
    ['a value that is not there', '{"', '{"a":1,"', '/a'],
    ['a value that was taken out', '"laterRuns":[],', '', '/laterRuns'],
    ['a blank', '{"', '{ "', 'text'],
    ['a key twice', '{"', '{"verdict":"none","', 'text'],
    ['an option that there is not', '"options":{}', '"options":{"a":"b"}', 'run'],
    ['another model', '"model":"blastam"', '"model":"wilson"', 'run'],
    ['no model', '"model":"blastam"', '"model":"constructor"', 'run'],
  ];
  for (const [what, from, to, at] of changes) {
    it(`finds ${what} in a result`, () => {
      const text = made('blastam', CSV).replace(from, to);
      expect(text).to.contain(to);
      expect(places(again(text, CSV))).to.deep.equal([at]);
    });
  }

  it('finds any other rule set than the one that is named', () => {
    const text = made('blastam', CSV, blastam);
    if (blastam.values.kind !== 'model-parameters') throw new Error('expected a model');
    const { numbers } = blastam.values;
    const others: (RuleSetContent | undefined)[] = [
      undefined,
      { ...blastam, ruleSetId: 'blast-2' },
      { ...blastam, status: 'confirmed' },
      { ...blastam, validFrom: '2026-01-02' },
      {
        ...blastam,
        values: { ...blastam.values, numbers: { ...numbers, hotMeanC: '26' } as typeof numbers },
      },
    ];
    for (const other of others) expect(places(again(text, CSV, other))).to.deep.equal(['rules']);
    expect(places(again(made('blastam', CSV), CSV, blastam))).to.deep.equal(['rules']);
  });

  it('says every value that another rule set would have given', async () => {
    const growth = await exampleRules('model-growing-degree-days');
    if (growth.values.kind !== 'model-parameters') throw new Error('expected a model');
    const { numbers } = growth.values;
    const warm = {
      ...growth,
      values: { ...growth.values, numbers: { ...numbers, baseC: '10' } as typeof numbers },
    };
    const csv = 'tmax_c,tmin_c\n34,22\n';
    const days = (rules: RuleSetContent): unknown =>
      runFileModel({ csv: Buffer.from(csv), name: 'growing-degree-days', rules, set: [] }).record[
        'days'
      ];
    expect([days(growth), days(warm)]).to.deep.equal([[18], [16]]);
  });

  const malformed: readonly (readonly [string, string])[] = [
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a result of before results kept their input', '{"model":"blastam","version":"1"}'],
    ['a hash that is none', made('blastam', CSV).replace(/"inputSha256":"../, '"inputSha256":"zz')],
  ];
  for (const [what, text] of malformed) {
    it(`takes no ${what} for a result`, () => {
      expect(() => readKept('x', Buffer.from(text)))
        .to.throw(CliError)
        .with.property('code', 'FILE_SHAPE');
    });
  }
});

describe('a rule set for a model', () => {
  const refused = [
    ['another model', 'blastam', 'model-stem-borer'],
    ['another disease', 'epirice', 'model-epirice-brown-spot'],
    ['another kind', 'blastam', 'storage-watch'],
    ['a model that has none', 'wilson', 'model-blastam'],
  ] as const;
  for (const [what, name, file] of refused) {
    it(`is refused where it is of ${what}`, async () => {
      const rules = await exampleRules(file);
      expect(() => made(name, MODEL_CASES[name].csv, rules))
        .to.throw(CliError)
        .with.property('code', 'MODEL_INPUT');
    });
  }
});

function isTaken(bytes: Uint8Array, csv: string): boolean {
  try {
    return recompute(readKept('x', bytes), bytes, Buffer.from(csv), undefined).length === 0;
  } catch (error) {
    if (error instanceof CliError) return false;
    throw error;
  }
}
