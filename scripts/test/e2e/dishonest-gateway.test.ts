// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { newSigningKey, sendToLedger, type EnvelopeFile, type SigningKey } from '@daoji/cli';
import { LedgerError, type Ledger } from '@daoji/ledger';
import { keyWords, stateKey, transactionName } from '@daoji/model';
import { canonicalJson, fromUtf8, toBase64 } from '@daoji/proof';
import { expect } from 'chai';

import { Season } from './support/season.js';
import { TestNetwork } from './support/test-network.js';

const FOUR_DAYS_MS = 4 * 86_400_000;

/** Here the test is the gateway: it holds the gateway's Fabric identity and carries what people signed. */
describe('a dishonest gateway', function () {
  this.timeout(120_000);
  let network: TestNetwork;
  let ledger: Ledger;
  let season: Season;
  let folder = '';
  const own = newSigningKey();

  before(async function () {
    network = TestNetwork.of(this);
    folder = mkdtempSync(join(tmpdir(), 'daoji-dishonest-'));
    season = await Season.open(network);
    await season.harvest();
    ledger = await network.connect('gateway');
  });

  after(() => {
    // Undefined when there was no network.
    (ledger as Ledger | undefined)?.close();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  const changed = (envelope: EnvelopeFile, from: string, to: string): EnvelopeFile => {
    expect(envelope.command).to.include(from);
    return { ...envelope, command: envelope.command.replace(from, to) };
  };

  const enrolment = (newcomer: SigningKey): EnvelopeFile =>
    season.sign('registrar', {
      type: 'activateIdentity',
      areaCode: '2111',
      operatorId: 'daoji-rice',
      personId: `newcomer-${season.run}`,
      roles: ['grower'],
      spki: toBase64(newcomer.spki),
      validFrom: '2020-01-01T00:00:00.000Z',
      validTo: '2090-01-01T00:00:00.000Z',
    });

  async function codeOf(envelope: EnvelopeFile): Promise<string> {
    return refusal(sendToLedger(ledger, envelope));
  }

  async function state(key: string): Promise<string | undefined> {
    const bytes = await ledger.readState('trace', key);
    return bytes && fromUtf8(bytes);
  }

  context('with a command that a grower signed', () => {
    it('cannot change its mass, its lot or its time', async () => {
      const signed = season.sign('grower', season.harvestDraft(`x-${season.run}`));
      const { deviceTime } = JSON.parse(signed.command) as { deviceTime: string };
      for (const [from, to] of [
        ['1000000', '2000000'],
        [`x-${season.run}`, `y-${season.run}`],
        [deviceTime, new Date(Date.parse(deviceTime) - 1000).toISOString()],
      ] as const) {
        expect(await codeOf(changed(signed, from, to))).to.equal('COMMAND_SIGNATURE');
      }
      expect(await state(`lot~x-${season.run}`)).to.equal(undefined);
    });

    it('cannot send it without the signature, by its own certificate', async () => {
      const { channel, command } = season.sign('grower', season.harvestDraft(`x-${season.run}`));
      expect(await codeOf({ channel, command })).to.equal('COMMAND_UNSIGNED');
    });

    it('cannot put its own key and signature under it', async () => {
      const draft = season.harvestDraft(`x-${season.run}`);
      const grower = season.keyOf('grower');
      const swapped = changed(season.sign('grower', draft), grower.keyId, own.keyId);
      expect(await codeOf(swapped)).to.equal('IDENTITY_UNKNOWN');
    });
  });

  context('with an enrolment that the registrar signed', () => {
    const newcomer = newSigningKey();

    it('cannot swap the key for its own', async () => {
      const swapped = changed(enrolment(newcomer), toBase64(newcomer.spki), toBase64(own.spki));
      expect(await codeOf(swapped)).to.equal('COMMAND_SIGNATURE');
    });

    it('cannot enrol its own key by its certificate', async () => {
      const { signerKeyId, ...bare } = JSON.parse(enrolment(own).command) as {
        signerKeyId: string;
      };
      expect(signerKeyId).to.have.length(64);
      const command = canonicalJson(bare);
      expect(await codeOf({ channel: 'trace', command })).to.equal('COMMAND_UNSIGNED');
    });

    it('is found out by the six words where it swaps the key before the registrar signs', async () => {
      const request = join(folder, 'request.json');
      const key = join(network.home, 'people', 'registrar.json');
      const { type, ...fields } = JSON.parse(enrolment(own).command) as { type: string };
      expect(type).to.equal('activateIdentity');
      writeFileSync(request, JSON.stringify(fields));
      const args = ['--key', key, '--yes', '--out', join(folder, 'unsent.json')];
      const { stderr } = await network.daoji('identity', 'activate', request, ...args);
      expect(stderr).to.include(keyWords(own.spki).zh.join(' '));
      expect(stderr).not.to.include(keyWords(newcomer.spki).zh.join(' '));
    });

    it('can only carry it as it is', async () => {
      expect(await codeOf(enrolment(newcomer))).to.equal('success');
      expect(await state(stateKey('identity', newcomer.keyId))).to.include('"status":"active"');
      expect(await state(stateKey('identity', own.keyId))).to.equal(undefined);
    });
  });

  context('with a command that was carried out before', () => {
    let first: EnvelopeFile;
    let commandId = '';
    let recorded: string | undefined;

    before(async () => {
      const outputs = [{ grams: 1_000, lotId: `s-${season.run}` }];
      first = season.sign('grower', { type: 'splitLot', lotId: season.harvestId, outputs });
      ({ commandId } = await sendToLedger(ledger, first));
      recorded = await both();
    });

    const both = async (): Promise<string> =>
      `${(await state(`lot~${season.harvestId}`)) ?? ''}${(await state(`event~${commandId}`)) ?? ''}`;

    it('has no second effect when it repeats it', async () => {
      expect(recorded).to.include('"remainingGrams":999000');
      expect(await codeOf(first)).to.equal('success');
      expect(await both()).to.equal(recorded);
    });

    it('cannot repeat it under a new number, as another command or for another function', async () => {
      const other = `${commandId.slice(0, -1)}${commandId.endsWith('0') ? '1' : '0'}`;
      expect(await codeOf(changed(first, commandId, other))).to.equal('COMMAND_SIGNATURE');
      expect(await codeOf(changed(first, '1000', '2000'))).to.equal('COMMAND_ID_TAKEN');
      const { command, signature = '' } = first;
      const argument = canonicalJson({ command, signature });
      const elsewhere = ledger.submit('trace', transactionName('trace', 'packLot') ?? '', [
        argument,
      ]);
      expect(await refusal(elsewhere)).to.equal('FUNCTION_MISMATCH');
      expect(await both()).to.equal(recorded);
    });
  });

  it('carries what a grower signed offline four days ago, and the record says so for ever', async () => {
    const draft = join(folder, 'harvest.json');
    const envelope = join(folder, 'harvest.envelope.json');
    const deviceTime = new Date(Date.now() - FOUR_DAYS_MS).toISOString();
    const lotId = `late-${season.run}`;
    writeFileSync(draft, JSON.stringify({ ...season.harvestDraft(lotId), deviceTime }));
    const key = join(network.home, 'people', 'grower.json');
    const signed = await network.daoji('sign', draft, '--key', key, '--yes', '--out', envelope);
    expect(signed.code, signed.stderr).to.equal(0);
    const sent = await network.daoji('send', envelope, '--json');
    expect(sent.code, sent.stderr).to.equal(0);
    const { command } = JSON.parse(readFileSync(envelope, 'utf8')) as EnvelopeFile;
    const { commandId } = JSON.parse(command) as { commandId: string };
    const event = JSON.parse((await state(`event~${commandId}`)) ?? '{}') as object;
    expect(event).to.deep.include({
      eventTime: deviceTime,
      flags: ['LATE_RECORD', 'NO_YIELD_CAP', 'NO_SOWING_RECORD'],
    });
  });
});

async function refusal(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'success';
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return error.contractCode ?? error.code;
  }
}
