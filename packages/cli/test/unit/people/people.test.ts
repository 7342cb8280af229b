// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { commandSigningBytes, parseCommand } from '@daoji/model';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { newSigningKey } from '../../../src/keys/key-file.js';
import { networkTime } from '../../../src/people/network-time.js';
import { readPersonFile, writePersonFile } from '../../../src/people/person-file.js';
import {
  completeCommand,
  parseDraft,
  parseEnvelopeFile,
  signCommand,
} from '../../../src/people/signed-command.js';
import { expectError } from '../expect-error.js';

const NOW = new Date('2026-10-04T08:12:30.000Z');

describe('person files', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'daoji-people-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are readable by their owner alone, and read back', async () => {
    const path = join(folder, 'people', 'grower-7.json');
    const key = newSigningKey();
    await writePersonFile(path, { personId: 'grower-7', key });
    expect(statSync(path).mode & 0o777).to.equal(0o600);
    expect((await readPersonFile(path)).key.keyId).to.equal(key.keyId);
  });

  it('are never overwritten', async () => {
    const path = join(folder, 'a.json');
    await writePersonFile(path, { personId: 'grower-7', key: newSigningKey() });
    await expectError(
      () => writePersonFile(path, { personId: 'grower-7', key: newSigningKey() }),
      CliError,
      'KEY_EXISTS',
    );
  });

  it('are refused with another key inside, with other fields, or absent', async () => {
    const path = join(folder, 'a.json');
    await writePersonFile(path, { personId: 'grower-7', key: newSigningKey() });
    const content = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    writeFileSync(path, JSON.stringify({ ...content, keyId: '0'.repeat(64) }));
    await expectError(() => readPersonFile(path), CliError, 'KEY_FILE');
    writeFileSync(path, JSON.stringify({ ...content, more: 1 }));
    await expectError(() => readPersonFile(path), CliError, 'KEY_FILE');
    await expectError(() => readPersonFile(join(folder, 'b.json')), CliError, 'FILE_MISSING');
  });
});

describe('signed commands', () => {
  const key = newSigningKey();
  const draft = { type: 'attestParcel', parcelId: 'p-0017' };

  it('are completed, canonical and signed over their context', () => {
    const command = completeCommand('trace', draft, NOW, key.keyId);
    const envelope = signCommand('trace', command, key);
    expect(parseCommand('trace', envelope.command)).to.include({
      deviceTime: NOW.toISOString(),
      signerKeyId: key.keyId,
    });
    const signature = Buffer.from(envelope.signature ?? '', 'base64');
    expect(
      verify(
        'sha256',
        commandSigningBytes(envelope.command),
        createPublicKey(key.privateKey),
        signature,
      ),
    ).to.equal(true);
  });

  it('keep what the draft says, and get a new id each time', () => {
    const early = { ...draft, deviceTime: '2026-10-01T00:00:00.000Z' };
    expect(completeCommand('trace', early, NOW, key.keyId).deviceTime).to.equal(
      '2026-10-01T00:00:00.000Z',
    );
    const [one, two] = [1, 2].map(() => completeCommand('trace', draft, NOW, key.keyId).commandId);
    expect(one).to.not.equal(two);
  });

  it('are refused outside their closed schema or channel', async () => {
    for (const bad of [
      { ...draft, more: 1 },
      { type: 'attestParcel' },
      { ...draft, parcelId: '../x' },
      { type: 'nothing' },
    ]) {
      await expectError(
        () => completeCommand('trace', bad, NOW, key.keyId),
        CliError,
        'COMMAND_FILE',
      );
    }
    await expectError(
      () => completeCommand('anchor', draft, NOW, key.keyId),
      CliError,
      'COMMAND_FILE',
    );
  });

  it('are not signed by a key that the command does not name', async () => {
    const command = completeCommand('trace', draft, NOW, newSigningKey().keyId);
    await expectError(() => signCommand('trace', command, key), CliError, 'KEY_FILE');
  });

  it('come back from their file, and nothing else does', async () => {
    const envelope = signCommand('trace', completeCommand('trace', draft, NOW, key.keyId), key);
    expect(parseEnvelopeFile(JSON.stringify(envelope)).command.type).to.equal('attestParcel');
    for (const text of [
      '',
      '{}',
      JSON.stringify({ ...envelope, channel: 'other' }),
      JSON.stringify({ ...envelope, command: envelope.command.replace('{', '{ ') }),
    ]) {
      await expectError(() => parseEnvelopeFile(text), CliError, 'COMMAND_FILE');
    }
    await expectError(() => parseDraft('[]'), CliError, 'COMMAND_FILE');
    await expectError(() => parseDraft('{"channel":"other","type":"x"}'), CliError, 'COMMAND_FILE');
  });
});

describe('networkTime', () => {
  it('is the clock on an ordinary network and runs on a scenario network', () => {
    expect(networkTime(undefined, NOW)).to.equal(NOW);
    const scenario = {
      v: 1,
      createdAt: '2026-10-04T08:12:20.000Z',
      epoch: '2026-04-20T00:00:00.000Z',
      factor: 3600,
    } as const;
    expect(networkTime(scenario, NOW).toISOString()).to.equal('2026-04-20T10:00:00.000Z');
  });
});
