// SPDX-License-Identifier: Apache-2.0
import {
  carrierString,
  escapeUriText,
  generateDigitalLink,
  Gs1Error,
  isPathSequence,
  parseDigitalLink,
  parseElementString,
  unescapeUriText,
  type LinkLeniency,
} from '@daoji/model';

import { openVectors, type VectorFiles } from './vector-files.js';
import { outcomeOf, type ConformanceSet, type Vector } from './vector.js';

interface LinkRow {
  readonly input: string;
  readonly valid: boolean;
  readonly expected: string | null;
  readonly stem?: string | null;
  readonly options?: LinkLeniency;
}

interface PercentRow {
  readonly input: string;
  readonly path: string;
  readonly query: string;
}

/** Links parsed and generated, percent rules, path sequences of the GS1 syntax engine. */
export const digitalLinkSet: ConformanceSet = (folder) => {
  const files = openVectors(folder);
  const links = (name: string, run: (row: LinkRow) => string): Vector[] =>
    (rowsOf(files, name) as readonly LinkRow[]).map((row, at) => ({
      name: `${name} ${at} ${row.input}`,
      expected: { valid: row.valid, expected: row.expected },
      got: outcomeOf(() => judged(() => run(row))),
    }));
  const percents = (name: string, run: typeof escapeUriText): Vector[] =>
    (rowsOf(files, name) as readonly PercentRow[]).map(({ input, path, query }, at) => ({
      name: `${name} ${at} ${input}`,
      expected: { path, query },
      got: outcomeOf(() => ({ path: run(input, 'path'), query: run(input, 'query') })),
    }));
  return [
    ...links('parse', parseRow),
    ...links('generate', ({ input, stem }) =>
      generateDigitalLink(parseElementString(input), stem ?? undefined),
    ),
    ...percents('uri-escape', escapeUriText),
    ...percents('uri-unescape', unescapeUriText),
    ...(rowsOf(files, 'path-sequences-valid') as readonly string[][]).map((ais) => ({
      name: `path-sequences-valid ${ais.join(' ')}`,
      expected: true,
      got: outcomeOf(() => isPathSequence(ais)),
    })),
  ];
};

/** Rows of a file as the set lays it out; none where the file is not there. */
function rowsOf(files: VectorFiles, name: string): readonly unknown[] {
  return files.has(`${name}.json`) ? (files.json(`${name}.json`) as readonly unknown[]) : [];
}

function parseRow({ input, options }: LinkRow): string {
  const { path, attributes } = parseDigitalLink(input, options);
  return carrierString([...path, ...attributes], options?.unknownAIs);
}

function judged(run: () => string): { valid: boolean; expected: string | null } {
  try {
    return { valid: true, expected: run() };
  } catch (error) {
    if (error instanceof Gs1Error) return { valid: false, expected: null };
    throw error;
  }
}
