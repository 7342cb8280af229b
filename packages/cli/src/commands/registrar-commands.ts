// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';

import { keyIdOf, keyWords, type ChannelName, type Operator } from '@daoji/model';
import { fromBase64, fromUtf8 } from '@daoji/proof';

import { CliError, EXIT } from '../cli-error.js';
import { withLedger, type CliContext } from '../cli-context.js';
import { networkLine } from '../network/command-lines.js';
import { profilePath } from '../network/daoji-home.js';
import {
  activateFirstRegistrar,
  assertRegistrar,
  keyRequestSchema,
  registerFirstOperator,
  type FirstStep,
  type KeyRequest,
} from '../people/first-registrar.js';
import { readWhole } from '../prove/bundle-file.js';
import type { RegisterCommand } from './register-command.js';
import { channelOf } from './sign-commands.js';

const OPERATOR_HELP = `
By the registrar certificate of an organisation, on the machine that holds it: no key has this right. A second call changes nothing.
Kinds: cooperative, household, farm, storage, mill, laboratory, authority, association, distributor, retailer, canteen

Examples:
  daoji operator register panjin-rice --name 盘锦某某米业有限公司 --kind mill --area 211122 --credit-code 91211122MA0000000X --profile org-registrar-producer
  daoji import csv operators operators.csv --profile org-registrar-producer
`;

const REGISTRAR_HELP = `
The first registrar of an operator; every other person is activated by that registrar: daoji identity activate.

Examples:
  daoji identity new --person registrar-1
  daoji identity request people/registrar-1.json --operator panjin-rice --roles registrar --area 211122
  daoji registrar activate registrar-1.request.json --profile org-registrar-producer
`;

interface OperatorFlags {
  readonly area: string;
  readonly authority?: string;
  readonly creditCode?: string;
  readonly gln?: string;
  readonly kind: string;
  readonly name: string;
  readonly profile: string;
  readonly yes?: boolean;
}

interface RegistrarFlags {
  readonly channel: string;
  readonly profile: string;
  readonly yes?: boolean;
}

/** `daoji operator register` and `daoji registrar activate`: the first steps on a network of one's own. */
export const registerRegistrarCommands: RegisterCommand = (program, run) => {
  program
    .command('operator')
    .description('经营主体 · operators')
    .addHelpText('after', OPERATOR_HELP)
    .command('register')
    .description(
      '以组织的登记证书登记经营主体 · register an operator by the organisation’s certificate',
    )
    .argument('<operator>', '主体编号 · operator id')
    .requiredOption('--name <name>', '公开名称，不写个人姓名 · public name, never a person’s')
    .requiredOption('--kind <kind>', '类型 · kind, see operator --help')
    .requiredOption('--area <code>', '区划 · division code')
    .requiredOption('--profile <name>', '登记证书 · profile of the registrar certificate')
    .option('--credit-code <code>', '统一社会信用代码 · unified social credit code')
    .option('--gln <gln>', 'GLN')
    .option('--authority <name>', 'agri, grain, market；仅监管机关 · of an authority alone')
    .option('--yes', '不再询问 · do not ask')
    .addHelpText('after', OPERATOR_HELP)
    .action(run(registerOperator));
  program
    .command('registrar')
    .description('登记员 · registrars')
    .addHelpText('after', REGISTRAR_HELP)
    .command('activate')
    .description(
      '以组织的登记证书启用首位登记员 · activate the first registrar by the organisation’s certificate',
    )
    .argument('<request>', 'daoji identity request')
    .requiredOption('--profile <name>', '登记证书 · profile of the registrar certificate')
    .option('--channel <name>', 'trace, anchor or both', 'both')
    .option('--yes', '已比对 · the six words were compared')
    .addHelpText('after', REGISTRAR_HELP)
    .action(run(activateRegistrar));
};

async function registerOperator(
  context: CliContext,
  operatorId: string,
  flags: OperatorFlags,
): Promise<number> {
  const { area: areaCode, authority, creditCode, gln, kind, name: publicName } = flags;
  const fields = {
    areaCode,
    ...(authority !== undefined && { authority }),
    ...(creditCode !== undefined && { creditCode }),
    ...(gln !== undefined && { gln }),
    kind,
    mspId: await mspOf(context, flags.profile),
    operatorId,
    publicName,
    // The closed schema of the command judges what was typed.
  } as Omit<Operator, 'v'>;
  await agreed(
    context,
    `${operatorId} ${publicName} · ${kind} · ${areaCode} · ${fields.mspId}`,
    flags,
  );
  const step = await withLedger(context, flags.profile, (ledger) =>
    registerFirstOperator(ledger, fields),
  );
  context.out.result(`${operatorId}: ${stepText(step)}`, { operatorId, ...step });
  return EXIT.ok;
}

async function activateRegistrar(
  context: CliContext,
  file: string,
  flags: RegistrarFlags,
): Promise<number> {
  const request = parseRequest(fromUtf8(await readWhole(file)));
  assertRegistrar(request);
  const channels: readonly ChannelName[] =
    flags.channel === 'both' ? ['trace', 'anchor'] : [channelOf(flags.channel)];
  await agreed(context, wordsText(request), flags);
  const steps = await withLedger(context, flags.profile, async (ledger) => {
    const done: ({ readonly channel: ChannelName } & FirstStep)[] = [];
    for (const channel of channels) {
      done.push({ channel, ...(await activateFirstRegistrar(ledger, channel, request)) });
    }
    return done;
  });
  const keyId = keyIdOf(fromBase64(request.spki));
  const lines = steps.map((step) => `${step.channel}: ${stepText(step)}`);
  context.out.result([`${request.personId} ${keyId}`, ...lines].join('\n'), { keyId, steps });
  return EXIT.ok;
}

/** Shows what will be done and asks. @throws {@link CliError} `NOT_CONFIRMED`. */
async function agreed(
  { out }: CliContext,
  shown: string,
  { yes }: { readonly yes?: boolean },
): Promise<void> {
  out.notice(shown);
  if (yes === true || (await out.confirm('登记？ · Register?'))) return;
  throw new CliError('NOT_CONFIRMED', 'nothing was sent; answer y, or give --yes');
}

/** The organisation whose certificate a profile has: an operator belongs to it. */
async function mspOf({ home }: CliContext, profile: string): Promise<string> {
  const path = profile.endsWith('.json') ? profile : profilePath(home, profile);
  if (!existsSync(path)) {
    throw new CliError(
      'HOME_MISSING',
      `没有账本连接配置 ${path}：请先运行 ${networkLine(home, 'up')} · no ledger profile at ${path}: run ${networkLine(home, 'up')} first`,
    );
  }
  // Loaded only now, as in `cliContext`.
  const { loadProfile } = await import('@daoji/ledger');
  return (await loadProfile(path)).mspId;
}

function parseRequest(text: string): KeyRequest {
  try {
    return keyRequestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new CliError('FILE_SHAPE', 'expected a request made by daoji identity request', {
      cause,
    });
  }
}

function wordsText({ operatorId, personId, spki }: KeyRequest): string {
  const { en, zh } = keyWords(fromBase64(spki));
  return `${personId} (${operatorId})\n六字口令 · six words  ${zh.join(' ')} · ${en.join(' ')}`;
}

function stepText({ commandId = '', state }: FirstStep): string {
  return state === 'before' ? '先前已登记 · recorded before' : `已登记 · recorded ${commandId}`;
}
