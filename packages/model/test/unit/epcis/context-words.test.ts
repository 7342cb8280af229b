// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

import { BUNDLED_CONTEXTS, VOCABULARIES, wordUri } from '../../../src/index.js';
import { CONTEXT_PREFIXES, isProtectedTerm } from '../../../src/epcis/context-words.js';

const FOLDER = join(import.meta.dirname, '../../../../../../shared/foreign/epcis/contexts');
type Terms = Readonly<Record<string, unknown>>;

/** The scoped context at a path of terms, as short word → CURIE. */
function scopeOf(context: Terms, ...path: readonly string[]): Terms {
  return path.reduce<Terms>((terms, name) => {
    const term = terms[name] as { readonly '@context': Terms };
    return term['@context'];
  }, context);
}

describe('the built-in EPCIS context', () => {
  before(function () {
    if (existsSync(FOLDER)) return;
    console.log('    (skipped: no folder ../shared/foreign/epcis)');
    this.skip();
  });

  const contexts = (): Terms[] =>
    readdirSync(FOLDER)
      .filter((name) => name.endsWith('.jsonld'))
      .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as { '@context': Terms })
      .map((file) => file['@context']);

  it('is known by the three names', () => {
    const map = JSON.parse(readFileSync(join(FOLDER, 'map.json'), 'utf8')) as Terms;
    expect(BUNDLED_CONTEXTS).to.deep.equal(Object.keys(map));
    expect(contexts()).to.have.length(2);
  });

  it('has the words of both files, and no other', () => {
    const paths: Readonly<Record<keyof typeof VOCABULARIES, readonly string[]>> = {
      bizStep: ['bizStep'],
      disposition: ['disposition'],
      bizTransactionType: ['bizTransactionList', 'type'],
      sourceOrDestinationType: ['destinationList', 'type'],
      sensorType: ['sensorElementList', 'sensorReport', 'type'],
      exception: ['sensorElementList', 'sensorReport', 'exception'],
      component: ['sensorElementList', 'sensorReport', 'component'],
      errorReason: ['errorDeclaration', 'reason'],
    };
    for (const context of contexts()) {
      for (const [name, vocabulary] of Object.entries(VOCABULARIES)) {
        const wanted = Object.entries(scopeOf(context, ...paths[name as keyof typeof paths]));
        const ours = vocabulary.words.split(' ');
        expect(ours, name).to.deep.equal(wanted.map(([word]) => word));
        for (const [word, curie] of wanted) {
          const [prefix = '', local = ''] = String(curie).split(':');
          expect(wordUri(vocabulary, word)).to.equal((CONTEXT_PREFIXES[prefix] ?? '') + local);
        }
      }
    }
  });

  it('protects every term and prefix of both files, and nothing else', () => {
    for (const context of contexts()) {
      const terms = Object.keys(context).filter((term) => !term.startsWith('@'));
      expect(terms.filter((term) => !isProtectedTerm(term))).to.deep.equal([]);
    }
    for (const term of ['daoji', 'example', '', 'constructor']) {
      expect(isProtectedTerm(term)).to.equal(false);
    }
  });

  it('has no word beyond its lists', () => {
    for (const word of ['', 'Shipping', 'shipping ', 'in_transit', 'BizStep-shipping']) {
      expect(wordUri(VOCABULARIES.bizStep, word)).to.equal(undefined);
    }
  });
});
