// SPDX-License-Identifier: Apache-2.0
import { hashEvents } from '@daoji/model';
import { hashLeaf, hashNode, sha256, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import { captureDigest, documentDigest } from '../../../src/index.js';

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

const event = (at: number, change: object = {}): object => ({
  action: 'OBSERVE',
  epcList: [`urn:epc:id:sgtin:952123.0000001.s-${at}`],
  eventTime: '2026-10-04T08:00:00.000Z',
  eventTimeZoneOffset: '+08:00',
  type: 'ObjectEvent',
  ...change,
});
const documentOf = (...eventList: readonly object[]): object => ({
  '@context': CONTEXT,
  epcisBody: { eventList },
  type: 'EPCISDocument',
});
const leaf = (one: object): Uint8Array =>
  hashLeaf(utf8(hashEvents({ '@context': CONTEXT, ...one })[0]?.hash ?? ''));

describe('captureDigest', () => {
  it('is the RFC 9162 root over the CBV hashes in document order', () => {
    const root = toHex(hashNode(leaf(event(1)), leaf(event(2))));
    expect(captureDigest(documentOf(event(1), event(2)))).to.deep.equal({
      eventCount: 2,
      eventRoot: root,
    });
    expect(captureDigest(documentOf(event(2), event(1))).eventRoot).to.not.equal(root);
  });

  it('is of one leaf for a bare event', () => {
    expect(captureDigest({ '@context': CONTEXT, ...event(1) })).to.deep.equal({
      eventCount: 1,
      eventRoot: toHex(leaf(event(1))),
    });
  });

  it('leaves out what is no good event, and says how many are left', () => {
    const bad = [event(3, { eventTime: 'yesterday' }), event(4, { action: 'LOOK' })];
    expect(captureDigest(documentOf(event(1), ...bad, event(2)))).to.deep.equal(
      captureDigest(documentOf(event(1), event(2))),
    );
  });

  it('counts a repeat', () => {
    expect(captureDigest(documentOf(event(1), event(1))).eventCount).to.equal(2);
  });

  it('tells an event and its declaration apart, which have one hash', () => {
    const errorDeclaration = {
      declarationTime: '2026-10-05T08:00:00.000Z',
      reason: 'https://ref.gs1.org/cbv/ER-incorrect_data',
    };
    const declared = documentOf(event(1, { errorDeclaration }));
    expect(captureDigest(declared).eventRoot).to.not.equal(
      captureDigest(documentOf(event(1))).eventRoot,
    );
  });

  it('changes with any value that a hash covers', () => {
    const before = captureDigest(documentOf(event(1)));
    const after = captureDigest(documentOf(event(1, { disposition: 'in_transit' })));
    expect(after.eventRoot).to.not.equal(before.eventRoot);
  });

  it('is of no event for a document that is none', () => {
    expect(captureDigest({ type: 'EPCISDocument' }).eventCount).to.equal(0);
    expect(captureDigest('text').eventCount).to.equal(0);
  });
});

describe('documentDigest', () => {
  const bytesOf = (value: object): Uint8Array => utf8(JSON.stringify(value));

  it('is the digest of the document beside the SHA-256 of its bytes', () => {
    const document = documentOf(event(1), event(2));
    const bytes = bytesOf(document);
    expect(documentDigest(bytes)).to.deep.equal({
      digest: captureDigest(document),
      documentHash: toHex(sha256(bytes)),
      faults: [],
      isDocument: true,
    });
  });

  it('has another hash and the same root where only white space changed', () => {
    const document = documentOf(event(1));
    const spaced = documentDigest(utf8(JSON.stringify(document, undefined, 1)));
    const dense = documentDigest(bytesOf(document));
    expect(spaced.digest).to.deep.equal(dense.digest);
    expect(spaced.documentHash).to.not.equal(dense.documentHash);
  });

  it('names each event that no capture takes', () => {
    const bad = event(2, { eventTime: 'yesterday' });
    const { digest, faults } = documentDigest(bytesOf(documentOf(event(1), bad)));
    expect(digest.eventCount).to.equal(1);
    expect(faults.map(({ code, index }) => [index, code])).to.deep.equal([
      [1, 'EPCIS_EVENT_SHAPE'],
    ]);
  });

  it('tells a bare event, and what is no document at all', () => {
    expect(documentDigest(bytesOf({ '@context': CONTEXT, ...event(1) })).isDocument).to.equal(
      false,
    );
    const { faults } = documentDigest(bytesOf({ epcisBody: {}, type: 'EPCISDocument' }));
    expect(faults.map(({ index }) => index)).to.deep.equal([-1]);
  });

  it('reads nothing but JSON in UTF-8', () => {
    expect(() => documentDigest(utf8('{'))).to.throw(SyntaxError);
    expect(() => documentDigest(Uint8Array.of(0x22, 0xff, 0x22))).to.throw(TypeError);
  });
});
