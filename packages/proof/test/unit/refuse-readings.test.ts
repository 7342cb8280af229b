// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '../../src/jcs.js';
import { hashLeaf } from '../../src/merkle.js';
import { keyOf } from './fixture/certificate-maker.js';
import { makeDeviceStory } from './fixture/device-story.js';
import { describeCases, flip, inBase64, to, type RefusalCase } from './fixture/refusal-case.js';

const READING = 'claims.0.batches.0.readings.1';
const leafPath = (what: string, from: string, into: string, no: string): RefusalCase => ({
  no,
  what,
  code: 'TP_READING_PATH',
  bundle: [[`${READING}.leaf`, inBase64(from, into)]],
});
const spelled = (no: string, what: string, from: string, into: string): RefusalCase => ({
  no,
  what,
  code: 'TP_READING_LEAF',
  faults: { device: { leaf: (text) => text.replace(from, into) } },
});
const list = (old: unknown): string[] => old as string[];
describeCases('readings, packs and batches', [
  leafPath('a digit of the value changed', '"value":524', '"value":525', '1'),
  leafPath('the unit changed', '"unit":"mm"', '"unit":"cm"', '2'),
  leafPath('the time changed', '02:11:00', '02:12:00', '3'),
  spelled('4a', 'a blank in the leaf', '"seq":1', '"seq": 1'),
  spelled(
    '4b',
    'other order of keys',
    '{"bootEpoch":1,"channel":"main"',
    '{"channel":"main","bootEpoch":1',
  ),
  spelled('5', 'a key twice', '{"bootEpoch":1', '{"bootEpoch":1,"bootEpoch":1'),
  spelled('6a', 'a fraction', '"value":524', '"value":524.5'),
  spelled('6b', 'an exponent', '"value":524', '"value":1e1'),
  spelled('6c', 'minus zero', '"value":524', '"value":-0'),
  spelled('7a', 'text that is not NFC', '"unit":"mm"', '"unit":"e\u0301"'),
  spelled('7b', 'a lone surrogate', '"unit":"mm"', '"unit":"\\ud800"'),
  spelled('7c', 'an unknown key', '{"bootEpoch":1', '{"a":1,"bootEpoch":1'),
  spelled('7d', 'null', '"value":524', '"value":null'),
  {
    no: '9a',
    what: 'a pack signed by another device',
    code: 'TP_PACK_SIGNATURE',
    faults: { device: { packKey: keyOf('other') } },
  },
  {
    no: '9b',
    what: 'the key of another device',
    code: 'TP_DEVICE_KEY',
    faults: { device: { deviceCert: keyOf('other').spki } },
  },
  {
    no: '9c',
    what: 'a watermark that names another key',
    code: 'TP_DEVICE_KEY',
    faults: { device: { watermark: { keyId: '0'.repeat(64) } } },
  },
  {
    no: '9d',
    what: 'a key that is no SPKI',
    code: 'TP_CERTIFICATE',
    bundle: [[`${READING}.pack.deviceCert`, to('MAA=')]],
  },
  {
    no: '9e',
    what: 'no watermark of the device',
    code: 'TP_DEVICE_KEY',
    bundle: [['claims.0.watermarks', to([])]],
  },
  {
    no: '10a',
    what: 'the context string of an ack',
    code: 'TP_PACK_SIGNATURE',
    faults: { device: { packContext: 'trace-ack/v1\n' } },
  },
  {
    no: '10b',
    what: 'a pack signature with a flipped bit',
    code: 'TP_PACK_SIGNATURE',
    bundle: [[`${READING}.pack.signature`, flip()]],
  },
  {
    no: '11',
    what: 'a reading after the cut of a revoked device',
    code: 'TP_DEVICE_SEQUENCE',
    faults: { device: { watermark: { status: 'revoked', lastSeq: 1 } } },
  },
  {
    no: '12a',
    what: 'a flipped node of the batch path',
    code: 'TP_READING_PATH',
    bundle: [[`${READING}.path.0`, flip()]],
  },
  {
    no: '12b',
    what: 'a flipped node of the pack path',
    code: 'TP_PACK_PATH',
    bundle: [[`${READING}.pack.path.0`, flip()]],
  },
  {
    no: '12c',
    what: 'a flipped node of the log path',
    code: 'TP_BATCH_PATH',
    bundle: [['claims.0.batches.0.path.0', flip()]],
  },
  {
    no: '13',
    what: 'a path cut short',
    code: 'TP_READING_PATH',
    bundle: [[`${READING}.path`, (old) => list(old).slice(1)]],
  },
  {
    no: '14',
    what: 'a path made longer',
    code: 'TP_READING_PATH',
    bundle: [[`${READING}.path`, (old) => [...list(old), list(old)[0]]]],
  },
  {
    no: '15',
    what: 'siblings swapped',
    code: 'TP_READING_PATH',
    bundle: [[`${READING}.path`, (old) => list(old).toReversed()]],
  },
  {
    no: '16a',
    what: 'an index too high',
    code: 'TP_READING_PATH',
    bundle: [[`${READING}.index`, to(2)]],
  },
  {
    no: '16b',
    what: 'an index too low',
    code: 'TP_READING_PATH',
    bundle: [[`${READING}.index`, to(0)]],
  },
  {
    no: '16c',
    what: 'another index in the pack',
    code: 'TP_PACK_PATH',
    bundle: [[`${READING}.pack.index`, to(2)]],
  },
  {
    no: '17',
    what: 'an index beyond the size',
    code: 'TP_READING_PATH',
    bundle: [[`${READING}.index`, to(3)]],
  },
  {
    no: '18a',
    what: 'a wrong batch size',
    code: 'TP_READING_PATH',
    bundle: [[`${READING}.size`, to(4)]],
  },
  {
    no: '18b',
    what: 'a wrong pack size',
    code: 'TP_PACK_PATH',
    bundle: [[`${READING}.pack.size`, to(4)]],
  },
  {
    no: '19',
    what: 'an inner node offered as a leaf',
    code: 'TP_READING_PATH',
    bundle: [
      [`${READING}.leaf`, to(Buffer.from(hashLeaf(Buffer.from('x'))).toString('base64'))],
      [`${READING}.path`, (old) => list(old).slice(1)],
    ],
  },
  {
    no: '20',
    what: 'a leaf as root of a tree of one',
    code: 'TP_READING_PATH',
    bundle: [
      [`${READING}.size`, to(1)],
      [`${READING}.index`, to(0)],
      [`${READING}.path`, to([])],
    ],
  },
  {
    no: '21',
    what: 'the statement of another batch',
    code: 'TP_BATCH_PATH',
    bundle: [['claims.0.batches.0.index', to(1)]],
  },
  {
    no: '22a',
    what: 'a batch of another log',
    code: 'TP_BATCH_STATEMENT',
    faults: { device: { batchOrigin: 'pj01/bridge-2' } },
  },
  {
    no: '22b',
    what: 'a changed batch statement',
    code: 'TP_BATCH_STATEMENT',
    bundle: [['claims.0.batches.0.statement', inBase64('"firstOffset":0', '"firstOffset":1')]],
  },
  {
    no: '23',
    what: 'the odd leaf doubled',
    code: 'TP_READING_PATH',
    bundle: [
      ['claims.0.batches.0.readings.2.index', to(3)],
      ['claims.0.batches.0.readings.2.size', to(4)],
    ],
  },
  {
    no: '120a',
    what: 'a watermark in another slot',
    code: 'TP_WATERMARK',
    bundle: [['claims.0.watermarks.0.slot', to(0)]],
  },
  {
    no: '120b',
    what: 'a watermark of another tree size',
    code: 'TP_WATERMARK',
    bundle: [['claims.0.watermarks.0.size', to(3)]],
  },
  {
    no: '120c',
    what: 'a changed watermark',
    code: 'TP_WATERMARK',
    bundle: [['claims.0.watermarks.0.leaf', inBase64('"total":3', '"total":2')]],
  },
  {
    no: '120d',
    what: 'a watermark twice',
    code: 'TP_WATERMARK',
    bundle: [['claims.0.watermarks', (old) => [...list(old), ...list(old)]]],
  },
  {
    no: '24a',
    what: 'a head that the ledger does not hold',
    code: 'TP_TX_VALUE',
    bundle: [
      [
        'claims.0.head',
        to(Buffer.from(makeDeviceStory().head.replace('"v":1', '"v":2')).toString('base64')),
      ],
    ],
  },
  {
    no: '25a',
    what: 'the head of another log',
    code: 'TP_HEAD_ORIGIN',
    faults: { device: { headOrigin: 'pj01/bridge-2' } },
  },
  { no: '0', what: 'the honest story (control)' },
  {
    no: '0b',
    what: 'canonical text stays what it is (control)',
    faults: { device: { leaf: (text) => canonicalJson(JSON.parse(text)) } },
  },
]);
