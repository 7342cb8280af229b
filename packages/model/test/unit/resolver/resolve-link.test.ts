// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  anchorsOf,
  linkHeader,
  linkTypeUri,
  resolveLink,
  type ResolverAnswer,
  type ResolverEntry,
  type ResolverLink,
  type ResolverQuestion,
} from '../../../src/index.js';

const ORIGIN = 'https://daoji.example';
const ANCHOR = '/01/09520123456788';

function link(href: string, more: Partial<ResolverLink> = {}): ResolverLink {
  return { linkType: 'gs1:pip', href, title: href, ...more };
}

function entry(links: readonly ResolverLink[], anchor = ANCHOR): ResolverEntry {
  return { anchor, description: '米 · rice', defaultLinkType: 'gs1:pip', links };
}

const inLanguages = (...tags: readonly string[]): ResolverEntry =>
  entry(tags.map((tag) => link(`/${tag}`, { languages: [tag] })));

function ask(
  levels: ResolverEntry | readonly ResolverEntry[],
  question: Partial<ResolverQuestion> = {},
): ResolverAnswer {
  const list = 'anchor' in levels ? [levels] : levels;
  return resolveLink(list, { query: '', origin: ORIGIN, ...question });
}

function placeOf(answer: ResolverAnswer): string {
  return answer.status === 307 ? answer.location : String(answer.status);
}

describe('resolveLink', () => {
  for (const [languages, want] of [
    ['en', '/en'],
    ['en-GB', '/en'],
    ['zh-CN', '/zh-Hans'],
    ['zh-Hant-x-private', '/zh-Hans'],
    ['fr, en;q=0.3, ja;q=0.8', '/ja'],
    ['en;q=0, ja;q=0.1', '/ja'],
    ['JA', '/ja'],
    ['fr', '/zh-Hans'],
    ['*', '/zh-Hans'],
    ['en;q=broken', '/zh-Hans'],
    ['e', '/zh-Hans'],
    ['', '/zh-Hans'],
    [undefined, '/zh-Hans'],
  ] as const) {
    it(`sends a client with Accept-Language ${String(languages)} to ${want}`, () => {
      expect(placeOf(ask(inLanguages('zh-Hans', 'en', 'ja'), { languages }))).to.equal(want);
    });
  }

  it('prefers the very tag to one that refines it, and und to the first', () => {
    expect(placeOf(ask(inLanguages('en-US', 'en'), { languages: 'en' }))).to.equal('/en');
    expect(placeOf(ask(inLanguages('en-US', 'ja'), { languages: 'en' }))).to.equal('/en-US');
    expect(placeOf(ask(inLanguages('ja', 'und'), { languages: 'en' }))).to.equal('/und');
    expect(placeOf(ask(entry([link('/ja', { languages: ['ja'] }), link('/none')])))).to.equal(
      '/none',
    );
  });

  it('decides by media type after the language, and by context last', () => {
    const links = [
      link('/h', { mediaType: 'text/html' }),
      link('/j', { mediaType: 'application/json' }),
      link('/s', { mediaType: 'application/json', contexts: ['sales'] }),
    ];
    const asked = { query: 'linkType=gs1:pip' };
    expect(placeOf(ask(entry(links), { ...asked, mediaTypes: 'application/json' }))).to.equal('/j');
    expect(
      placeOf(ask(entry(links), { ...asked, mediaTypes: 'image/png, text/*;q=0.5' })),
    ).to.equal('/h');
    expect(
      placeOf(
        ask(entry(links), { query: 'linkType=pip&context=sales', mediaTypes: 'application/json' }),
      ),
    ).to.equal('/s');
  });

  it('answers 300 with those alone among which nothing decides', () => {
    const links = [
      link('/a', { linkType: 'gs1:certificationInfo' }),
      link('/b', { linkType: 'gs1:certificationInfo' }),
      link('/c'),
    ];
    const answer = ask(entry(links), { query: 'linkType=gs1:certificationInfo' });
    expect(answer).to.deep.equal({
      status: 300,
      linkset: {
        linkset: [
          {
            anchor: ORIGIN + ANCHOR,
            itemDescription: '米 · rice',
            'https://gs1.org/voc/certificationInfo': [
              { href: `${ORIGIN}/a`, title: '/a' },
              { href: `${ORIGIN}/b`, title: '/b' },
            ],
          },
        ],
      },
    });
    expect(placeOf(ask(entry([link('/a'), link('/b')])))).to.equal('/a');
  });

  for (const query of [
    'linkType=gs1:epcis',
    'linktype=gs1:epcis',
    'linkType=https://example.org/pip',
    'linkType=__proto__',
    'linkType=gs1:PIP',
  ]) {
    it(`answers 404 to ${query}, never another link`, () => {
      expect(ask(entry([link('/a')]), { query }).status).to.equal(404);
    });
  }

  it('answers 404 where the default type has no link', () => {
    expect(ask(entry([link('/a', { linkType: 'gs1:epcis' })])).status).to.equal(404);
  });

  it('looks at the lot and then the product where the serial has no such link', () => {
    const product = entry([link('/p'), link('/c', { linkType: 'gs1:certificationInfo' })]);
    const serial = entry([link('/s')], `${ANCHOR}/21/1`);
    const levels = [serial, product];
    expect(placeOf(ask(levels))).to.equal('/s');
    expect(placeOf(ask(levels, { query: 'linkType=gs1:certificationInfo' }))).to.equal('/c');
  });

  for (const question of [
    { query: 'linkType=all' },
    { query: 'x=1&LINKTYPE=linkset' },
    { query: '', mediaTypes: 'application/linkset+json' },
  ]) {
    it(`gives the whole linkset to ${JSON.stringify(question)}`, () => {
      const answer = ask(inLanguages('zh-Hans', 'en'), question);
      if (answer.status !== 200) throw new Error(`expected 200, got ${answer.status}`);
      const [context] = answer.linkset.linkset;
      expect(context?.['https://gs1.org/voc/pip']).to.deep.equal([
        { href: `${ORIGIN}/zh-Hans`, title: '/zh-Hans', hreflang: ['zh-Hans'] },
        { href: `${ORIGIN}/en`, title: '/en', hreflang: ['en'] },
      ]);
      expect(context?.['https://gs1.org/voc/defaultLink']).to.have.length(1);
    });
  }

  it('gives a browser the page, though it takes anything at last', () => {
    const mediaTypes = 'text/html,application/xhtml+xml,application/linkset+json;q=0.9,*/*;q=0.8';
    expect(placeOf(ask(entry([link('/a', { mediaType: 'text/html' })]), { mediaTypes }))).to.equal(
      '/a',
    );
  });

  for (const [href, query, want] of [
    ['/a', '17=280930&utm=x', '/a?17=280930&utm=x'],
    ['/a?lang=zh', 'lang=en&x=1', '/a?lang=zh&x=1'],
    ['/a#top', 'x=%2F', '/a?x=%2F#top'],
    ['/a', 'linkType=gs1:pip&linktype=gs1:pip&context=z', '/a'],
    ['/a', '', '/a'],
  ] as const) {
    it(`passes ${query} on to ${href}`, () => {
      expect(placeOf(ask(entry([link(href)]), { query }))).to.equal(want);
    });
  }

  it('knows a link type under each of its names', () => {
    for (const name of ['gs1:pip', 'pip', 'https://gs1.org/voc/pip', 'https://ref.gs1.org/voc/pip'])
      expect(linkTypeUri(name)).to.equal('https://gs1.org/voc/pip');
    expect(linkTypeUri('https://evil.example/voc/pip')).to.equal('https://evil.example/voc/pip');
  });
});

describe('linkHeader', () => {
  it('names links by their whole URL, and the linkset', () => {
    const one = link('/a', { mediaType: 'text/html', languages: ['en'] });
    expect(linkHeader(entry([one]), [one], ORIGIN)).to.equal(
      '<https://daoji.example/a>; rel="https://gs1.org/voc/pip"; type="text/html"; hreflang="en", ' +
        `<${ORIGIN}${ANCHOR}?linkType=linkset>; rel="linkset"; type="application/linkset+json", ` +
        `<${ORIGIN}${ANCHOR}>; rel="canonical"`,
    );
  });
});

describe('anchorsOf', () => {
  it('leaves out qualifiers from the end, and escapes values', () => {
    const path = [
      { ai: '01', value: '09520123456788' },
      { ai: '10', value: 'a/b' },
      { ai: '21', value: '1' },
    ];
    expect(anchorsOf(path)).to.deep.equal([
      `${ANCHOR}/10/a%2Fb/21/1`,
      `${ANCHOR}/10/a%2Fb`,
      ANCHOR,
    ]);
  });
});
