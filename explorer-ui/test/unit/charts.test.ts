// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect } from 'chai';

import { CHARTS, type ChartKind } from '../../src/charts.js';

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url));
const KINDS: Readonly<Record<string, ChartKind>> = CHARTS;

/** What a source file draws: its opening tags of pictures, its charts by name, and whether it draws curves on a canvas. */
interface Drawing {
  readonly file: string;
  readonly text: string;
  readonly pictures: readonly string[];
  readonly names: readonly string[];
}

/** Reads what a source draws. */
function drawingOf(file: string, text: string): Drawing {
  const pictures = [...text.matchAll(/<svg\b[\s\S]*?>/g)].map(([tag]) => tag);
  const names = [...text.matchAll(/(?:data-chart|\bname)="((?:[a-z]+-)+[a-z]+)"/g)].flatMap(
    ([tag, name = '']) =>
      tag.startsWith('data-chart') || Object.hasOwn(KINDS, name) ? [name] : [],
  );
  return { file, names, pictures, text };
}

/** Pictures that are no chart and no icon: neither named nor hidden from readers of screens. */
function unnamed({ pictures }: Drawing): readonly string[] {
  return pictures.filter(
    (tag) => !/data-chart=/.test(tag) && !/aria-hidden=("true"|\{true\})/.test(tag),
  );
}

describe('charts of the explorer', () => {
  const drawings = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) =>
      drawingOf(file.replaceAll('\\', '/'), readFileSync(join(SOURCES, file), 'utf8')),
    );

  it('every picture is a chart with a name, or an icon that screen readers pass over', () => {
    const found = drawings.flatMap((one) => unnamed(one).map((tag) => `${one.file}: ${tag}`));
    expect(found).to.deep.equal([]);
  });

  it('every chart is in the list, and each of the list is drawn where it says', () => {
    const drawn = drawings.flatMap(({ file, names }) => names.map((name) => `${name} in ${file}`));
    const listed = Object.entries(KINDS).map(([name, { source }]) => `${name} in ${source}`);
    expect([...new Set(drawn)].sort()).to.deep.equal(listed.sort());
  });

  it('curves on a canvas are drawn by listed charts alone', () => {
    const canvases = drawings.filter(({ text }) => /new UPlot\(|<canvas/.test(text));
    expect(canvases.map(({ file }) => file)).to.deep.equal(['parts/time-chart.tsx']);
    for (const { names } of canvases) expect(names.length).to.be.greaterThan(0);
  });

  it('charts of persons are drawn by parts that put the n at every point', () => {
    const sources = new Map(drawings.map(({ file, text }) => [file, text]));
    for (const [name, { ofPersons, source }] of Object.entries(KINDS)) {
      if (!ofPersons) continue;
      const text = sources.get(source) ?? '';
      const drawer = text.includes('<MonthChart') ? 'quality/month-chart.tsx' : source;
      const points = [...(sources.get(drawer) ?? '').matchAll(/data-point=\{[^}]+\}([^>]*)>/g)];
      expect(points.length, name).to.be.greaterThan(0);
      for (const [, rest = ''] of points) expect(rest, name).to.include('data-n={');
    }
  });

  describe('the search', () => {
    for (const [what, text, count] of [
      ['a picture without a name', '<svg viewBox="0 0 1 1"><path d="M0 0" /></svg>', 1],
      ['one that is only drawn for the eye', '<svg aria-hidden="true" />', 0],
      ['a chart', '<svg\n  role="img"\n  data-chart="some-chart"\n>', 0],
      ['an icon that screen readers do read', '<svg aria-hidden="false" />', 1],
    ] as const)
      it(`finds ${what}`, () => {
        expect(unnamed(drawingOf('x.tsx', text))).to.have.length(count);
      });

    it('knows a chart that nobody listed', () => {
      expect(drawingOf('x.tsx', '<svg data-chart="secret-chart" />').names).to.deep.equal([
        'secret-chart',
      ]);
    });
  });
});
