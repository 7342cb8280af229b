// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import { DOCUMENT_KINDS, DOCUMENT_SUBJECTS, gtinSchema } from '@daoji/model';
import { sha256, toBase64, toHex, utf8 } from '@daoji/proof';

import { CliError, EXIT } from '../cli-error.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { gatewayClient } from '../network/gateway-client.js';
import { readPersonFile } from '../people/person-file.js';
import { sendToGateway } from '../people/send-command.js';
import type { CommandDraft } from '../people/signed-command.js';
import type { RegisterCommand } from './register-command.js';
import { mediaTypeOf, readDocument, saltHeader } from './document-file.js';
import { registerFileCommands } from './file-commands.js';
import { signShown } from './sign-commands.js';

interface AttachFlags {
  readonly gateway?: string;
  readonly id: string;
  readonly issued: string;
  readonly key: string;
  readonly kind: string;
  readonly number?: string;
  readonly result?: string;
  readonly salted?: boolean;
  readonly subject: string;
  readonly validFrom?: string;
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

/** `daoji document attach`. */
export const registerDocumentCommand: RegisterCommand = (program, run) => {
  const documents = program
    .command('document')
    .description('文件：检验报告、证书、许可证 · documents: reports, certificates, licences');
  registerFileCommands(documents, run);
  documents
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
    .option('--salted', '只给相关经营主体和监管部门看 · for parties and authorities alone')
    .option('--valid-from <date>', '生效日期 · first day on which it holds, else the day of issue')
    .option('--valid-to <date>', '有效期至 · last day on which it holds')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .option('--yes', '不再询问 · do not ask')
    .addHelpText('after', EXAMPLES)
    .action(
      run(async (context, path: string, flags: AttachFlags) => {
        const bytes = await readDocument(path);
        const mediaType = mediaTypeOf(bytes, path);
        const salt = flags.salted === true ? randomBytes(16) : Buffer.of();
        const draft = attachmentDraft(flags, toHex(sha256(Buffer.concat([salt, bytes]))));
        const person = await readPersonFile(flags.key);
        const envelope = await signShown(context, 'trace', draft, person, flags.yes ?? false);
        const gateway = gatewayClient(flags.gateway ?? gatewayUrl(context.home));
        const { command, signature } = envelope;
        // The archive first: a document that the ledger names and nobody has is worth less than a file that nothing names.
        await gateway.postBytes('/api/v1/documents', mediaType, bytes, {
          'daoji-command': toBase64(utf8(JSON.stringify({ command, signature }))),
          ...saltHeader(flags.salted === true ? toBase64(salt) : undefined),
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
  const { id, issued, kind, number, result = 'none', salted, subject } = flags;
  const { validFrom, validTo } = flags;
  return {
    ...(number !== undefined && { documentNumber: number }),
    ...(salted === true && { salted }),
    ...(validFrom !== undefined && { validFrom }),
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
