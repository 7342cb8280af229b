// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openArchive } from '@daoji/archive';
import { captureDigest } from '@daoji/exchange';
import { expect } from 'chai';

import { CaptureAnchors } from '../../src/epcis/capture-anchors.js';
import { openEpcisStore, type EpcisStore } from '../../src/epcis/epcis-store.js';
import { commandText } from '../doubles/season.js';
import { closeServices, testServices } from '../doubles/services.js';
import { WritingLedger } from '../doubles/writing-ledger.js';

const PROCESS = fileURLToPath(new URL('../doubles/capture-process.ts', import.meta.url));
const EVENTS = 10_000;
const NOW = new Date('2026-11-25T00:00:00.000Z');

/** A document of so many events that differ in their time. */
function documentOf(count: number): Buffer {
  const start = Date.parse('2026-10-04T08:00:00.000Z');
  const eventList = Array.from({ length: count }, (_, at) => ({
    action: 'OBSERVE',
    epcList: [`urn:epc:id:sgtin:952123.0000001.s-${at}`],
    eventTime: new Date(start + at).toISOString(),
    eventTimeZoneOffset: '+08:00',
    type: 'ObjectEvent',
  }));
  const context = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
  return Buffer.from(
    JSON.stringify({ '@context': context, epcisBody: { eventList }, type: 'EPCISDocument' }),
  );
}

/** Runs the capture and ends the process with SIGKILL as soon as it has said `word`. */
async function killedAfter(
  word: string,
  dir: string,
  document: string,
  anchor: object | null = null,
): Promise<void> {
  const args = ['--import=tsx', PROCESS, dir, document, JSON.stringify(anchor)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes(word)) child.kill('SIGKILL');
  });
  await once(child, 'exit');
}

const opened = async (dir: string): Promise<EpcisStore> =>
  openEpcisStore(await openArchive(dir), join(dir, 'epcis'));

describe('a capture of 10,000 events and kill -9', function () {
  this.timeout(120_000);
  let dir: string;
  let path: string;
  const document = documentOf(EVENTS);

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'daoji-epcis-'));
    path = join(dir, 'document.json');
    await writeFile(path, document);
  });

  const repeat = async (store: EpcisStore): Promise<void> => {
    const { done } = await store.capture({
      behaviour: 'rollback',
      bytes: document,
      now: NOW,
      ownerId: 'mill-1',
    });
    expect((await done).faults).to.deep.equal([]);
    expect(store.book.size).to.equal(EVENTS);
    await store.close();
  };

  it('before the answer: all or none, and each once after a repeat', async () => {
    await killedAfter('open', dir, path);
    const store = await opened(dir);
    expect(store.book.size).to.be.oneOf([0, EVENTS]);
    await repeat(store);
  });

  it('after the answer: all, and each once after a repeat', async () => {
    await killedAfter('accepted', dir, path);
    const store = await opened(dir);
    expect(store.book.size).to.equal(EVENTS);
    await repeat(store);
    const again = await opened(dir);
    expect(again.book.size).to.equal(EVENTS);
    await again.close();
  });

  it('in the middle of the log line: the torn line is no capture', async () => {
    await killedAfter('accepted', dir, path);
    const log = join(dir, 'epcis', 'captures.ndjson');
    const line = (await readFile(log, 'utf8')).trim();
    await writeFile(log, '');
    await appendFile(log, `\n${line.slice(0, line.length / 2)}`);
    const store = await opened(dir);
    expect(store.book.size).to.equal(0);
    await repeat(store);
    const again = await opened(dir);
    expect(again.book.size).to.equal(EVENTS);
    await again.close();
  });

  for (const word of ['open', 'accepted']) {
    it(`after “${word}”: the command is carried once for what is there, and never without`, async () => {
      const ledger = new WritingLedger();
      const services = await testServices({ ledger: ledger.port });
      ledger.store = services.store;
      const anchor = signedCapture(document);
      await killedAfter(word, dir, path, anchor);
      const store = await opened(dir);
      const isThere = store.book.size === EVENTS;
      const anchors = new CaptureAnchors({ ...services, ledger: ledger.port });
      await anchors.resume(store.jobs());
      expect(ledger.submitted).to.have.length(isThere ? 1 : 0);
      const { done, job } = await store.capture({
        ...{ anchor, behaviour: 'rollback', bytes: document, now: NOW, ownerId: 'mill-1' },
      });
      await done;
      await anchors.submit(store.job(job.captureId) ?? job);
      await anchors.resume(store.jobs());
      expect(ledger.submitted).to.have.length(1);
      expect(store.book.size).to.equal(EVENTS);
      const states = await Promise.all(store.jobs().map((one) => anchors.stateOf(one)));
      expect(new Set(states.map((state) => state?.state))).to.deep.equal(new Set(['anchored']));
      await Promise.all([store.close(), closeServices(services)]);
    });
  }
});

/** A command as a capture line keeps it; who may sign is asked before the line is written. */
function signedCapture(bytes: Buffer): { command: string; signature: string } {
  const fields = {
    ...{ behaviour: 'rollback', captureId: 'cap-1', documentHash: 'c'.repeat(64) },
    ...captureDigest(JSON.parse(bytes.toString()) as unknown),
  };
  return {
    command: commandText(8, { type: 'captureEpcis', ...fields } as never),
    signature: 'AAAA',
  };
}
