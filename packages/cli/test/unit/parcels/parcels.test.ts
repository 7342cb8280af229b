// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { polygonOfBoundary, readSurvey, type Survey } from '@daoji/exchange';
import { parcelSchema, registrationWaves } from '@daoji/model';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { newSigningKey } from '../../../src/keys/key-file.js';
import { auditParcels } from '../../../src/parcels/audit-parcels.js';
import { planImport, type ImportPlan } from '../../../src/parcels/import-plan.js';
import type { KnownParcel } from '../../../src/parcels/known-parcels.js';
import { overlapClaims, writeClaims } from '../../../src/parcels/overlap-claims.js';
import { PersonNames } from '../../../src/people/person-names.js';
import { completeCommand, parseDraft } from '../../../src/people/signed-command.js';
import { expectError } from '../expect-error.js';

type Ring = [number, number][];
const square = (x: number): Ring => [
  [122.07 + x, 41.12],
  [122.071 + x, 41.12],
  [122.071 + x, 41.121],
  [122.07 + x, 41.121],
  [122.07 + x, 41.12],
];
const survey = (rings: readonly Ring[], more: object = {}): Survey => {
  const features = rings.map((ring, at) => ({
    geometry: { coordinates: [ring], type: 'Polygon' },
    properties: {
      areaCode: '211104101',
      originClass: 'panjin',
      parcelId: `p-${at}`,
      season: 2026,
      variety: '盐丰47',
      ...more,
    },
    type: 'Feature',
  }));
  const text = JSON.stringify({ features, type: 'FeatureCollection' });
  return readSurvey(new TextEncoder().encode(text), { crs: 'EPSG:4326' });
};
const key = newSigningKey();
const plan = (from: Survey, known: readonly KnownParcel[] = []): ImportPlan =>
  planImport(from, known, { areaBasis: 'geodesic', isPublic: false, key });
/** What the ledger and the archive know after an import that stated no overlaps. */
const after = ({ drafts }: ImportPlan): KnownParcel[] =>
  drafts.map(({ boundary, draft }) => {
    const fields = Object.entries(draft).filter(([name]) => !['overlaps', 'type'].includes(name));
    const parcel = parcelSchema.parse({
      ...Object.fromEntries(fields),
      operatorId: 'coop-1',
      state: 'draft',
      v: 1,
    });
    return { parcel, polygon: polygonOfBoundary(boundary) };
  });

describe('planImport', () => {
  const file = survey([square(0), square(0.01)]);

  it('sends what is new, and the same file twice only once', () => {
    const first = plan(file);
    expect(first.drafts.map(({ draft }) => draft.parcelId)).to.deep.equal(['p-0', 'p-1']);
    const again = plan(file, after(first));
    expect(again).to.deep.include({ already: ['p-0', 'p-1'], drafts: [], faults: [] });
  });

  it('of a half-sent file goes on with the rest', () => {
    const [sent] = after(plan(file));
    const rest = plan(file, sent ? [sent] : []);
    expect(rest.already).to.deep.equal(['p-0']);
    expect(rest.drafts.map(({ draft }) => draft.parcelId)).to.deep.equal(['p-1']);
  });

  it('refuses an id with another boundary, and one of another key', () => {
    const known = after(plan(survey([square(0.02)])));
    expect(plan(file, known).faults).to.deep.include({
      code: 'PARCEL_EXISTS',
      id: 'p-0',
      index: 0,
      message: 'registered with another boundary, or by another key: sign reviseParcel instead',
    });
    const other = planImport(file, after(plan(file)), {
      areaBasis: 'geodesic',
      isPublic: false,
      key: newSigningKey(),
    });
    expect(other.faults.map(({ code }) => code)).to.deep.equal(['PARCEL_EXISTS', 'PARCEL_EXISTS']);
  });

  it('reports overlaps with what is registered, not with what is closed', () => {
    const [known] = after(plan(survey([square(0.0005)], { parcelId: 'old-1' })));
    if (!known) throw new Error('one parcel');
    const [pair] = plan(file, [known]).overlaps;
    expect(pair?.ids).to.deep.equal(['old-1', 'p-0']);
    expect(pair?.areaM2).to.be.closeTo(4_663, 2);
    const closed: KnownParcel = { ...known, parcel: { ...known.parcel, state: 'closed' } };
    expect(plan(file, [closed]).overlaps).to.deep.equal([]);
  });
});

describe('overlaps that an import states', () => {
  const stated = ({ drafts }: ImportPlan): unknown[] =>
    drafts.map(({ draft: { overlaps, parcelId } }) => [parcelId, overlaps]);

  it('the later of two in one file names the earlier, which is recorded first', () => {
    const made = plan(survey([square(0), square(0.0005)]));
    expect(stated(made)).to.deep.equal([
      ['p-0', undefined],
      ['p-1', [{ areaM2: 4_663, parcelId: 'p-0' }]],
    ]);
    const waves = registrationWaves(made.drafts, ({ draft }) => draft);
    expect(waves.map((wave) => wave.map(({ draft }) => draft.parcelId))).to.deep.equal([
      ['p-0'],
      ['p-1'],
    ]);
  });

  it('a registered parcel is named, also where the file has it again', () => {
    const both = survey([square(0), square(0.0005)]);
    const [first] = after(plan(both));
    if (!first) throw new Error('one parcel');
    expect(stated(plan(both, [first]))).to.deep.equal([
      ['p-1', [{ areaM2: 4_663, parcelId: 'p-0' }]],
    ]);
  });

  it('states nothing where parcels only touch, or lie apart', () => {
    expect(stated(plan(survey([square(0), square(0.001), square(0.01)])))).to.deep.equal([
      ['p-0', undefined],
      ['p-1', undefined],
      ['p-2', undefined],
    ]);
  });

  it('names the 20 largest where there are more, since the ledger takes no more', () => {
    const steps = Array.from({ length: 23 }, (_, at) => square(at * 0.000_01));
    const [, last] = stated(plan(survey(steps))).at(-1) as [
      string,
      { areaM2: number; parcelId: string }[],
    ];
    expect(last).to.have.length(20);
    const areas = last.map(({ areaM2 }) => areaM2);
    expect(areas).to.deep.equal([...areas].sort((one, other) => other - one));
    expect(last.map(({ parcelId }) => parcelId)).to.not.include('p-0');
  });

  it('sends what is in no pair in one wave', () => {
    const { drafts } = plan(survey([square(0), square(0.01), square(0.02)]));
    expect(registrationWaves(drafts, ({ draft }) => draft)).to.have.length(1);
    expect(registrationWaves([], () => ({ parcelId: 'p-0' }))).to.deep.equal([]);
  });
});

describe('overlapClaims', () => {
  const known = after(plan(survey([square(0), square(0.0005)])));
  const [one, two] = known;
  if (!one || !two) throw new Error('two parcels');
  const { overlaps } = auditParcels(known, new Map());
  const listing = (shape: KnownParcel, parcelIds: readonly string[]): KnownParcel => ({
    ...shape,
    parcel: {
      ...shape.parcel,
      overlaps: parcelIds.map((parcelId) => ({
        areaM2: 4_663,
        claimedAt: '2026-06-01T00:00:00.000Z',
        commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
        parcelId,
      })),
    },
  });

  it('drafts a claim that daoji sign completes as it stands', async () => {
    const claims = overlapClaims(overlaps, known);
    const folder = mkdtempSync(join(tmpdir(), 'claims-'));
    try {
      const [file = ''] = await writeClaims(join(folder, 'new'), claims);
      const { draft } = parseDraft(readFileSync(file, 'utf8'));
      const command = completeCommand('trace', draft, new Date(0), key.keyId);
      expect(command).to.deep.include({
        areaM2: 4_663,
        otherParcelId: 'p-1',
        parcelId: 'p-0',
        type: 'claimOverlap',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('drafts one where a registration said so and nobody attested it: one parcel lists the other', () => {
    expect(overlapClaims(overlaps, [one, listing(two, ['p-0'])])).to.have.length(1);
  });

  it('drafts none where both list each other, and none that the ledger would not take', () => {
    const both = [listing(one, ['p-1']), listing(two, ['p-0'])];
    expect(overlapClaims(overlaps, both)).to.deep.equal([]);
    const full = listing(
      one,
      Array.from({ length: 20 }, (_, at) => `q-${at}`),
    );
    expect(overlapClaims(overlaps, [full, two])).to.deep.equal([]);
  });

  it('makes no folder where there is nothing to claim', async () => {
    const folder = join(tmpdir(), `no-claims-${process.pid}`);
    expect(await writeClaims(folder, [])).to.deep.equal([]);
    expect(() => readdirSync(folder)).to.throw();
  });
});

describe('auditParcels', () => {
  const known = after(plan(survey([square(0), square(0.01)])));
  const [one, two] = known;
  if (!one || !two) throw new Error('two parcels');

  it('finds nothing where ledger and archive agree', () => {
    expect(auditParcels(known, new Map())).to.deep.equal({
      checked: 2,
      findings: [],
      overlaps: [],
    });
  });

  it('finds a changed area, a missing boundary, an overlap and land outside the protected area', () => {
    const area = {
      kind: 'protected-area' as const,
      name: 'x',
      polygons: [
        [square(0).map(([x, y]): [number, number] => [Math.round(x * 1e6), Math.round(y * 1e6)])],
      ],
      synthetic: true,
    };
    const wrong: KnownParcel[] = [
      { ...one, parcel: { ...one.parcel, geodesicAreaM2: 9_000, protectedAreaRuleSet: 'a-1' } },
      { ...two, parcel: { ...two.parcel, protectedAreaRuleSet: 'a-1' } },
      { parcel: { ...one.parcel, parcelId: 'p-8' } },
      { ...one, parcel: { ...one.parcel, parcelId: 'p-9' } },
      { ...one, parcel: { ...one.parcel, parcelId: 'p-7', state: 'closed' } },
    ];
    const audit = auditParcels(wrong, new Map([['a-1', area]]));
    expect(audit.findings.map(({ code, parcelId }) => `${parcelId} ${code}`)).to.deep.equal([
      'p-0 AREA_DIFFERS',
      'p-1 OUTSIDE_PROTECTED',
      'p-8 BOUNDARY_MISSING',
    ]);
    expect(audit.overlaps.map(({ ids }) => ids.join(' '))).to.deep.equal(['p-0 p-9']);
    expect(audit.checked).to.equal(4);
  });
});

describe('PersonNames', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'daoji-names-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are stored, replaced, and gone for ever once erased', async () => {
    const names = await PersonNames.open(folder);
    await names.put('grower-7', '张三');
    await names.put('grower-7', '张山');
    await names.put('grower-8', '李四');
    expect(await names.find('grower-7')).to.equal('张山');
    expect(await names.erase('grower-7')).to.equal(true);
    expect(await names.find('grower-7')).to.equal(undefined);
    expect(await names.find('grower-8')).to.equal('李四');
    expect(await names.erase('grower-7')).to.equal(false);
  });

  it('lie in no file as they are', async () => {
    await (await PersonNames.open(folder)).put('grower-7', '张三');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    expect(files.length).to.be.greaterThan(2);
    for (const one of files) {
      const text = readFileSync(join(one.parentPath, one.name)).toString('utf8');
      expect(text, one.name).to.not.contain('张三');
    }
  });

  for (const name of ['', 'x'.repeat(61), '张\u202e三', '张\n三']) {
    it(`refuse ${JSON.stringify(name.slice(0, 8))}`, async () => {
      const names = await PersonNames.open(folder);
      await expectError(() => names.put('grower-7', name), CliError, 'USAGE');
      expect(await names.find('grower-7')).to.equal(undefined);
    });
  }
});
