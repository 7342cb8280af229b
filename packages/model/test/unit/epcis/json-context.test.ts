// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { BUNDLED_CONTEXTS, expandCurie, readContext } from '../../../src/index.js';
import { refusalOf } from './refusal.js';

const [CONTEXT = ''] = BUNDLED_CONTEXTS;

describe('readContext', () => {
  it('takes every name of the context, prefixes, typed keys and an equal definition', () => {
    for (const name of BUNDLED_CONTEXTS) expect(readContext(name).get('cbv')).to.contain('/cbv/');
    const namespaces = readContext([
      CONTEXT,
      {},
      { daoji: 'https://daoji.example/epcis/', gs1: 'https://gs1.org/voc/' },
      { sub: 'daoji:sub/', 'daoji:count': { '@type': 'xsd:integer' } },
    ]);
    expect(namespaces.get('sub')).to.equal('https://daoji.example/epcis/sub/');
    expect(expandCurie('daoji:process', namespaces)).to.equal(
      'https://daoji.example/epcis/process',
    );
    for (const text of ['https://daoji.example/x', 'process', 'other:x', 'daoji://x', ':x']) {
      expect(expandCurie(text, namespaces)).to.equal(text);
    }
  });

  it('refuses a context that is not built in, with its URL', () => {
    const url = 'https://evil.example/epcis-context.jsonld';
    expect(refusalOf(() => readContext([CONTEXT, url])))
      .to.match(/^EPCIS_CONTEXT_UNKNOWN:/)
      .and.contain(url);
    expect(refusalOf(() => readContext(`${CONTEXT}#`))).to.match(/^EPCIS_CONTEXT_UNKNOWN:/);
    expect(refusalOf(() => readContext(CONTEXT.replace('https', 'http')))).to.match(
      /^EPCIS_CONTEXT_UNKNOWN:/,
    );
  });

  it('refuses a document without the context', () => {
    for (const context of [undefined, [], {}, { daoji: 'https://daoji.example/epcis/' }]) {
      expect(refusalOf(() => readContext(context))).to.match(/^EPCIS_CONTEXT_MISSING:/);
    }
  });

  const terms: readonly (readonly [what: string, inline: unknown])[] = [
    ['a term of the context', { bizStep: 'https://evil.example/step' }],
    ['an event type', { ObjectEvent: 'https://evil.example/event' }],
    ['a prefix of the context', { cbv: 'https://evil.example/cbv/' }],
    ['id', { id: 'https://evil.example/' }],
    ['a default vocabulary', { '@vocab': 'https://evil.example/' }],
    ['a base', { '@base': 'https://evil.example/' }],
    ['an import', { '@import': 'https://evil.example/context' }],
    ['a term by its definition', { bag: { '@id': 'https://daoji.example/epcis/bag' } }],
    [
      'a typed term with another name',
      { 'd:x': { '@type': '@id', '@id': 'https://evil.example/' } },
    ],
    ['a scheme as prefix', { https: 'https://evil.example/' }],
    ['urn as prefix', { urn: 'https://evil.example/' }],
    ['a prefix with no URI', { daoji: 'epcis' }],
    ['a prefix with nothing', { daoji: '' }],
    ['a prefix with null', { daoji: null }],
    ['a number', 7],
    ['null, which would drop the context', null],
    ['a list in the list', [CONTEXT]],
  ];
  for (const [what, inline] of terms) {
    it(`refuses ${what}`, () => {
      expect(refusalOf(() => readContext([CONTEXT, inline]))).to.match(/^EPCIS_CONTEXT_TERM:/);
    });
  }

  it('holds an event’s own context to the same rules', () => {
    const inherited = readContext([CONTEXT, { daoji: 'https://daoji.example/epcis/' }]);
    expect(readContext(undefined, inherited)).to.deep.equal(inherited);
    expect(readContext({ ex: 'https://ex.example/' }, inherited).get('ex')).to.equal(
      'https://ex.example/',
    );
    expect(inherited.has('ex')).to.equal(false);
    expect(refusalOf(() => readContext('https://x.example/', inherited))).to.contain('UNKNOWN');
  });
});
