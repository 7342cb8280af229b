// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { DOCUMENT_KINDS, DOCUMENT_SUBJECTS, gtinSchema } from '@daoji/model';
import { sha256, toBase64, toHex, utf8 } from '@daoji/proof';

import { CliError, EXIT } from '../cli-error.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import { readPersonFile } from '../people/person-file.js';
import { sendToGateway } from '../people/send-command.js';
import type { CommandDraft } from '../people/signed-command.js';
import type { RegisterCommand } from './register-command.js';
import { signShown } from './sign-commands.js';

interface AttachFlags {
  readonly gateway?: string;
  readonly id: string;
  readonly issued: string;
  readonly key: string;
  readonly kind: string;
  readonly number?: string;
  readonly result?: string;
  readonly subject: string;
  readonly validTo?: string;
  readonly yes?: boolean;
}

const EXAMPLES = `
The signed command names the file by its SHA-256; the file goes to the archive first, the command to the ledger after it.

Examples:
  daoji document attach cadmium.pdf --subject lot:m-2026-0007 --kind cma-report --result pass \\
    --id cma-2026-7 --issued 2026-10-12 --key people/lab.json
  daoji document attach sc.pdf --subject operator:coop-1 --kind sc-licence --number SC10121110000001 \\
    --id sc-2026 --issued 2026-01-01 --valid-to 2030-12-31 --key people/trace-manager.json
`;

/** First bytes of the files that the archive takes. */
const TYPES: readonly (readonly [mediaType: string, start: readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** `daoji document attach`. */
export const registerDocumentCommand: RegisterCommand = (program, run) => {
  program
    .command('document')
    .description('文件：检验报告、证书、许可证 · documents: reports, certificates, licences')
    .command('attach')
    .description('签名、存档并记入账本 · sign, archive and record a document')
    .argument('<file>', 'PDF, PNG, JPEG')
    .requiredOption('--subject <kind:id>', `对象 · ${DOCUMENT_SUBJECTS.join('|')}:ID`)
    .requiredOption('--kind <kind>', `种类 · ${DOCUMENT_KINDS.join('|')}`)
    .requiredOption('--id <id>', '文件编号 · id of the document')
    .requiredOption('--issued <date>', '签发日期 · day of issue, YYYY-MM-DD')
    .requiredOption('--key <file>', '签名密钥 · person key file')
    .option('--result <result>', '结果 · pass, fail or none', 'none')
    .option('--number <number>', '证书号 · number by its issuer')
    .option('--valid-to <date>', '有效期至 · last day on which it holds')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .option('--yes', '不再询问 · do not ask')
    .addHelpText('after', EXAMPLES)
    .action(
      run(async (context, path: string, flags: AttachFlags) => {
        const bytes = await readFile(path).catch((cause: unknown) => {
          throw new CliError('FILE_MISSING', `expected a file at ${path}`, { cause });
        });
        const mediaType = mediaTypeOf(bytes, path);
        const draft = attachmentDraft(flags, toHex(sha256(bytes)));
        const person = await readPersonFile(flags.key);
        const envelope = await signShown(context, 'trace', draft, person, flags.yes ?? false);
        const gateway = gatewayClient(flags.gateway ?? gatewayUrl(context.home));
        const { command, signature } = envelope;
        // The archive first: a document that the ledger names and nobody has is worth less than a file that nothing names.
        await gateway.postBytes('/api/v1/documents', mediaType, bytes, {
          'daoji-command': toBase64(utf8(JSON.stringify({ command, signature }))),
        });
        const sent = await sendToGateway(gateway, envelope);
        context.out.result(`已存档并记入账本 · attached: ${sent.commandId}`, {
          documentHash: draft['documentHash'],
          ...sent,
        });
        return EXIT.ok;
      }),
    );
};

/** The command that names a file. @throws {@link CliError} `USAGE` for a subject that is none. */
export function attachmentDraft(
  flags: Omit<AttachFlags, 'gateway' | 'key' | 'yes'>,
  documentHash: string,
): CommandDraft {
  const { id, issued, kind, number, result = 'none', subject, validTo } = flags;
  return {
    ...(number !== undefined && { documentNumber: number }),
    ...(validTo !== undefined && { validTo }),
    documentHash,
    documentId: id,
    issuedOn: issued,
    kind,
    result,
    subject: subjectOf(subject),
    type: 'attachDocument',
  };
}

function subjectOf(text: string): { readonly id: string; readonly kind: string } {
  const [, kind = '', id = ''] = /^([a-z]+):([a-z0-9-]+)$/.exec(text) ?? [];
  if (!DOCUMENT_SUBJECTS.some((one) => one === kind)) {
    const kinds = DOCUMENT_SUBJECTS.join(', ');
    throw new CliError(
      'USAGE',
      `expected --subject KIND:ID with ${kinds}, got ${text.slice(0, 80)}`,
    );
  }
  const isGtin = gtinSchema.safeParse(id).success;
  if (kind === 'product' && !isGtin) {
    throw new CliError('USAGE', `expected the GTIN of a product, 14 digits, got ${id}`);
  }
  return { id, kind };
}

/** @throws {@link CliError} `FILE_SHAPE`: the archive would refuse it after the signature. */
function mediaTypeOf(bytes: Uint8Array, path: string): string {
  const found = TYPES.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  if (found) return found[0];
  throw new CliError('FILE_SHAPE', `expected a PDF, PNG or JPEG, got another file at ${path}`);
}
