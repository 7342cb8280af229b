// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { fromHex, toBase64 } from '../../src/bytes.js';
import { readVerifierKey, Refusal } from '../../src/index.js';
import { makeDeviceStory, ORIGIN } from './fixture/device-story.js';
import { makeCheckpoint, noteSigner } from './fixture/note-maker.js';
import { describeCases, to, type Edit, type RefusalCase } from './fixture/refusal-case.js';

const ROOT = fromHex(makeDeviceStory().logRoot);
const log = noteSigner(ORIGIN, 1);
const witness = noteSigner('witness.example', 4);
const second = noteSigner('second.example', 4);
const other = noteSigner(ORIGIN, 1, 'other key');

const keys: readonly Edit[] = [
  ['logs', to([log.vkey])],
  ['witnesses', to([witness.vkey, second.vkey])],
];
const notes = (...list: string[]): readonly Edit[] => [
  ['checkpoints', to(list.map((note) => ({ note })))],
];
const refused = (
  no: string,
  what: string,
  code: RefusalCase['code'],
  list: readonly string[],
  root: readonly Edit[] = keys,
): RefusalCase => ({ no, what, code, statement: 'witnessed', bundle: notes(...list), root });
const honest = makeCheckpoint(ORIGIN, 2, ROOT, [log, witness]);
const floor = (k: number): readonly Edit[] => [...keys, ['channels.anchor.floors.witness', to(k)]];

describeCases(
  'checkpoints',
  [
    { no: '97z', what: 'a cosigned checkpoint (control)', bundle: notes(honest), root: floor(1) },
    {
      no: '100z',
      what: 'a signature by an unknown key beside it (control)',
      bundle: notes(makeCheckpoint(ORIGIN, 2, ROOT, [log, noteSigner('third.example', 4)])),
      root: keys,
    },
    refused('97', 'the origin of another log', 'TP_NOTE', [
      makeCheckpoint('pj01/bridge-2', 2, ROOT, [log]),
    ]),
    refused('98a', 'a size with a leading zero', 'TP_NOTE', [
      makeCheckpoint(ORIGIN, '02', ROOT, [log]),
    ]),
    refused('98b', 'a negative size', 'TP_NOTE', [makeCheckpoint(ORIGIN, '-2', ROOT, [log])]),
    refused('98c', 'a root of 31 bytes', 'TP_NOTE', [
      makeCheckpoint(ORIGIN, 2, ROOT.slice(1), [log]),
    ]),
    refused('99', 'a cosignature alone', 'TP_NOTE', [makeCheckpoint(ORIGIN, 2, ROOT, [witness])]),
    refused('100', 'an unknown key of the same name', 'TP_NOTE', [
      makeCheckpoint(ORIGIN, 2, ROOT, [other]),
    ]),
    refused('101', 'a known witness with a bad signature', 'TP_NOTE', [
      honest.replace(/.{12}=\n$/, 'AAAAAAAAAAA=\n'),
    ]),
    refused('102', 'the time of a cosignature altered', 'TP_NOTE', [
      honest.replace(/(witness\.example )(.{8})./, '$1$2B'),
    ]),
    refused('104', 'two roots of one size', 'TP_NOTE_CONSISTENCY', [
      makeCheckpoint(ORIGIN, 9, ROOT, [log]),
      makeCheckpoint(ORIGIN, 9, new Uint8Array(32), [log]),
    ]),
    refused('104b', 'another root than the anchored head', 'TP_NOTE_HEAD', [
      makeCheckpoint(ORIGIN, 2, new Uint8Array(32), [log]),
    ]),
    refused('83w', 'too few witnesses', 'TP_WITNESS_FLOOR', [honest], floor(2)),
    refused(
      '83x',
      'one witness twice',
      'TP_WITNESS_FLOOR',
      [makeCheckpoint(ORIGIN, 2, ROOT, [log, witness, witness])],
      floor(2),
    ),
    refused(
      '103a',
      'a consistency proof of another pair',
      'TP_NOTE_CONSISTENCY',
      [honest],
      [...keys],
    ),
  ].map((item) =>
    item.no === '103a'
      ? {
          ...item,
          bundle: [
            ...(item.bundle ?? []),
            ['consistency', to([{ fromNote: honest, path: [] }])] as Edit,
          ],
        }
      : item,
  ),
);

describe('verifier keys', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['another key hash', log.vkey.replace(log.hash, '00000000')],
    ['another name', log.vkey.replace(ORIGIN, 'x')],
    ['an unknown type', `x+00000000+${toBase64(new Uint8Array(33))}`],
    ['nothing', ''],
  ];
  for (const [what, vkey] of wrong) {
    it(`refuses ${what}`, () => {
      expect(() => readVerifierKey(vkey))
        .to.throw(Refusal)
        .with.property('code', 'TP_NOTE');
    });
  }
});
