// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { documentDigest } from '@daoji/exchange';
import { eventsOf, hashEvents, traceCommandSchemas } from '@daoji/model';
import { hashLeaf, rootOf, sha256, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import { runDaoji } from '../run-daoji.js';

const FOREIGN = join(import.meta.dirname, '../../../../../../shared/foreign/epcis/JSON');
/** Binds a protected term to another URI (decision 0060). */
const REFUSED = 'transformation_event_all_possible_fields.jsonld';
const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

const EVENT = {
  action: 'OBSERVE',
  epcList: ['urn:epc:id:sgtin:952123.0000001.s-1'],
  eventTime: '2026-10-04T08:00:00.000Z',
  eventTimeZoneOffset: '+08:00',
  type: 'ObjectEvent',
};

describe('daoji epcis digest', function () {
  this.timeout(120_000);
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'daoji-epcis-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function file(name: string, value: unknown): string {
    const path = join(folder, name);
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
    return path;
  }

  const documentOf = (...eventList: readonly object[]): object => ({
    '@context': CONTEXT,
    epcisBody: { eventList },
    type: 'EPCISDocument',
  });

  it('prints count, root and hash, which the gateway computes alike', () => {
    const path = file('one.jsonld', documentOf(EVENT));
    const { code, stdout } = runDaoji('epcis', 'digest', path, '--json');
    const bytes = readFileSync(path);
    const [{ hash } = { hash: '' }] = hashEvents({ '@context': CONTEXT, ...EVENT });
    expect(code).to.equal(0);
    expect(JSON.parse(stdout)).to.deep.equal({
      behaviour: 'rollback',
      documentHash: toHex(sha256(bytes)),
      eventCount: 1,
      eventRoot: toHex(rootOf([hashLeaf(utf8(hash))])),
      faults: [],
      sentTo: '/epcis/capture',
    });
    const { stdout: text } = runDaoji('epcis', 'digest', path);
    expect(text)
      .to.include(toHex(sha256(bytes)))
      .and.include('事件数 · eventCount    1');
  });

  it('writes a command that the ledger’s schema takes once it is signed', () => {
    const path = file('two.jsonld', documentOf(EVENT, { ...EVENT, action: 'ADD' }));
    const draft = join(folder, 'capture.json');
    const args = ['--capture-id', 'cap-1', '--behaviour', 'proceed', '--out', draft];
    expect(runDaoji('epcis', 'digest', path, ...args).code).to.equal(0);
    const command = JSON.parse(readFileSync(draft, 'utf8')) as object;
    const whole = {
      ...{ alg: 'ecdsa-p256-sha256', commandId: '01M3ZQTP80000000000000000A', v: 1 },
      ...{ deviceTime: EVENT.eventTime, signerKeyId: 'a'.repeat(64) },
      ...command,
    };
    const { behaviour, captureId, eventCount } = traceCommandSchemas.captureEpcis.parse(whole);
    expect([behaviour, captureId, eventCount]).to.deep.equal(['proceed', 'cap-1', 2]);
  });

  it('names an event that no capture takes, with exit code 1', () => {
    const path = file('bad.jsonld', documentOf(EVENT, { ...EVENT, eventTime: 'yesterday' }));
    const { code, stdout } = runDaoji('epcis', 'digest', path);
    expect(code).to.equal(1);
    expect(stdout).to.include('event 2: EPCIS_EVENT_SHAPE');
  });

  it('exits 2 for what is no EPCIS document, and for wrong use', () => {
    const good = file('good.jsonld', documentOf(EVENT));
    const none = file('none.jsonld', documentOf());
    for (const [args, code] of [
      [[file('x.xml', '<epcis/>')], 'FILE_SHAPE'],
      [[file('list.json', [EVENT])], 'FILE_SHAPE'],
      [[file('body.json', { epcisBody: {}, type: 'EPCISDocument' })], 'FILE_SHAPE'],
      [[join(folder, 'absent')], 'FILE_MISSING'],
      [[good, '--behaviour', 'some'], 'USAGE'],
      [[good, '--out', join(folder, 'draft.json')], 'USAGE'],
      [[good, '--out', join(folder, 'draft.json'), '--capture-id', 'A B'], 'USAGE'],
      [[none, '--out', join(folder, 'draft.json'), '--capture-id', 'cap-1'], 'FILE_SHAPE'],
    ] as const) {
      const { code: exit, stderr } = runDaoji('epcis', 'digest', ...args);
      expect([args, exit]).to.deep.equal([args, 2]);
      expect(stderr).to.include(code);
    }
    expect(existsSync(join(folder, 'draft.json'))).to.equal(false);
  });

  it('is the root over the CBV hashes of every GS1 example but one', function () {
    if (!existsSync(FOREIGN)) {
      console.log('    (skipped: no folder ../shared/foreign/epcis)');
      this.skip();
    }
    const files = readdirSync(FOREIGN, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.jsonld'),
    );
    expect(files).to.have.length(47);
    for (const name of files) {
      const bytes = readFileSync(join(FOREIGN, name));
      if (name.endsWith(REFUSED)) {
        expect(documentDigest(bytes).faults.map(({ code }) => code)).to.deep.equal([
          'EPCIS_CONTEXT_TERM',
        ]);
        continue;
      }
      const document = JSON.parse(bytes.toString()) as Record<string, unknown>;
      const events = eventsOf(document);
      const { digest, documentHash, faults } = documentDigest(bytes);
      expect([name, faults, digest.eventCount]).to.deep.equal([name, [], events.length]);
      expect(documentHash).to.equal(toHex(sha256(bytes)));
      const leaves = hashEvents(document).map(({ hash }, at) => {
        const errorDeclaration = events[at]?.event['errorDeclaration'];
        return { hash, isDeclared: errorDeclaration !== undefined };
      });
      if (leaves.some(({ isDeclared }) => isDeclared)) continue;
      const root = toHex(rootOf(leaves.map(({ hash }) => hashLeaf(utf8(hash)))));
      expect([name, digest.eventRoot]).to.deep.equal([name, root]);
    }
  });
});
