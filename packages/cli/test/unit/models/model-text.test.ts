// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect } from 'chai';

import { modelRows } from '../../../src/models/model-text.js';
import { FILE_MODELS } from '../../../src/models/models.js';

const PAGE = fileURLToPath(new URL('../../../../../docs/spec/models.md', import.meta.url));

describe('the models of daoji model', () => {
  it('are what docs/spec/models.md shows', () => {
    const rows = readFileSync(PAGE, 'utf8')
      .split('\n')
      .filter((line) => /^\| `[a-z0-9-]+` \|/.test(line));
    expect(rows).to.deep.equal(modelRows());
  });

  /** Issue 5, Deliver 1. */
  const ASKED = [
    ['blastam', 'leaf-wetness', 'epirice', 'stem-borer', 'stem-borer-stages', 'degree-days'],
    ['blast-infection', 'blast-spores', 'infection-cohorts', 'sheath-blight-growth'],
    ['blast-grade', 'disease-index', 'growing-degree-days', 'growth-stage', 'bbch'],
    ['wetting-drying', 'salinity', 'hot-spots', 'temperature-rise', 'inspection-calendar'],
    ['equilibrium-moisture', 'equilibrium-humidity', 'oro-moisture', 'aeration', 'dew-point'],
    ['condensation', 'respiration', 'headspace-co2', 'phosphine', 'fumigation-entry'],
    ['treatment-release', 'milling-yield', 'mass-at-moisture', 'mass-balance', 'p-chart'],
    ['cusum', 'ewma', 'wilson', 'funnel', 'alarm-states', 'alarm-report', 'weather-check'],
  ].flat();
  it('are all that was asked for', () => {
    expect(ASKED.filter((name) => !Object.hasOwn(FILE_MODELS, name))).to.deep.equal([]);
  });

  it('say the unit or the words of every column, and a source', () => {
    for (const [name, { columns, source }] of Object.entries(FILE_MODELS)) {
      expect(source, name).to.not.equal('');
      for (const { kind, meaning } of columns) {
        expect(meaning, name).to.match(/^\S.{2,}/);
        if (kind === 'time') expect(meaning, name).to.match(/when|ISO 8601/);
      }
    }
  });
});
