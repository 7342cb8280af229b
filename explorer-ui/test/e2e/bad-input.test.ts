// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { ask, type Question } from './support/ask.js';
import { GTIN } from './support/product.js';
import { season, type Season } from './support/season.js';
import { webNetwork, type WebNetwork } from './support/web-network.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const API = '/api/v1';

/** A body for `POST /commands`. */
function command(body: string, headers: Readonly<Record<string, string>> = JSON_TYPE): Question {
  return { body, headers, method: 'POST', path: `${API}/commands` };
}

const envelope = (text: string): string =>
  JSON.stringify({ channel: 'trace', command: text, signature: 'AAAA' });
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('bad input through the gateway', function () {
  this.timeout(300_000);
  let network: WebNetwork;
  let told: Season;
  let port = 0;

  before(async () => {
    network = await webNetwork();
    told = await season(network);
    port = Number(new URL(network.url).port);
  });

  const cases: readonly (readonly [string, Question, number, string])[] = [
    ['half a JSON', command('{"channel":"tra'), 400, 'REQUEST_MALFORMED'],
    [
      'bytes that are no UTF-8',
      { ...command(''), body: Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d) },
      400,
      'REQUEST_MALFORMED',
    ],
    ['a list', command('[]'), 400, 'REQUEST_INVALID'],
    ['nothing', command(''), 400, 'REQUEST_INVALID'],
    ['a thousand levels', command(`{"evidence":{"a":${deep(1_000)}}}`), 400, 'REQUEST_INVALID'],
    [
      'sixty thousand levels',
      command(`{"evidence":{"a":${deep(60_000)}}}`),
      400,
      'REQUEST_INVALID',
    ],
    [
      'a command of a thousand levels',
      command(envelope(deep(1_000))),
      400,
      'COMMAND_NOT_CANONICAL',
    ],
    ['a megabyte', command(envelope('x'.repeat(1_048_576))), 413, 'REQUEST_TOO_LARGE'],
    ['plain text', command('{}', { 'content-type': 'text/plain' }), 415, 'MEDIA_TYPE_UNSUPPORTED'],
    [
      'a form',
      command('channel=trace', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    ['no content type', command('{}', {}), 415, 'MEDIA_TYPE_UNSUPPORTED'],
    [
      'an unknown encoding',
      command('{}', { ...JSON_TYPE, 'content-encoding': 'zip' }),
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    [
      'gzip that is none',
      command('{}', { ...JSON_TYPE, 'content-encoding': 'gzip' }),
      400,
      'REQUEST_MALFORMED',
    ],
    ['a prototype', command('{"__proto__":{"channel":"trace"}}'), 400, 'REQUEST_INVALID'],
    [
      'a path out of the lots',
      { path: `${API}/lots/../../../../etc/passwd` },
      404,
      'ROUTE_NOT_FOUND',
    ],
    [
      'an encoded path out of the lots',
      { path: `${API}/lots/..%2f..%2f..%2fetc%2fpasswd` },
      400,
      'REQUEST_INVALID',
    ],
    [
      'a path out of the assets',
      { path: '/assets/../../../../etc/passwd' },
      404,
      'ROUTE_NOT_FOUND',
    ],
    [
      'an encoded path out of the assets',
      { path: '/assets/..%2f..%2f..%2fpackage.json' },
      404,
      'ROUTE_NOT_FOUND',
    ],
    ['a path that cannot be decoded', { path: `${API}/lots/%ff%fe` }, 400, 'REQUEST_MALFORMED'],
    ['a lot with a NUL', { path: `${API}/lots/h%00` }, 400, 'REQUEST_INVALID'],
    ['a method of no route', { method: 'DELETE', path: `${API}/lots` }, 404, 'ROUTE_NOT_FOUND'],
    ['an operator of a database', { path: `${API}/lots?after[$gt]=` }, 400, 'REQUEST_INVALID'],
    [
      'a series of another unit of time',
      { path: `${API}/series/it-none?from=1700000000` },
      400,
      'REQUEST_INVALID',
    ],
    [
      'an upload that nobody signed',
      {
        body: '%PDF-1.7',
        headers: { 'content-type': 'application/pdf' },
        method: 'POST',
        path: `${API}/documents`,
      },
      401,
      'UPLOAD_UNSIGNED',
    ],
  ];
  for (const [what, question, status, code] of cases) {
    it(`answers ${what} with ${code}`, async () => {
      const reply = await ask(port, question);
      expect(reply.headers['content-type'], reply.text).to.match(/^application\/problem\+json/);
      expect(JSON.parse(reply.text)).to.deep.include({ code, status });
      expect(reply.status).to.equal(status);
    });
  }

  it('answers a wrong code on a bag with a page for people', async () => {
    for (const [path, want] of [
      // Well formed, since GS1 allows a slash in a lot, and unknown.
      [`/01/${GTIN}/10/..%2f..%2fetc`, 404],
      ['/01/0000/10/k-1', 400],
      ['/01/..%2f..%2f', 400],
    ] as const) {
      const { status, text } = await ask(port, { path });
      expect([path, status]).to.deep.equal([path, want]);
      expect(text).to.include('请重新扫描').and.not.include('root:');
    }
  });

  it('refuses masses in another unit, around every page', async () => {
    const lotId = `h-${Date.now().toString(36).slice(-6)}`;
    const fields = { lotId, moistureMilliPercent: 14_500, parcels: [told.lot('p')] };
    const draft = { type: 'recordHarvest', ...fields, weighedGrams: 1_000 };
    const { command: text, signature } = told.cast.sign('grower', draft);
    for (const [from, to, code] of [
      ['"weighedGrams":1000', '"weighedGrams":"1 t"', 'COMMAND_SHAPE'],
      ['"weighedGrams":1000', '"weighedGrams":0.5', 'COMMAND_NOT_CANONICAL'],
      ['"weighedGrams"', '"weighedJin"', 'COMMAND_SHAPE'],
    ] as const) {
      const changed = text.replace(from, to);
      expect(changed).not.to.equal(text);
      const reply = await ask(
        port,
        command(JSON.stringify({ channel: 'trace', command: changed, signature })),
      );
      expect([reply.status, (JSON.parse(reply.text) as { code: string }).code]).to.deep.equal([
        400,
        code,
      ]);
    }
  });

  it('is as well as before', async () => {
    expect((await ask(port, { path: '/readyz' })).status).to.equal(200);
  });
});
