// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import fc from 'fast-check';

import {
  canonicalLink,
  elementsOf,
  EpcisError,
  finestLink,
  generateDigitalLink,
  gtin14,
  Gs1Error,
  hashEvents,
  keyLink,
  newSerial,
  parseDigitalLink,
  SERIAL_BYTES,
  withCheckDigit,
} from '../../../src/index.js';

const CSET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz';
const lot = fc.string({
  unit: fc.constantFrom(...Array.from(CSET_82)),
  minLength: 1,
  maxLength: 20,
});
const gtin = fc
  .integer({ min: 1_000_000_000, max: 9_999_999_999_999 })
  .map((body) => withCheckDigit(String(body).padStart(13, '0')));

/** Runs `action` and lets pass only the refusals that it may throw. */
function onlyRefuses(action: () => unknown, type: typeof Gs1Error | typeof EpcisError): void {
  try {
    action();
  } catch (error) {
    expect(error).to.be.instanceOf(type);
  }
}

// A failing run prints its seed and the smallest case.
describe('GS1 values, by chance', () => {
  it('reads back every link that it writes', () => {
    fc.assert(
      fc.property(gtin, lot, lot, (product, batch, serial) => {
        const key = { kind: 'sgtin', gtin: product, lot: batch, serial } as const;
        const link = parseDigitalLink(keyLink(key, 'https://daoji.example'));
        expect([...link.path]).to.deep.equal(elementsOf(key));
        expect(canonicalLink(parseDigitalLink(canonicalLink(link)))).to.equal(canonicalLink(link));
        expect(generateDigitalLink([...link.path].reverse())).to.equal(canonicalLink(link));
      }),
    );
  });

  it('gives a thing one text, whatever domain, lot and query stand with its serial', () => {
    fc.assert(
      fc.property(gtin, lot, lot, fc.webAuthority(), (product, batch, serial, domain) => {
        const bare = finestLink(keyLink({ kind: 'sgtin', gtin: product, serial }));
        const full = keyLink(
          { kind: 'sgtin', gtin: product, lot: batch, serial },
          `https://${domain}`,
        );
        expect(finestLink(`${full}?17=281231&x=y`)).to.equal(bare);
        expect(finestLink(bare ?? '')).to.equal(bare);
      }),
    );
  });

  it('refuses a GTIN after any change of one digit', () => {
    fc.assert(
      fc.property(gtin, fc.nat(13), fc.integer({ min: 1, max: 9 }), (product, at, by) => {
        const digit = (Number(product.charAt(at)) + by) % 10;
        const changed = product.slice(0, at) + String(digit) + product.slice(at + 1);
        expect(() => gtin14(changed)).to.throw(Gs1Error, 'check digit');
      }),
    );
  });

  it('makes different serials of different bytes', () => {
    const random = fc.uint8Array({ minLength: SERIAL_BYTES, maxLength: SERIAL_BYTES });
    fc.assert(
      fc.property(random, random, (one, other) => {
        expect(newSerial(one) === newSerial(other)).to.equal(one.join() === other.join());
      }),
    );
  });

  it('meets any text and any JSON with an answer or a coded refusal', () => {
    const words = fc.constantFrom(
      '/',
      '01',
      '21',
      'constructor',
      '__proto__',
      '%',
      '?',
      '=',
      '&',
      '0',
    );
    const path = fc.array(fc.oneof(words, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(path, (text) => {
        onlyRefuses(() => parseDigitalLink(`https://a/${text}`), Gs1Error);
        onlyRefuses(() => parseDigitalLink(text), Gs1Error);
        finestLink(`https://a/${text}`);
        finestLink(`urn:epc:id:${text}`);
      }),
      { numRuns: 2_000 },
    );
    const context = 'https://ref.gs1.org/standards/epcis/epcis-context.jsonld';
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.jsonValue(),
        (members, anything) => {
          const event = { eventTime: '2026-10-04T08:12:30Z', ...members, type: 'ObjectEvent' };
          onlyRefuses(() => hashEvents({ ...event, '@context': context }), EpcisError);
          onlyRefuses(() => hashEvents({ ...event, '@context': anything }), EpcisError);
          onlyRefuses(() => hashEvents(anything), EpcisError);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
