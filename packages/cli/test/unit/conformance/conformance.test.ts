// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import type { ConformanceResult } from '../../../src/conformance/vector.js';
import { runDaoji } from '../run-daoji.js';

const FOREIGN = join(import.meta.dirname, '../../../../../../shared/foreign');

/** Sets with the number of their vectors, as their `SOURCE.md` and `docs/spec/conformance.md` give them. */
const SETS: readonly (readonly [set: string, total: number])[] = [
  ['digital-link', 72],
  ['epcis-hash', 15],
  ['kinks', 4],
  ['jcs', 6],
  ['merkle', 118],
  ['resolver', 17],
  ['signed-note', 66],
  ['wycheproof', 635],
  ['fabric-ledgers', 2],
  ['fabric-msp', 14],
];

interface Run {
  readonly code: number | null;
  readonly result: ConformanceResult;
  readonly stderr: string;
}

function conformance(...args: readonly string[]): Run {
  const { code, stdout, stderr } = runDaoji('conformance', ...args, '--json');
  const result = (stdout === '' ? {} : JSON.parse(stdout)) as ConformanceResult;
  return { code, result, stderr };
}

describe('daoji conformance on foreign vectors', function () {
  this.timeout(120_000);
  for (const [set, total] of SETS) {
    it(`${set}: all ${total} agree`, function () {
      const folder = join(FOREIGN, set);
      if (!existsSync(folder)) {
        console.log(`    (skipped: no folder ../shared/foreign/${set})`);
        this.skip();
      }
      const { code, result } = conformance(set, folder);
      expect(result).to.deep.equal({ set, total, agreed: total, disagreed: [] });
      expect(code).to.equal(0);
    });
  }
});

describe('daoji conformance', function () {
  this.timeout(60_000);
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'daoji-conformance-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, value: unknown): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  };

  it('exits 1 and tells what was expected and what came', () => {
    const input = 'https://a/01/09520123456788';
    write('parse.json', [
      { input, valid: true, expected: '^0109520123456788' },
      { input, valid: false, expected: null },
    ]);
    const { code, result } = conformance('digital-link', folder);
    expect(code).to.equal(1);
    expect(result).to.deep.equal({
      ...{ set: 'digital-link', total: 2, agreed: 1 },
      disagreed: [
        {
          name: `parse 1 ${input}`,
          expected: { valid: false, expected: null },
          got: { valid: true, expected: '^0109520123456788' },
        },
      ],
    });
  });

  it('finds a wrong point, a missing point and a point too many', () => {
    const feature = (type: string, coordinates: unknown): object => ({
      type: 'Feature',
      geometry: { type, coordinates },
    });
    const tie = [[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]]; // prettier-ignore
    const points = { right: [[2, 2]], wrong: [[2, 2.000001]], none: [], more: [[2, 2], [1, 1]] }; // prettier-ignore
    for (const [name, list] of Object.entries(points)) {
      write(`in/${name}.geojson`, feature('Polygon', [tie]));
      write(`out/${name}.geojson`, { features: list.map((point) => feature('Point', point)) });
    }
    const { code, result } = conformance('kinks', folder);
    expect([code, result.total, result.agreed]).to.deep.equal([1, 4, 1]);
    expect(result.disagreed.map(({ name }) => name)).to.deep.equal(
      ['more', 'none', 'wrong'].map((name) => `${name}.geojson`),
    );
  });

  it('finds a place that is another, and a link type that the entry has not', () => {
    const anchor = '/01/09506000134352';
    const href = 'https://a.example/x';
    write('entry.json', {
      ...{ anchor, itemDescription: 'rice', defaultLinktype: 'gs1:pip' },
      links: [{ linktype: 'gs1:pip', href, title: 'x', hreflang: ['en'] }],
    });
    const row = { path: anchor, headers: {}, status: 307 };
    write('requests.json', [
      { ...row, location: href },
      { ...row, location: `${href}/` },
      { ...row, path: `${anchor}?linktype=gs1:epcis`, location: href },
      { ...row, path: '/01/09506000134353', location: href },
    ]);
    const { code, result } = conformance('resolver', folder);
    expect([code, result.total, result.agreed]).to.deep.equal([1, 4, 1]);
    expect(result.disagreed.map(({ got }) => got)).to.deep.equal([
      { location: href, status: 307 },
      { status: 404 },
      'GS1_CHECK_DIGIT',
    ]);
  });

  it('finds an event more than there are hashes, and one that is refused', () => {
    const document = {
      '@context': 'https://ref.gs1.org/standards/epcis/epcis-context.jsonld',
      type: 'EPCISDocument',
      epcisBody: { eventList: [{ type: 'ObjectEvent', eventTime: '2026-10-04T08:12:30Z' }] },
    };
    write('a.jsonld', document);
    write('a.hashes', '');
    write('b.jsonld', { ...document, '@context': 'https://evil.example/c.jsonld' });
    write('b.hashes', 'ni:///sha-256;00?ver=CBV2.0\n');
    const { code, result } = conformance('epcis-hash', folder);
    expect(code).to.equal(1);
    expect(result.disagreed.map(({ name }) => name)).to.deep.equal(['a 1', 'b 1']);
    expect(result.disagreed[1]?.got).to.equal('EPCIS_CONTEXT_UNKNOWN');
  });

  it('names an example that is refused, with the place and code of its fault', () => {
    write('JSON/a.jsonld', {
      '@context': 'https://ref.gs1.org/standards/epcis/epcis-context.jsonld',
      epcisBody: { eventList: [{ type: 'ObjectEvent', eventTime: '2026-10-04T08:12:30Z' }] },
      type: 'EPCISDocument',
    });
    const { code, result } = conformance('epcis', folder);
    expect([code, result.total, result.agreed]).to.deep.equal([1, 1, 0]);
    expect(result.disagreed[0]?.got).to.have.nested.property('[0].code', 'EPCIS_EVENT_SHAPE');
  });

  it("captures GS1's examples, all but the one that gives a protected prefix another meaning", function () {
    if (!existsSync(join(FOREIGN, 'epcis'))) {
      console.log('    (skipped: no folder ../shared/foreign/epcis)');
      this.skip();
    }
    const { result } = conformance('epcis', join(FOREIGN, 'epcis'));
    expect([result.total, result.agreed]).to.deep.equal([47, 46]);
    expect(result.disagreed[0]?.name).to.equal(
      'WithFullCombinationOfFields/transformation_event_all_possible_fields.jsonld',
    );
    expect(result.disagreed[0]?.got).to.have.nested.property('[0].code', 'EPCIS_CONTEXT_TERM');
  });

  it('notices one bit in a foreign file', function () {
    if (!existsSync(join(FOREIGN, 'fabric-ledgers'))) {
      console.log('    (skipped: no folder ../shared/foreign/fabric-ledgers)');
      this.skip();
    }
    const name = 'sample_prod/ledgersData/chains/chains/mychannel/blockfile_000000';
    const bytes = readFileSync(join(FOREIGN, 'fabric-ledgers', name));
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    write('sample_verifications/correct_blocks.json', []);
    write(name, '');
    writeFileSync(join(folder, name), bytes);
    const { code, result } = conformance('fabric-ledgers', folder);
    expect([code, result.disagreed.map((vector) => vector.name)]).to.deep.equal([
      1,
      ['sample_prod'],
    ]);
  });

  const wrong: readonly (readonly [what: string, set: string, code: string, text: string])[] = [
    ['an unknown set', 'nothing', 'USAGE', 'digital-link, epcis, epcis-hash'],
    ['a set by its prototype', 'constructor', 'USAGE', 'digital-link, epcis, epcis-hash'],
    ['LoRaWAN', 'lorawan', 'USAGE', 'not offered yet'],
    ['lorawan', 'lorawan', 'USAGE', 'not offered yet'],
    ['senml', 'senml', 'USAGE', 'not offered yet'],
    ['a folder without vectors', 'merkle', 'FILE_SHAPE', 'found none'],
  ];
  for (const [what, set, code, text] of wrong) {
    it(`exits 2 for ${what}`, () => {
      const run = conformance(set, folder);
      expect(run.code).to.equal(2);
      const { error } = JSON.parse(run.stderr) as { error: { code: string; message: string } };
      expect(error.code).to.equal(code);
      expect(error.message).to.contain(text);
    });
  }

  it('exits 2 for no folder, a missing folder and files of another shape', () => {
    expect(conformance('jcs').code).to.equal(2);
    const missing = conformance('jcs', join(folder, 'absent'));
    expect([missing.code, missing.stderr.includes('FILE_MISSING')]).to.deep.equal([2, true]);
    write('parse.json', '{');
    expect(conformance('digital-link', folder).stderr).to.contain('FILE_SHAPE');
    write('parse.json', { rows: 1 });
    const shape = conformance('digital-link', folder);
    expect([shape.code, shape.stderr.includes('FILE_SHAPE')]).to.deep.equal([2, true]);
    write('in/a.json', {});
    write('input/a.json', {});
    expect(conformance('jcs', folder).stderr).to.contain('FILE_MISSING');
  });
});
