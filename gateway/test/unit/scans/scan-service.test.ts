// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openSealedLog } from '@daoji/archive';
import { expect } from 'chai';

import { ScanService, type Scan } from '../../../src/scans/scan-service.js';

const DAY = 86_400_000;
const START = Date.parse('2026-01-10T12:34:56.000Z');
const CODE = '09520000000011/0123456789abcdef';
const at = (days: number): Date => new Date(START + days * DAY);

describe('the scan service', () => {
  let dir: string;
  let scans: ScanService;
  const scan = (more: Partial<Scan> = {}): Scan => ({
    ...{ code: CODE, isPackage: true, time: at(0), place: '211100' },
    ...{ address: '192.0.2.7', agent: 'phone', keepUntil: '2027-07-01' },
    ...more,
  });
  const reopen = async (): Promise<void> => {
    await scans.close();
    scans = await ScanService.open(dir, at(0));
  };
  const allFiles = async (): Promise<string> => {
    const names = await readdir(dir, { recursive: true, withFileTypes: true });
    const files = names.filter((each) => each.isFile() && !each.name.endsWith('.pem'));
    const texts = await Promise.all(
      files.map((each) => readFile(join(each.parentPath, each.name), 'utf8')),
    );
    return texts.join('\n');
  };

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'daoji-scans-'));
    scans = await ScanService.open(dir, at(0));
  });
  afterEach(async () => {
    await scans.close();
    await rm(dir, { recursive: true, force: true });
  });

  it('counts phones, not reloads, and remembers over a restart', async () => {
    await scans.record(scan());
    await scans.record(scan({ time: at(2) }));
    await reopen();
    await scans.record(scan({ time: at(3) }));
    const { counter } = await scans.record(scan({ address: '192.0.2.8', time: at(4) }));
    expect(counter).to.deep.include({ count: 2, first: '2026-01-10T12:34:00.000Z' });
  });

  it('passes over a line that a crash has torn', async () => {
    await scans.record(scan());
    await scans.close();
    await appendFile(join(dir, 'counters.ndjson'), '\n{"code":"0952');
    scans = await ScanService.open(dir, at(0));
    await scans.record(scan({ address: 'other' }));
    await reopen();
    expect(scans.find(CODE)?.counter.count).to.equal(2);
  });

  it('flags a package, and never the code of a whole lot', async () => {
    for (let phone = 0; phone < 5; phone += 1) {
      await scans.record(scan({ address: `a${phone}` }));
      await scans.record(scan({ address: `a${phone}`, code: '0952/k-1', isPackage: false }));
    }
    expect(scans.flagged().map(({ code }) => code)).to.deep.equal([CODE]);
    expect(scans.find('0952/k-1')?.counter.count).to.equal(5);
  });

  it('writes no address and no browser outside the sealed log', async () => {
    await scans.record(scan({ agent: 'Mozilla/Fingerprint' }));
    await scans.seal({
      ...{ at: at(0).toISOString(), address: '192.0.2.7', agent: 'Mozilla/Fingerprint' },
      ...{ target: '/01/x', status: 307 },
    });
    await scans.close();
    expect(await allFiles()).to.not.match(/192\.0\.2\.7|Fingerprint/);
    scans = await ScanService.open(dir, at(0));
  });

  describe('the sealed log', () => {
    const entry = (n: number) => ({
      ...{
        at: at(0).toISOString(),
        address: `192.0.2.${n}`,
        agent: 'a',
        target: '/01',
        status: 307,
      },
    });
    const linesOf = async (): Promise<string[]> => {
      const name = (await readdir(join(dir, 'security'))).find((each) => each.endsWith('.sealed'));
      const text = await readFile(join(dir, 'security', name ?? ''), 'utf8');
      return text.split('\n').filter((line) => line !== '');
    };
    const opener = async () =>
      createPrivateKey(await readFile(join(dir, 'security', 'opener-key.pem'), 'utf8'));

    beforeEach(async () => {
      await Promise.all([1, 2, 3].map((n) => scans.seal(entry(n))));
      await scans.close();
    });

    it('opens with the opener key alone, in order', async () => {
      const opened = openSealedLog(await linesOf(), await opener());
      expect(opened.map((line) => (JSON.parse(line) as { address: string }).address)).to.deep.equal(
        ['192.0.2.1', '192.0.2.2', '192.0.2.3'],
      );
    });

    for (const [what, change] of [
      ['left out', (lines: string[]) => lines.toSpliced(1, 1)],
      ['moved', (lines: string[]) => [lines[0], lines[2], lines[1], lines[3]] as string[]],
      ['repeated', (lines: string[]) => lines.toSpliced(2, 0, lines[1] ?? '')],
      ['changed', (lines: string[]) => lines.with(2, `A${(lines[2] ?? '').slice(1)}`)],
      ['cut', (lines: string[]) => lines.with(3, (lines[3] ?? '').slice(0, 8))],
    ] as const) {
      it(`does not open where a line was ${what}`, async () => {
        const lines = change(await linesOf());
        const key = await opener();
        expect(() => openSealedLog(lines, key))
          .to.throw()
          .with.property('code', 'ARCHIVE_CORRUPT');
      });
    }
  });

  describe('sweeps', () => {
    it('let detail go before it is 30 days old, and not within 28', async () => {
      await scans.record(scan());
      await scans.sweep({ network: at(28), machine: at(28) });
      expect(scans.find(CODE)?.recent).to.have.length(1);
      const swept = await scans.sweep({ network: at(29.5), machine: at(29.5) });
      expect(swept.detailDays).to.deep.equal(['2026-01-10']);
      expect(scans.find(CODE)?.recent).to.deep.equal([]);
      await scans.close();
      expect(await allFiles()).to.not.include('211100');
      scans = await ScanService.open(dir, at(30));
      expect(scans.find(CODE)).to.deep.include({ recent: [] });
      expect(scans.find(CODE)?.counter.count).to.equal(1);
    });

    it('let a counter go after its day, from memory and disk', async () => {
      await scans.record(scan({ keepUntil: '2026-03-01' }));
      await scans.record(scan({ keepUntil: '2026-03-02', code: '0952/k-2' }));
      const on = new Date('2026-03-01T23:59:00.000Z');
      expect((await scans.sweep({ network: on, machine: on })).counters).to.equal(0);
      const next = new Date('2026-03-02T00:01:00.000Z');
      expect((await scans.sweep({ network: next, machine: next })).counters).to.equal(1);
      await reopen();
      expect(scans.find(CODE)).to.equal(undefined);
      expect(scans.find('0952/k-2')?.counter.count).to.equal(1);
    });

    it('keep the sealed log 187 days by the machine’s clock, whatever the network’s says', async () => {
      await scans.seal({
        ...{ at: at(0).toISOString(), address: 'a', agent: 'b', target: 'c', status: 307 },
      });
      const kept = await scans.sweep({ network: at(5_000), machine: at(187) });
      expect(kept.securityFiles).to.deep.equal([]);
      const gone = await scans.sweep({ network: at(0), machine: at(188) });
      expect(gone.securityFiles).to.have.length(1);
    });

    it('take a new key of the visitor marks after 30 days', async () => {
      const before = await readFile(join(dir, 'visitor-key.json'), 'utf8');
      await scans.sweep({ network: at(29), machine: at(29) });
      expect(await readFile(join(dir, 'visitor-key.json'), 'utf8')).to.equal(before);
      await scans.sweep({ network: at(30), machine: at(30) });
      expect(await readFile(join(dir, 'visitor-key.json'), 'utf8')).to.not.equal(before);
    });
  });

  it('erases where and when a code was scanned, on disk too, and keeps its counter', async () => {
    await scans.record(scan());
    await scans.record(scan({ code: '0952/other' }));
    expect(await scans.erase(CODE)).to.equal(1);
    expect(scans.find(CODE)?.recent).to.deep.equal([]);
    await reopen();
    expect(scans.find(CODE)).to.deep.include({ recent: [] });
    expect(scans.find(CODE)?.counter.count).to.equal(1);
    expect(scans.find('0952/other')?.recent).to.have.length(1);
  });

  it('flags a scratch code that is right again a day later', async () => {
    await scans.record(scan());
    await scans.recordScratch(CODE, false, at(0));
    await scans.recordScratch(CODE, true, at(0));
    await scans.recordScratch(CODE, true, at(0.9));
    expect(scans.flagged()).to.deep.equal([]);
    const state = await scans.recordScratch(CODE, true, at(1));
    expect(state?.counter.scratch).to.deep.equal({
      ...{ right: 3, wrong: 1, firstRight: at(0).toISOString() },
    });
    expect(Object.keys(state?.counter.flags ?? {})).to.deep.equal(['scratch-code']);
    expect(await scans.recordScratch('0952/none', true, at(0))).to.equal(undefined);
  });
});
