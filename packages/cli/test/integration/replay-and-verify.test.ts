// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { expect } from 'chai';

import { daoji, networkHome, SHARED_DATA, type Called } from './network.js';

interface Counts {
  readonly deviceId: string;
  readonly bootEpoch: number;
  readonly lastSeq: number;
  readonly sent: number;
  readonly acked: number;
  readonly stored: number;
  readonly anchored: number;
  readonly transactions: readonly string[];
}

interface Checked {
  readonly outcome: string;
  readonly codes: readonly string[];
  readonly readings: readonly { readonly seq: number }[];
}

const FILES = [
  { name: 'cwb_467080_yilan_hourly_20140517_22.csv', flags: [], readings: 854 },
  { name: 'blastam_example_120h.csv', flags: ['--start', '2026-05-01T00:00:00Z'], readings: 480 },
] as const;

describe('replay, prove and verify on the real network', function () {
  this.timeout(300_000);
  let folder = '';

  before(function () {
    const missing = networkHome() === undefined ? 'no network in DAOJI_HOME' : undefined;
    if (missing !== undefined) {
      process.stdout.write(`skipped: ${missing}\n`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'daoji-replay-'));
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  async function replay(file: string, flags: readonly string[]): Promise<Counts> {
    const args = ['replay', file, ...flags, '--wait', 'anchored', '--json'];
    const { code, stdout, stderr } = await daoji(args);
    expect(code, stderr).to.equal(0);
    return JSON.parse(stdout) as Counts;
  }

  for (const { name, flags, readings } of FILES) {
    it(`${name}: sent = acked = stored at their own times = leaves under a head`, async function () {
      const file = join(SHARED_DATA, name);
      if (!existsSync(file)) {
        process.stdout.write(`skipped: ${name} is not here\n`);
        this.skip();
      }
      const { sent, acked, stored, anchored, transactions } = await replay(file, flags);
      expect({ sent, acked, stored, anchored }).to.deep.equal({
        sent: readings,
        acked: readings,
        stored: readings,
        anchored: readings,
      });
      expect(transactions.length).to.be.at.least(1);
    });
  }

  describe('a proof of one reading', () => {
    let proof = '';
    let text = '';
    let reading = '';
    before(async () => {
      const file = join(folder, 'probe.csv');
      writeFileSync(
        file,
        'time,level\n2026-06-14T02:10:00Z,52.3\n2026-06-14T02:20:00Z,51.9\n2026-06-14T02:30:00Z,-7.1\n',
      );
      const map = ['--map', 'level=water-level:mm:-1:main', '--device', 'it-probe-0001'];
      const { deviceId, bootEpoch, lastSeq } = await replay(file, map);
      reading = `${deviceId}/${bootEpoch}/${lastSeq - 1}`;
      proof = join(folder, 'reading.traceproof');
      expect((await daoji(['prove', '--reading', reading, '--out', proof])).code).to.equal(0);
      text = gunzipSync(readFileSync(proof)).toString('utf8');
    });

    async function verifyText(changed: string): Promise<Called & { checked: Checked }> {
      const file = join(folder, 'changed.traceproof');
      writeFileSync(file, changed);
      const called = await daoji(['verify', file, '--json']);
      return { ...called, checked: JSON.parse(called.stdout) as Checked };
    }

    /** The bundle with every carried JSON of one kind edited: its base64 value is decoded, edited, encoded again. */
    function withEdited(isKind: (json: string) => boolean, edit: (json: string) => string): string {
      return text.replaceAll(/"([A-Za-z0-9+/]{16,}={0,2})"/g, (whole, encoded: string) => {
        const json = Buffer.from(encoded, 'base64').toString('latin1');
        if (!json.startsWith('{') || !isKind(json)) return whole;
        return `"${Buffer.from(edit(json), 'latin1').toString('base64')}"`;
      });
    }

    it('is accepted without any network, gzipped or plain', async () => {
      for (const file of [proof, join(folder, 'plain.json')]) {
        if (file !== proof) writeFileSync(file, text);
        const { code, stdout } = await daoji(['verify', file, '--json']);
        const { outcome, readings } = JSON.parse(stdout) as Checked;
        expect([code, outcome, readings.length]).to.deep.equal([0, 'valid', 1]);
      }
    });

    const isReading = (json: string): boolean => json.includes('"type":"daoji.reading/v1"');
    const isPack = (json: string): boolean => json.includes('"type":"daoji.pack/v1"');
    const isBatch = (json: string): boolean => json.includes('"type":"daoji.batch/v1"');
    const isHead = (json: string): boolean => json.includes('"logRoot"');
    const otherDigit =
      (name: string) =>
      (json: string): string =>
        json.replace(
          new RegExp(`"${name}":"(.)`),
          (_, digit: string) => `"${name}":"${digit === 'a' ? 'b' : 'a'}`,
        );

    for (const [what, isKind, edit, expected] of [
      [
        'value',
        isReading,
        (json: string) => json.replace('"value":519', '"value":518'),
        'TP_READING_PATH',
      ],
      [
        'time',
        isReading,
        (json: string) => json.replace('T02:20:00', 'T02:21:00'),
        'TP_READING_PATH',
      ],
      [
        'unit',
        isReading,
        (json: string) => json.replace('"unit":"mm"', '"unit":"cm"'),
        'TP_READING_PATH',
      ],
      ['channel', isReading, (json: string) => json.replace('"main"', '"maim"'), 'TP_READING_PATH'],
      [
        'device',
        isReading,
        (json: string) => json.replace('it-probe-0001', 'it-probe-0002'),
        'TP_READING_PATH',
      ],
      ['chain', isReading, otherDigit('prevHash'), 'TP_READING_PATH'],
      ['pack root', isPack, otherDigit('root'), 'TP_PACK_PATH'],
      ['batch root', isBatch, otherDigit('root'), 'TP_BATCH_STATEMENT'],
      ['log root', isHead, otherDigit('logRoot'), 'TP_TX_VALUE'],
      ['watermark root', isHead, otherDigit('watermarkRoot'), 'TP_TX_VALUE'],
    ] as const) {
      it(`with one changed byte in ${what} makes it exit 1 with ${expected}`, async () => {
        const changed = withEdited(isKind, edit);
        expect(changed).to.not.equal(text);
        const { code, checked } = await verifyText(changed);
        expect([code, checked.outcome]).to.deep.equal([1, 'invalid']);
        expect(checked.codes).to.deep.equal([expected]);
        expect(checked.readings).to.be.empty;
      });
    }

    it('is refused under a trust root with one changed byte', async () => {
      const root = readFileSync(join(networkHome() ?? '', 'trust-root.json'), 'utf8');
      const other = join(folder, 'other-root.json');
      const changed = root.replaceAll(
        /("headerHash": ?")(.)/g,
        (_, head: string, digit: string) => `${head}${digit === 'a' ? 'b' : 'a'}`,
      );
      expect(changed).to.not.equal(root);
      writeFileSync(other, changed);
      const { code, stdout } = await daoji(['verify', proof, '--root', other, '--json']);
      expect([code, (JSON.parse(stdout) as Checked).codes]).to.deep.equal([
        1,
        ['TP_CONFIG_ANCHOR'],
      ]);
    });

    it('finds a page that shows another value, and accepts one that shows the same', async () => {
      const [deviceId = '', bootEpoch, seq] = reading.split('/');
      for (const [value, expected] of [
        ['51.9', 0],
        ['51.8', 1],
      ] as const) {
        const point = {
          bootEpoch: Number(bootEpoch),
          channel: 'main',
          deviceId,
          quantity: 'water-level',
          seq: Number(seq),
          time: '2026-06-14T02:20:00.000Z',
          unit: 'mm',
          value,
        };
        const shown = join(folder, 'shown.json');
        writeFileSync(
          shown,
          JSON.stringify({ facts: [], lotId: 'k-1', points: [point], type: 'daoji.shown/v1' }),
        );
        const { code, stdout } = await daoji(['verify', proof, '--shown', shown, '--json']);
        const { codes } = JSON.parse(stdout) as Checked;
        expect([value, code, codes.includes('TP_SHOWN_DIFFERS')]).to.deep.equal([
          value,
          expected,
          expected === 1,
        ]);
      }
    });

    it('proves no document that no command names', async () => {
      const { code, stdout } = await daoji(['verify', proof, '--document', proof, '--json']);
      expect([code, (JSON.parse(stdout) as Checked).codes]).to.deep.equal([
        1,
        ['TP_DOCUMENT_HASH'],
      ]);
    });

    it('is not given out for readings that are not there', async () => {
      for (const name of ['it-probe-0001/1/99999', 'it-nobody-1/1/0']) {
        const { code, stderr } = await daoji([
          'prove',
          '--reading',
          name,
          '--out',
          join(folder, 'none'),
        ]);
        expect([name, code]).to.deep.equal([name, 1]);
        expect(stderr).to.contain('ARCHIVE_READING_UNKNOWN');
      }
    });
  });
});
