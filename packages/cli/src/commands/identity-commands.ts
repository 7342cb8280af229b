// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';

import { base64Schema, keyIdOf, keyWords } from '@daoji/model';
import { fromUtf8, toBase64 } from '@daoji/proof';
import { z } from 'zod';

import { CliError, EXIT } from '../cli-error.js';
import type { CliContext } from '../cli-context.js';
import { newSigningKey } from '../keys/key-file.js';
import {
  personFilePath,
  readPersonFile,
  writePersonFile,
  type PersonKey,
} from '../people/person-file.js';
import { readWhole } from '../prove/bundle-file.js';
import type { RegisterCommand, RunAction } from './register-command.js';
import { channelOf, send, signShown } from './sign-commands.js';
import type { Command as Program } from 'commander';

interface SendFlags {
  readonly key: string;
  readonly channel: string;
  readonly yes?: boolean;
  readonly out?: string;
  readonly profile?: string;
  readonly gateway?: string;
}

interface RequestFlags {
  readonly operator: string;
  readonly roles: string;
  readonly area: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
}

const requestSchema = z.looseObject({ spki: base64Schema, personId: z.string() });

/** `daoji identity new|show|request|activate|revoke`. */
export const registerIdentityCommands: RegisterCommand = (program, run) => {
  const identity = program
    .command('identity')
    .description('责任人的签名密钥 · keys of people, made and kept on this device')
    .addHelpText(
      'after',
      '\nExamples:\n  daoji identity new --person grower-7\n  daoji identity request people/grower-7.json --operator daoji-rice --roles grower --area 211102\n' +
        '  daoji identity activate grower-7.request.json --key people/registrar.json\n  daoji identity revoke <keyId> --reason lost --key people/registrar.json\n',
    );
  registerKeyCommands(identity, run);
  identity
    .command('activate')
    .description('登记员比对六字口令后启用 · the registrar compares the six words and activates')
    .argument('<request>', 'request file')
    .requiredOption('--key <file>', "登记员的密钥 · the registrar's key file")
    .option('--channel <name>', 'trace or anchor', 'trace')
    .option('--yes', '已比对 · the words were compared')
    .option('--out <file>', '只写信封 · only write the envelope')
    .option('--profile <name>', '绕过网关 · straight to the ledger')
    .option('--gateway <url>', '网关 · base URL')
    .action(
      run(async (context, file: string, flags: SendFlags) => {
        const request = parseRequest(fromUtf8(await readWhole(file)));
        context.out.notice(
          wordsText(request.personId, new Uint8Array(Buffer.from(request.spki, 'base64'))),
        );
        return signAndSend(context, { ...request, type: 'activateIdentity' }, flags);
      }),
    );
  identity
    .command('revoke')
    .description('吊销密钥，自下一次提交起生效 · revoke a key from the next commit on')
    .argument('<keyId>', '64 hex digits')
    .requiredOption('--key <file>', "登记员的密钥 · the registrar's key file")
    .option('--reason <reason>', 'lost, stolen, left, replaced, error', 'lost')
    .option('--channel <name>', 'trace or anchor', 'trace')
    .option('--yes', '不再询问 · do not ask')
    .option('--out <file>', '只写信封 · only write the envelope')
    .option('--profile <name>', '绕过网关 · straight to the ledger')
    .option('--gateway <url>', '网关 · base URL')
    .action(
      run(async (context, keyId: string, flags: SendFlags & { reason: string }) =>
        signAndSend(context, { type: 'revokeIdentity', keyId, reason: flags.reason }, flags),
      ),
    );
};

function registerKeyCommands(identity: Program, run: RunAction): void {
  identity
    .command('new')
    .description('生成密钥 · make a key')
    .requiredOption('--person <id>', '责任人代号 · pseudonym')
    .option('--out <file>', '写入 · key file, by default people/<id>.json of --home')
    .action(
      run(async ({ home, out }, flags: { person: string; out?: string }) => {
        const path = flags.out ?? personFilePath(home.dir, flags.person);
        const person = { personId: flags.person, key: newSigningKey() };
        await writePersonFile(path, person);
        out.result(
          `${path}\n${wordsText(person.personId, person.key.spki)}`,
          valueOf(person, path),
        );
        return EXIT.ok;
      }),
    );
  identity
    .command('show')
    .description('显示编号和六字口令 · show key id and six words')
    .argument('<file>', 'key file')
    .action(
      run(async ({ out }, file: string) => {
        const person = await readPersonFile(file);
        out.result(wordsText(person.personId, person.key.spki), valueOf(person, file));
        return EXIT.ok;
      }),
    );
  identity
    .command('request')
    .description('写出启用申请 · write a request for the registrar')
    .argument('<file>', 'key file')
    .requiredOption('--operator <id>', '经营主体 · operator')
    .requiredOption('--roles <list>', '职责 · roles, comma separated')
    .requiredOption('--area <code>', '区划 · division code')
    .option('--from <time>', '生效 · valid from, UTC')
    .option('--to <time>', '失效 · valid to, UTC')
    .option('--out <file>', '写入 · request file')
    .action(
      run(async ({ out }, file: string, flags: RequestFlags) => {
        const { personId, key } = await readPersonFile(file);
        const now = new Date();
        const later = new Date(now.getTime() + 365 * 86_400_000);
        const request = {
          areaCode: flags.area,
          operatorId: flags.operator,
          personId,
          roles: flags.roles.split(','),
          spki: toBase64(key.spki),
          validFrom: new Date(flags.from ?? now).toISOString(),
          validTo: new Date(flags.to ?? later).toISOString(),
        };
        const path = flags.out ?? `${personId}.request.json`;
        await writeFile(path, `${JSON.stringify(request, null, 2)}\n`);
        out.result(`${path}\n${wordsText(personId, key.spki)}`, { file: path, ...request });
        return EXIT.ok;
      }),
    );
}

async function signAndSend(
  context: CliContext,
  draft: { readonly type: string } & Readonly<Record<string, unknown>>,
  flags: SendFlags,
): Promise<number> {
  const person = await readPersonFile(flags.key);
  const channel = channelOf(flags.channel);
  const envelope = await signShown(context, channel, draft, person, flags.yes ?? false);
  if (flags.out !== undefined) {
    await writeFile(flags.out, `${JSON.stringify(envelope)}\n`);
    context.out.result(`已签署 · signed: ${flags.out}`, { file: flags.out });
    return EXIT.ok;
  }
  const sent = await send(context, envelope, flags);
  context.out.result(`已送达 · sent: ${sent.commandId}`, sent);
  return EXIT.ok;
}

function parseRequest(text: string): z.infer<typeof requestSchema> {
  try {
    return requestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new CliError('FILE_SHAPE', 'expected a request made by daoji identity request', {
      cause,
    });
  }
}

function wordsText(personId: string, spki: Uint8Array): string {
  const { zh, en } = keyWords(spki);
  return [
    `责任人 · person  ${personId}`,
    `密钥 · key id  ${keyIdOf(spki)}`,
    `六字口令 · six words  ${zh.join(' ')} · ${en.join(' ')}`,
  ].join('\n');
}

function valueOf({ personId, key }: PersonKey, file: string): unknown {
  return { file, personId, keyId: key.keyId, spki: toBase64(key.spki), words: keyWords(key.spki) };
}
