// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';

import { describeCommand, keyWords, type ChannelName, type Command } from '@daoji/model';
import { fromUtf8 } from '@daoji/proof';

import { CliError, EXIT } from '../cli-error.js';
import { withLedger, type CliContext } from '../cli-context.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import { readPersonFile, type PersonKey } from '../people/person-file.js';
import { sendToGateway, sendToLedger, type SentCommand } from '../people/send-command.js';
import {
  completeCommand,
  cosignCommand,
  parseDraft,
  parseEnvelopeFile,
  signCommand,
  type CommandDraft,
  type EnvelopeFile,
} from '../people/signed-command.js';
import { readWhole } from '../prove/bundle-file.js';
import type { RegisterCommand } from './register-command.js';

interface SignFlags {
  readonly key: string;
  readonly channel?: string;
  readonly out?: string;
  readonly yes?: boolean;
}

const SIGN_EXAMPLES = `
COMMAND.json holds the command's own fields; alg, v, commandId, deviceTime and signerKeyId are filled in where absent.
Nothing is sent: the envelope may travel days later, by anyone.

Example:
  daoji sign harvest.json --key people/grower.json --channel trace --out harvest.envelope.json
`;

/** `daoji sign` and `daoji send`. */
export const registerSignCommands: RegisterCommand = (program, run) => {
  program
    .command('sign')
    .description('看清后签署指令，无需网络 · show a command in words and sign it, offline')
    .argument('<file>', 'COMMAND.json')
    .requiredOption('--key <file>', '签名密钥 · person key file')
    .option('--channel <name>', 'trace or anchor', 'trace')
    .option('--out <file>', '写入 · where the envelope goes')
    .option('--yes', '不再询问 · do not ask')
    .addHelpText('after', SIGN_EXAMPLES)
    .action(
      run(async (context, file: string, flags: SignFlags) => {
        const { channel = channelOf(flags.channel ?? 'trace'), draft } = parseDraft(
          fromUtf8(await readWhole(file)),
        );
        const person = await readPersonFile(flags.key);
        const envelope = await signShown(context, channel, draft, person, flags.yes ?? false);
        const out = flags.out ?? file.replace(/(?:\.json)?$/, '.envelope.json');
        await writeFile(out, `${JSON.stringify(envelope)}\n`);
        context.out.result(`已签署 · signed: ${out}`, { file: out, ...envelope });
        return EXIT.ok;
      }),
    );
  program
    .command('cosign')
    .description(
      '第二人看清后在同一指令上签名 · a second person signs the very same bytes, offline',
    )
    .argument('<file>', 'ENVELOPE.json')
    .requiredOption('--key <file>', '签名密钥 · person key file')
    .option('--yes', '不再询问 · do not ask')
    .addHelpText(
      'after',
      '\nThe envelope is written again with the signature in evidence.confirmations.\n\nExample:\n  daoji cosign stocktake.envelope.json --key people/keeper-2.json\n',
    )
    .action(
      run(async (context, file: string, flags: { key: string; yes?: boolean }) => {
        const { envelope, command } = parseEnvelopeFile(fromUtf8(await readWhole(file)));
        const person = await readPersonFile(flags.key);
        await confirmShown(context, command, person, flags.yes ?? false);
        const signed = cosignCommand(envelope, person.key);
        await writeFile(file, `${JSON.stringify(signed)}\n`);
        context.out.result(`已签署 · signed: ${file}`, { file, ...signed });
        return EXIT.ok;
      }),
    );
  program
    .command('send')
    .description('发送已签署的指令 · send a signed command')
    .argument('<file>', 'ENVELOPE.json')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .option('--profile <name>', '绕过网关 · straight to the ledger as this profile')
    .addHelpText(
      'after',
      '\nExamples:\n  daoji send harvest.envelope.json\n  daoji send harvest.envelope.json --profile auditor\n',
    )
    .action(
      run(async (context, file: string, flags: { gateway?: string; profile?: string }) => {
        const { envelope, command } = parseEnvelopeFile(fromUtf8(await readWhole(file)));
        context.out.progress(describeCommand(command, context.out.language));
        const sent = await send(context, envelope, flags);
        context.out.result(`已送达 · sent: ${sent.commandId} ${sent.transactionId ?? ''}`, sent);
        return EXIT.ok;
      }),
    );
};

/** Completes a draft, shows it in both languages with the key's six words, asks, and signs. */
export async function signShown(
  { out }: CliContext,
  channel: ChannelName,
  draft: CommandDraft,
  person: PersonKey,
  isAgreed: boolean,
): Promise<EnvelopeFile> {
  const command = completeCommand(channel, draft, new Date(), person.key.keyId);
  await confirmShown({ out }, command, person, isAgreed);
  return signCommand(channel, command, person.key);
}

/** Channel name of a flag. @throws {@link CliError} `USAGE`. */
export function channelOf(text: string): ChannelName {
  if (text === 'trace' || text === 'anchor') return text;
  throw new CliError('USAGE', `expected channel trace or anchor, got ${text.slice(0, 20)}`);
}

/** Sends an envelope by the flags: to the gateway, or with a profile around it. */
export async function send(
  context: CliContext,
  envelope: EnvelopeFile,
  flags: { gateway?: string; profile?: string },
): Promise<SentCommand> {
  if (flags.profile !== undefined) {
    return withLedger(context, flags.profile, (ledger) => sendToLedger(ledger, envelope));
  }
  return sendToGateway(gatewayClient(flags.gateway ?? gatewayUrl(context.home)), envelope);
}

/** Shows a command and asks. @throws {@link CliError} `NOT_CONFIRMED`. */
async function confirmShown(
  { out }: Pick<CliContext, 'out'>,
  command: Command,
  person: PersonKey,
  isAgreed: boolean,
): Promise<void> {
  out.notice(shownText(command, person));
  if (isAgreed || (await out.confirm('签署？ · Sign?'))) return;
  throw new CliError('NOT_CONFIRMED', 'nothing was signed; answer y, or give --yes');
}

function shownText(command: Command, person: PersonKey): string {
  const words = keyWords(person.key.spki);
  return [
    describeCommand(command, 'zh'),
    describeCommand(command, 'en'),
    `${person.personId}: ${words.zh.join(' ')} · ${words.en.join(' ')}`,
  ].join('\n');
}
