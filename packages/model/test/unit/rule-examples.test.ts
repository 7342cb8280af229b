// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { expect } from 'chai';

import { RULE_SET_KINDS, RULED_MODELS, ruleSetContentSchema } from '../../src/index.js';

const FOLDER = fileURLToPath(new URL('../../../../docs/examples/rules/', import.meta.url));

interface Example {
  readonly $comment: string;
  readonly legalBasis: string;
  readonly values: Readonly<Record<string, unknown>>;
}

describe('example rule sets', () => {
  const examples = new Map<string, Example>();
  before(async () => {
    for (const name of await readdir(FOLDER)) {
      if (!name.endsWith('.json')) continue;
      examples.set(name, JSON.parse(await readFile(`${FOLDER}${name}`, 'utf8')) as Example);
    }
  });
  const accepts = ({ $comment, ...content }: Example): boolean =>
    $comment.length > 0 && ruleSetContentSchema.safeParse(content).success;
  const each = (check: (example: Example, name: string) => void): void => {
    expect(examples.size).to.equal(RULE_SET_KINDS.length - 1 + RULED_MODELS.length);
    examples.forEach(check);
  };

  it('there is one of every kind, and of the models one for each', () => {
    const all = [...examples.values()].map(({ values }) => values);
    const kinds = all.map((values) => String(values['kind']));
    expect([...new Set(kinds)].sort()).to.deep.equal([...RULE_SET_KINDS].sort());
    const models = all.flatMap(({ numbers }) => (numbers as { model: string } | undefined) ?? []);
    expect(models.map(({ model }) => model).sort()).to.deep.equal([...RULED_MODELS].sort());
  });

  it('the schema of the ledger takes each of them', () => {
    each((example, name) => expect(accepts(example), name).to.equal(true));
  });

  it('each says that it is an example and not in force, also where its comment is left out', () => {
    each(({ $comment, legalBasis }, name) => {
      expect($comment, name).to.match(/^示例 · EXAMPLE, not in force: /);
      expect(legalBasis, name).to.match(/示例/);
    });
  });

  it('the README names each of them', async () => {
    const readme = await readFile(`${FOLDER}README.md`, 'utf8');
    each((_, name) => expect(readme).to.include(`\`${name}\``));
  });

  const BROKEN: readonly (readonly [string, (example: Example) => object])[] = [
    ['a date that is none', (one) => ({ ...one, validFrom: '2026-02-30' })],
    ['no legal basis', (one) => ({ ...one, legalBasis: '' })],
    ['a field that no rule reads', (one) => ({ ...one, values: { ...one.values, more: 1 } })],
    ['values of another kind', (one) => ({ ...one, values: { ...one.values, kind: 'other' } })],
    [
      'nothing but the kind',
      ({ values, ...one }) => ({ ...one, values: { kind: values['kind'] } }),
    ],
    ['the status of a draft', (one) => ({ ...one, status: 'draft' })],
  ];
  for (const [what, broken] of BROKEN) {
    it(`refuses a copy of each with ${what}`, () => {
      each((example, name) => expect(accepts(broken(example) as Example), name).to.equal(false));
    });
  }
});
