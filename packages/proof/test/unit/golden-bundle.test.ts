// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { expect } from 'chai';

import { verifyBundle } from '../../src/index.js';
import { edited, flip, honestStory } from './fixture/refusal-case.js';
import { fileOf } from './fixture/story.js';

const FOLDER = join(import.meta.dirname, '../../testdata/golden');
const SEED = Number(process.env['PROOF_SEED'] ?? 20_261_124);
const UNNOTICED = /^(?:ext|evidence\.\d+\.validity\.filter)\b/;

/** Paths of all base64 fields. */
function base64Fields(value: unknown, path = ''): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) =>
      base64Fields(item, path === '' ? key : `${path}.${key}`),
    );
  }
  const isBase64 = typeof value === 'string' && /^(?:[A-Za-z0-9+/]{4}){4,}/.test(value);
  return isBase64 && value.length % 4 === 0 ? [path] : [];
}

function valueAt(value: unknown, path: string): string {
  let at = value;
  for (const step of path.split('.')) at = (at as Record<string, unknown>)[step];
  return String(at);
}

/** Small generator (mulberry32), so that a failure can be repeated from its seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('golden bundle of a running Fabric network', function () {
  this.timeout(300_000);
  const file = readFileSync(join(FOLDER, 'activation.traceproof'));
  const root = readFileSync(join(FOLDER, 'trust-root.json'));
  const inflate = (gzip: Uint8Array, limit: number): Uint8Array =>
    gunzipSync(gzip, { maxOutputLength: limit });
  const bundle: unknown = JSON.parse(gunzipSync(file).toString());

  it('is valid, with two events, on an ordinary network', () => {
    const verdict = verifyBundle(file, root, { inflate });
    expect(verdict.outcome, JSON.stringify(verdict.statements)).to.equal('valid');
    expect(verdict.events).to.have.length(2);
    expect(verdict.statements.time.code).to.equal('TP_TIME_UNVERIFIED');
    expect(verdict.notices).to.have.length(1);
  });

  it('is invalid under the trust root of another network', () => {
    const verdict = verifyBundle(file, fileOf(honestStory().root), { inflate });
    expect(verdict.outcome).to.equal('invalid');
  });

  it(`P1: a flipped byte in any decoded field is noticed (seed ${SEED})`, () => {
    const next = random(SEED);
    const fields = base64Fields(bundle).filter((path) => !UNNOTICED.test(path));
    expect(fields.length).to.be.greaterThan(40);
    for (const path of fields) {
      const length = Buffer.from(valueAt(bundle, path), 'base64').length;
      const place = Math.floor(next() * length);
      const changed = fileOf(edited(bundle, [[path, flip(place)]]));
      const { outcome } = verifyBundle(changed, root);
      expect(outcome, `${path} at byte ${place}`).to.not.equal('valid');
    }
  });
});

describe('synthetic bundle', function () {
  this.timeout(300_000);

  it(`P1: a flipped byte in any decoded field is noticed (seed ${SEED})`, () => {
    const { bundle, root } = honestStory();
    const rootFile = fileOf(root);
    const next = random(SEED);
    for (const path of base64Fields(bundle).filter((field) => !UNNOTICED.test(field))) {
      const length = Buffer.from(valueAt(bundle, path), 'base64').length;
      const place = Math.floor(next() * length);
      const { outcome } = verifyBundle(fileOf(edited(bundle, [[path, flip(place)]])), rootFile);
      expect(outcome, `${path} at byte ${place}`).to.not.equal('valid');
    }
  });
});
