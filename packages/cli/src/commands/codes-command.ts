// SPDX-License-Identifier: Apache-2.0
import { createReadStream, createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import {
  drawSerials,
  findLabelFont,
  LABEL_SHEET_NAMES,
  newScratchKey,
  printLines,
  scratchCommitment,
  writeLabelPdf,
  type LabelSheetName,
} from '@daoji/exchange';
import { MAX_CODES } from '@daoji/model';
import { toHex } from '@daoji/proof';
import type { Command as Program } from 'commander';

import { labelsOf } from '../codes/labels-of-lot.js';
import { placeOf, printing, printOptions, type PrintFlags } from '../codes/print-flags.js';
import { CliError, EXIT } from '../cli-error.js';
import { gatewayUrl } from '../network/daoji-home.js';
import { registerCodeImages } from './code-images-command.js';
import { registerCodeLine } from './code-line-command.js';
import type { RegisterCommand, RunAction } from './register-command.js';

const HELP = `
An order: draw serials, sign the command it prints, give the serials to the gateway, print.

Examples:
  daoji codes draw 20000 --order co-001 --gtin 09520000000011 --out co-001.serials
  daoji sign co-001.serials.json --key people/packer.json && daoji send co-001.serials.envelope.json
  daoji codes give co-001 co-001.serials
  daoji codes csv co-001.serials --gtin 09520000000011 --origin https://id.example --out roll.csv
  daoji codes labels co-001.serials --lot pk-002 --gtin 09520000000011 --origin https://id.example --sheet 60x40 --to 24 --out labels.pdf
  daoji codes images co-001.serials --gtin 09520000000011 --origin https://id.example --symbol datamatrix --format svg --to 500 --out small-packs.zip
`;

/** `daoji codes`: serials of package codes on the packer's own machine, the file for a printing house, and labels. */
export const registerCodesCommands: RegisterCommand = (program, run) => {
  const codes = program
    .command('codes')
    .description(
      '包装码：生成、交付、印刷文件、标签、码图 · package codes: draw, give, print file, labels, pictures',
    )
    .addHelpText('after', HELP);
  registerDraw(codes, run);
  registerGive(codes, run);
  registerPrint(codes, run);
  registerCodeImages(codes, run);
  registerCodeLine(codes, run);
};

function registerDraw(codes: Program, run: RunAction): void {
  codes
    .command('draw')
    .description(
      '生成序列号，并写出待签的订码指令 · draw serials and write the command to be signed',
    )
    .argument('<count>', `1–${MAX_CODES}`)
    .requiredOption('--order <id>', '订单编号 · order id')
    .requiredOption('--gtin <gtin>', '产品 · product')
    .requiredOption('--out <file>', '序列号文件 · file of serials')
    .option('--scratch-key <file>', '另写刮刮码密钥 · also a key of scratch codes')
    .action(
      run(
        async (
          { out },
          text: string,
          flags: Record<'order' | 'gtin' | 'out', string> & { scratchKey?: string },
        ) => {
          const count = placeOf(text, 'count');
          const { root } = await drawSerials(flags.out, count);
          const key = flags.scratchKey === undefined ? undefined : newScratchKey();
          if (flags.scratchKey !== undefined && key)
            await writeFile(flags.scratchKey, key, { mode: 0o600 });
          const draft = {
            type: 'orderCodes',
            count,
            gtin: flags.gtin,
            orderId: flags.order,
            ...(key && { pinCommitment: scratchCommitment(key) }),
            serialRoot: toHex(root),
          };
          await writeFile(`${flags.out}.json`, `${JSON.stringify(draft, null, 2)}\n`);
          out.result(
            `${count} 个序列号 · serials: ${flags.out}；待签 · to be signed: ${flags.out}.json`,
            draft,
          );
          return EXIT.ok;
        },
      ),
    );
}

function registerGive(codes: Program, run: RunAction): void {
  codes
    .command('give')
    .description(
      '把序列号交给网关，扫码才有答案 · give the serials to the gateway, so that scans are answered',
    )
    .argument('<order>', '订单编号 · order id')
    .argument('<file>', '序列号文件 · file of serials')
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .action(
      run(async (context, order: string, file: string, flags: { gateway?: string }) => {
        const base = flags.gateway ?? gatewayUrl(context.home);
        const answer = await fetch(
          new URL(`/api/v1/code-orders/${encodeURIComponent(order)}/serials`, base),
          {
            method: 'POST',
            headers: { 'content-type': 'application/octet-stream' },
            body: Readable.toWeb(createReadStream(file)) as ReadableStream,
            duplex: 'half',
          },
        );
        if (!answer.ok)
          throw new CliError('REFUSED', `${answer.status} ${(await answer.text()).slice(0, 300)}`);
        context.out.result(`网关已收下 · the gateway took the serials of ${order}`, { order });
        return EXIT.ok;
      }),
    );
}

function registerPrint(codes: Program, run: RunAction): void {
  withScratchKey(printing(codes.command('csv')))
    .description('给印刷厂的 CSV · CSV for a printing house, streamed')
    .action(
      run(async ({ out }, file: string, flags: PrintFlags) => {
        const lines = printLines(file, await printOptions(flags));
        await pipeline(Readable.from(lines), createWriteStream(flags.out));
        out.result(`已写出 · written: ${flags.out}`, { file: flags.out });
        return EXIT.ok;
      }),
    );
  withScratchKey(printing(codes.command('labels')))
    .description(
      '标签 PDF；缺少规定项目的标签不印 · labels as PDF; a label that lacks a required field is not printed',
    )
    .requiredOption('--lot <id>', '包装批次 · package lot')
    .requiredOption('--sheet <name>', LABEL_SHEET_NAMES.join(', '))
    .option('--gateway <url>', '网关 · base URL, by default that of --home')
    .action(
      run(
        async (
          context,
          file: string,
          flags: PrintFlags & { lot: string; sheet: string; gateway?: string },
        ) => {
          const base = flags.gateway ?? gatewayUrl(context.home);
          const labels = await labelsOf(base, flags.lot, file, await printOptions(flags));
          const options = {
            font: await findLabelFont(),
            language: context.out.language,
            onProgress: (done: number) => context.out.progress(`${done} 张标签 · labels`),
            sheet: sheetOf(flags.sheet),
          };
          const count = await writeLabelPdf(labels, options, createWriteStream(flags.out));
          context.out.result(`${count} 张标签 · labels: ${flags.out}`, { count, file: flags.out });
          return EXIT.ok;
        },
      ),
    );
}

function withScratchKey(command: Program): Program {
  return command.option('--scratch-key <file>', '刮刮码密钥 · key of the scratch codes');
}

function sheetOf(name: string): LabelSheetName {
  const sheet = LABEL_SHEET_NAMES.find((one) => one === name);
  if (sheet) return sheet;
  throw new CliError('USAGE', `expected --sheet ${LABEL_SHEET_NAMES.join(', ')}, got ${name}`);
}
