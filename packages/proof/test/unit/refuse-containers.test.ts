// SPDX-License-Identifier: Apache-2.0
import { gunzipSync, gzipSync } from 'node:zlib';

import { expect } from 'chai';

import { utf8 } from '../../src/bytes.js';
import { verifyBundle } from '../../src/index.js';
import { describeCases, honestStory, to } from './fixture/refusal-case.js';
import { fileOf, makeStory } from './fixture/story.js';
import { headNamespaces } from './fixture/story.js';

let deep: unknown = 1;
for (let level = 0; level < 40; level += 1) deep = [deep];

describeCases('containers', [
  {
    no: '106a',
    what: 'another major version',
    code: 'TP_UNKNOWN_MAJOR',
    bundle: [['mediaType', to('application/vnd.daoji.trace-proof.v2+json')]],
  },
  { no: '106b', what: 'an unknown field', code: 'TP_UNKNOWN_FIELD', bundle: [['critical', to(1)]] },
  {
    no: '106c',
    what: 'an unknown field of evidence',
    code: 'TP_UNKNOWN_FIELD',
    bundle: [['evidence.0.time', to({})]],
  },
  {
    no: '107a',
    what: 'a trust root in the bundle',
    code: 'TP_UNKNOWN_FIELD',
    bundle: [['trustRoot', to({})]],
  },
  {
    no: '107b',
    what: 'a trust root in ext changes nothing (control)',
    bundle: [['ext', to({ trustRoot: {} })]],
  },
  {
    no: '108a',
    what: 'base64url',
    code: 'TP_MALFORMED_BASE64',
    bundle: [['claims.0.head', to('_-8=')]],
  },
  {
    no: '108b',
    what: 'a blank in base64',
    code: 'TP_MALFORMED_BASE64',
    bundle: [['claims.0.head', to('AA ==')]],
  },
  {
    no: '108c',
    what: 'base64 without padding',
    code: 'TP_MALFORMED_BASE64',
    bundle: [['claims.0.head', to('AA')]],
  },
  {
    no: '108d',
    what: 'stray bits in base64',
    code: 'TP_MALFORMED_BASE64',
    bundle: [['claims.0.head', to('AB==')]],
  },
  { no: '109a', what: 'too deep', code: 'TP_MALFORMED_DEPTH', bundle: [['ext', to(deep)]] },
  {
    no: '109b',
    what: 'too many values',
    code: 'TP_MALFORMED_SIZE',
    bundle: [['ext', to(Array.from({ length: 200_001 }, () => 1))]],
  },
  {
    no: '109c',
    what: 'too many evidence',
    code: 'TP_MALFORMED_SIZE',
    bundle: [['evidence', to(Array.from({ length: 257 }, () => 1))]],
  },
  {
    no: '110a',
    what: 'a number above 2^53',
    code: 'TP_MALFORMED_INTEGER',
    bundle: [['evidence.0.txIndex', to(2 ** 53)]],
  },
  {
    no: '110b',
    what: 'a fraction',
    code: 'TP_MALFORMED_INTEGER',
    bundle: [['evidence.0.txIndex', to(0.5)]],
  },
  {
    no: '110c',
    what: 'a negative number',
    code: 'TP_MALFORMED_INTEGER',
    bundle: [['evidence.0.block.number', to(-1)]],
  },
  {
    no: '110d',
    what: 'a small number as text',
    code: 'TP_MALFORMED_INTEGER',
    bundle: [['evidence.0.block.number', to('2')]],
  },
  {
    no: '110e',
    what: 'a number above 2^64',
    code: 'TP_MALFORMED_INTEGER',
    bundle: [['evidence.0.block.number', to('18446744073709551616')]],
  },
  {
    no: '115a',
    what: 'a direction override in shown text',
    code: 'TP_MALFORMED_SHAPE',
    bundle: [['subject.lotId', to('h\u202e1')]],
  },
  {
    no: '115b',
    what: 'a NUL in shown text',
    code: 'TP_MALFORMED_SHAPE',
    bundle: [['subject.lotId', to('h\u00001')]],
  },
  {
    no: '115c',
    what: 'a GTIN with letters',
    code: 'TP_MALFORMED_SHAPE',
    bundle: [['subject.gtin', to('ABCDEFGH')]],
  },
  { no: '124a', what: 'no claim', code: 'TP_MALFORMED_SHAPE', bundle: [['claims', to([])]] },
  {
    no: '124b',
    what: 'a claim of unknown kind',
    code: 'TP_MALFORMED_SHAPE',
    bundle: [['claims.0.kind', to('other')]],
  },
  {
    no: '124c',
    what: 'an id twice',
    code: 'TP_MALFORMED_REFERENCE',
    bundle: [['claims.1.id', to('head')]],
  },
  {
    no: '124d',
    what: 'evidence that is not there',
    code: 'TP_MALFORMED_REFERENCE',
    bundle: [['claims.0.evidence', to('none')]],
  },
  {
    no: '124e',
    what: 'evidence that no claim names',
    code: 'TP_MALFORMED_REFERENCE',
    bundle: [['claims.0', to(undefined)]],
  },
  {
    no: '124f',
    what: 'a range to no head',
    code: 'TP_MALFORMED_REFERENCE',
    bundle: [['completeness.ranges.0.to', to('keeper')]],
  },
  {
    no: '124g',
    what: 'a missing field',
    code: 'TP_MALFORMED_SHAPE',
    bundle: [['lifecycle', to(undefined)]],
  },
  {
    no: '124h',
    what: 'a list that is none',
    code: 'TP_MALFORMED_SHAPE',
    bundle: [['claims.0.batches', to({})]],
  },
  {
    no: '125a',
    what: 'a root of another type',
    code: 'TP_ROOT_MALFORMED',
    root: [['mediaType', to('x')]],
  },
  {
    no: '125b',
    what: 'a floor of nobody',
    code: 'TP_ROOT_MALFORMED',
    root: [['channels.trace.floors.attest.k', to(0)]],
  },
  {
    no: '125c',
    what: 'a floor above its organisations',
    code: 'TP_ROOT_MALFORMED',
    root: [['channels.trace.floors.attest.k', to(4)]],
  },
  {
    no: '125d',
    what: 'a time-stamp authority',
    code: 'TP_ROOT_MALFORMED',
    root: [['tsa', to(['x'])]],
  },
  {
    no: '125e',
    what: 'a root past its end',
    code: 'TP_ROOT_EXPIRED',
    options: { at: '2031-01-01T00:00:00Z' },
  },
  { no: '125f', what: 'a time that is none', code: 'TP_MALFORMED_SHAPE', options: { at: 'soon' } },
  {
    no: '99a',
    what: 'a checkpoint of no known log',
    code: 'TP_NOTE',
    statement: 'witnessed',
    bundle: [['checkpoints', to([{ note: 'pj01/bridge-1\n2\nAAAA\n\n\u2014 x AAAA\n' }])]],
  },
  {
    no: '99b',
    what: 'a checkpoint without signatures',
    code: 'TP_NOTE',
    statement: 'witnessed',
    bundle: [['checkpoints', to([{ note: 'x' }])]],
  },
]);

describe('containers as files', function () {
  this.timeout(20_000);
  const inflate = (gzip: Uint8Array, limit: number): Uint8Array =>
    gunzipSync(gzip, { maxOutputLength: limit });
  const root = (): Uint8Array => fileOf(honestStory().root);
  const codeOf = (file: Uint8Array, options = {}): string | undefined =>
    verifyBundle(file, root(), options).statements.integrity.code;

  it('reads gzip through the given function', () => {
    const file = gzipSync(fileOf(honestStory().bundle));
    expect(verifyBundle(file, root(), { inflate }).outcome).to.equal('valid');
    expect(codeOf(file)).to.equal('TP_MALFORMED_GZIP');
  });

  it('109d refuses a gzip bomb and broken gzip', () => {
    expect(codeOf(gzipSync(Buffer.alloc(20_000_000)), { inflate })).to.equal('TP_MALFORMED_GZIP');
    expect(codeOf(Uint8Array.of(0x1f, 0x8b, 1), { inflate })).to.equal('TP_MALFORMED_GZIP');
  });

  it('109e refuses __proto__, text that is no JSON, bytes that are no UTF-8', () => {
    const text = JSON.stringify(honestStory().bundle);
    expect(codeOf(utf8(text.replace('{', '{"__proto__":{},')))).to.equal('TP_UNKNOWN_FIELD');
    expect(codeOf(utf8(text.slice(0, -1)))).to.equal('TP_MALFORMED_JSON');
    expect(codeOf(Uint8Array.of(0xff))).to.equal('TP_MALFORMED_JSON');
    expect(codeOf(utf8('[]'))).to.equal('TP_MALFORMED_SHAPE');
    expect(codeOf(new Uint8Array(8 * 1024 * 1024 + 1))).to.equal('TP_MALFORMED_SIZE');
  });

  it('says SCENARIO where the record exists, and that a demo network was made on one computer', () => {
    const namespaces = headNamespaces().map((set) => ({
      ...set,
      reads: set.reads?.map(([key, version]) =>
        key === 'scenario~network' ? ([key, [2, 0]] as const) : ([key, version] as const),
      ),
    }));
    const story = makeStory({ head: { namespaces } });
    const verdict = verifyBundle(fileOf(story.bundle), fileOf({ ...story.root, demo: true }));
    expect(verdict.outcome).to.equal('valid');
    expect(verdict.statements.time.code).to.equal('TP_TIME_SCENARIO');
    expect(verdict.statements.time.status).to.equal('fail');
    expect(verdict.statements.independence.code).to.equal('TP_INDEPENDENCE_DEMO');
    expect(verdict.notices.join(' ')).to.match(/one computer.*SCENARIO/);
  });

  it('names who would have to collude, and shows what was proven', () => {
    const { bundle, root: pinned } = honestStory();
    const verdict = verifyBundle(fileOf(bundle), fileOf(pinned));
    expect(verdict.collusion).to.match(/ProducerMSP, RegulatorMSP.*Orderer1MSP, Orderer2MSP/);
    expect(verdict.readings.map(({ value }) => value)).to.deep.equal([523, 524, 525]);
    expect(verdict.events.map(({ type }) => type)).to.deep.equal([
      'activateIdentity',
      'activateIdentity',
      'closeLot',
    ]);
    expect(verdict.tier).to.equal('B');
  });
});
