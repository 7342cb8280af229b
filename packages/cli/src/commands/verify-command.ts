// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../cli-error.js';
import { readWhole } from '../prove/bundle-file.js';
import { checkProof } from '../prove/check-proof.js';
import { notAProof } from '../prove/not-a-proof.js';
import { verdictText } from '../prove/verdict-text.js';
import { trustRootPath } from '../network/daoji-home.js';
import { readSalt, saltedBytes } from './document-file.js';
import type { RegisterCommand } from './register-command.js';

interface VerifyFlags {
  readonly root?: string;
  readonly at?: string;
  readonly shown?: string;
  readonly document?: string;
  readonly salt?: string;
}

const EXAMPLES = `
Exit codes: 0 valid, 1 invalid or a shown value differs, 2 malformed file or wrong use. No network is used.

Examples:
  daoji verify lot.traceproof --root trust-root.json
  daoji verify lot.traceproof --root trust-root.json --shown page.json
  daoji verify lot.traceproof --root trust-root.json --document report.pdf --json
  daoji verify slip.traceproof --root trust-root.json --document photo.jpg   # photo.jpg.salt beside it
`;

/** `daoji verify FILE`: offline. */
export const registerVerifyCommand: RegisterCommand = (program, run) => {
  program
    .command('verify')
    .description('离线核对证明文件 · check a proof file offline')
    .argument('<file>', '.traceproof')
    .option('--root <file>', '信任根 · trust root; by default the one of --home')
    .option('--at <time>', '可信时间 · trusted time, RFC 3339 with offset')
    .option('--shown <file>', '页面所示 · a daoji.shown/v1 to hold against the proof')
    .option('--document <file>', '文件 · a document that a proven command must name')
    .option(
      '--salt <base64>',
      '文件的盐 · its salt; by default that of FILE.salt, where there is one',
    )
    .addHelpText('after', EXAMPLES)
    .action(
      run(async ({ home, out }, file: string, flags: VerifyFlags) => {
        const bundle = await readWhole(file);
        const fault = notAProof({ bytes: bundle, name: file });
        const result = checkProof({
          bundle,
          trustRoot: await rootOf(flags.root ?? trustRootPath(home), fault),
          at: flags.at,
          shown: flags.shown === undefined ? undefined : await readWhole(flags.shown),
          document: await documentOf(flags),
        });
        const { verdict, codes, findings, documentHash, rootWords } = result;
        const text = verdictText(result);
        out.result(fault === undefined ? text : `${fault}\n${text}`, {
          ...verdict,
          codes,
          ...(fault !== undefined && { fault }),
          findings,
          documentHash,
          rootWords,
        });
        return result.exitCode;
      }),
    );
};

/** A file that is no proof is named first: with no root at hand the root is not what is wrong. */
async function rootOf(path: string, fault: string | undefined): Promise<Uint8Array> {
  try {
    return await readWhole(path);
  } catch (cause) {
    if (fault === undefined) throw cause;
    throw new CliError('FILE_SHAPE', fault, { cause });
  }
}

async function documentOf({ document, salt }: VerifyFlags): Promise<Uint8Array | undefined> {
  if (document === undefined) return undefined;
  return saltedBytes(await readWhole(document), salt ?? (await readSalt(document)));
}
