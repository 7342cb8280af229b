// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';

import { filesOf, utcTimeSchema } from '@daoji/model';
import { fromUtf8, sha256, toBase64, toHex, utf8 } from '@daoji/proof';
import type { Command as Program } from 'commander';
import { z } from 'zod';

import { CliError, EXIT } from '../cli-error.js';
import { signLowS } from '../keys/low-s.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { gatewayClient, type UploadingClient } from '../network/gateway-client.js';
import { readPersonFile, type PersonKey } from '../people/person-file.js';
import { parseEnvelopeFile } from '../people/signed-command.js';
import { readWhole } from '../prove/bundle-file.js';
import {
  mediaTypeOf,
  readDocument,
  readSalt,
  SALT_BYTES,
  saltedBytes,
  saltHeader,
} from './document-file.js';
import type { RegisterCommand } from './register-command.js';

const SEAL_EXAMPLES = `
The fingerprint is SHA-256 of 16 random bytes and the file; the salt goes to FILE.salt and to the archive, never to the ledger.

Example:
  daoji document seal witness.pdf          # prints the documentHash for the command
  daoji sign destroy.json --key people/keeper.json
  daoji document store witness.pdf --command destroy.envelope.json
  daoji send destroy.envelope.json
`;

/** `daoji document seal`, `store` and `get`: files behind the fingerprints of any command. */
export function registerFileCommands(program: Program, run: Parameters<RegisterCommand>[1]): void {
  program
    .command('seal')
    .description('为文件加盐，算出要写进指令的指纹 · salt a file and print its fingerprint')
    .argument('<file>', 'PDF, PNG, JPEG')
    .addHelpText('after', SEAL_EXAMPLES)
    .action(
      run(async ({ out }, path: string) => {
        const bytes = await readDocument(path);
        mediaTypeOf(bytes, path);
        const salt = randomBytes(SALT_BYTES);
        const saltPath = `${path}.salt`;
        await writeNew(saltPath, `${toBase64(salt)}\n`);
        const hash = toHex(sha256(Buffer.concat([salt, bytes])));
        out.result(`指纹 · fingerprint: ${hash}`, { documentHash: hash, salt: saltPath });
        return EXIT.ok;
      }),
    );
  program
    .command('store')
    .description('把已签指令所指的文件存档 · archive a file that a signed command names')
    .argument('<file>', 'PDF, PNG, JPEG')
    .requiredOption('--command <file>', '已签署的指令 · ENVELOPE.json')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .action(
      run(async ({ home, out }, path: string, flags: { command: string; gateway?: string }) => {
        const text = fromUtf8(await readWhole(flags.command));
        const { command, envelope } = parseEnvelopeFile(text);
        const bytes = await readDocument(path);
        const saltText = await readSalt(path);
        const hash = fingerprint(bytes, saltText);
        if (!filesOf(command).some((one) => one.hash === hash)) {
          throw new CliError(
            'CHECK_FAILED',
            `expected a command that names ${hash}, got ${command.type} without it; is ${path}.salt there?`,
          );
        }
        const gateway = gatewayClient(flags.gateway ?? gatewayUrl(home));
        const { signature } = envelope;
        await gateway.postBytes('/api/v1/documents', mediaTypeOf(bytes, path), bytes, {
          'daoji-command': toBase64(utf8(JSON.stringify({ command: envelope.command, signature }))),
          ...saltHeader(saltText),
        });
        out.result(`已存档 · archived: ${hash}`, { documentHash: hash });
        return EXIT.ok;
      }),
    );
  program
    .command('get')
    .description('下载文件并与指纹核对 · download a file and compare it with its fingerprint')
    .argument('<hash>', '64 hex digits')
    .requiredOption('--out <file>', '写入 · where the file goes')
    .option('--key <file>', '当事方或监管员的密钥 · key of a party or a regulator')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .action(
      run(async ({ home, out }, hash: string, flags: GetFlags) => {
        const gateway = gatewayClient(flags.gateway ?? gatewayUrl(home));
        const person = flags.key === undefined ? undefined : await readPersonFile(flags.key);
        const headers = person ? await readHeaders(gateway, person, hash) : {};
        const { bytes, headers: said } = await gateway.getFile(
          `/api/v1/documents/${encodeURIComponent(hash)}`,
          headers,
        );
        const saltText = said.get('daoji-salt') ?? undefined;
        const got = fingerprint(bytes, saltText);
        if (got !== hash) {
          throw new CliError('CHECK_FAILED', `expected a file of fingerprint ${hash}, got ${got}`);
        }
        await writeNew(flags.out, bytes);
        if (saltText !== undefined) await writeNew(`${flags.out}.salt`, `${saltText}\n`);
        out.result(`核对一致 · same fingerprint: ${flags.out}`, {
          documentHash: hash,
          file: flags.out,
          isSalted: saltText !== undefined,
        });
        return EXIT.ok;
      }),
    );
}

interface GetFlags {
  readonly gateway?: string;
  readonly key?: string;
  readonly out: string;
}

const statusSchema = z.looseObject({ time: utcTimeSchema });

/** The signed right to read one file now, by the network's time. */
async function readHeaders(
  gateway: UploadingClient,
  { key }: PersonKey,
  hash: string,
): Promise<Readonly<Record<string, string>>> {
  const { time } = statusSchema.parse(await gateway.get('/api/v1/status'));
  const signature = toBase64(signLowS(key.privateKey, utf8(`daoji-read/v1\n${hash}\n${time}`)));
  return { 'daoji-read': toBase64(utf8(JSON.stringify({ keyId: key.keyId, signature, time }))) };
}

function fingerprint(bytes: Uint8Array, saltText: string | undefined): string {
  return toHex(sha256(saltedBytes(bytes, saltText)));
}

/** A salt or a file that is there already is never overwritten. @throws {@link CliError} `FILE_SHAPE`. */
async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    throw new CliError('FILE_SHAPE', `expected no file yet at ${path}`, { cause });
  }
}
