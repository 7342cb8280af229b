// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';

import { documentDigest, type DocumentDigest } from '@daoji/exchange';
import { MAX_CAPTURED_EVENTS, idSchema } from '@daoji/model';

import type { CliContext } from '../cli-context.js';
import { CliError, EXIT } from '../cli-error.js';
import { readWhole } from '../prove/bundle-file.js';
import type { RegisterCommand } from './register-command.js';

const BEHAVIOURS = ['rollback', 'proceed'] as const;
type Behaviour = (typeof BEHAVIOURS)[number];

interface DigestFlags {
  readonly behaviour: string;
  readonly captureId?: string;
  readonly out?: string;
}

const DIGEST_EXAMPLES = `
Works offline, with the code that the gateway checks a capture with. FILE is an EPCISDocument or EPCISQueryDocument
(POST /epcis/capture) or one bare event (POST /epcis/events), byte for byte as it will be sent.
--out writes a captureEpcis command to sign; send what "daoji sign" writes as header Daoji-Command, in base64.
Exit codes: 0 every event can be captured, 1 some cannot (with rollback, then none is), 2 no EPCIS document.

Examples:
  daoji epcis digest events.jsonld
  daoji epcis digest events.jsonld --behaviour proceed --json
  daoji epcis digest events.jsonld --capture-id cap-2026-10-04 --out capture.json
  daoji sign capture.json --key people/trace-manager.json
`;

/** `daoji epcis digest`: what the sender of an EPCIS document signs. */
export const registerEpcisCommand: RegisterCommand = (program, run) => {
  program
    .command('epcis')
    .description('追溯事件文件（EPCIS 2.0）· EPCIS documents')
    .command('digest')
    .description(
      '算出收录前要签的摘要，无需网络 · count, root and hash that a capture is signed over',
    )
    .argument('<file>', 'JSON-LD')
    .option('--behaviour <name>', `有坏事件时 · ${BEHAVIOURS.join(' or ')}`, 'rollback')
    .option('--capture-id <id>', '收录编号 · id of the capture, for --out')
    .option('--out <file>', '写出待签指令 · a captureEpcis command for daoji sign')
    .addHelpText('after', DIGEST_EXAMPLES)
    .action(run(digest));
};

async function digest(
  { out }: CliContext,
  file: string,
  { behaviour: asked, captureId, out: target }: DigestFlags,
): Promise<number> {
  const behaviour = behaviourOf(asked);
  const found = digestOf(await readWhole(file));
  const { digest: said, documentHash, faults, isDocument } = found;
  if (target !== undefined) {
    const command = { ...draftOf(captureId, found), behaviour, documentHash, ...said };
    await writeFile(target, `${JSON.stringify(command, undefined, 2)}\n`);
  }
  const lines = [
    `事件数 · eventCount    ${said.eventCount}`,
    `事件根 · eventRoot     ${said.eventRoot}`,
    `文件哈希 · documentHash ${documentHash}`,
    `坏事件时 · behaviour   ${behaviour}`,
    ...faults.map(({ code, index, message }) => `✗ ${placeOf(index)}: ${code}: ${message}`),
    ...(target === undefined ? [] : [`已写入 · written: ${target}`]),
  ];
  const sentTo = isDocument ? '/epcis/capture' : '/epcis/events';
  out.result(lines.join('\n'), { ...said, behaviour, documentHash, faults, sentTo });
  return faults.length === 0 ? EXIT.ok : EXIT.failed;
}

function digestOf(bytes: Uint8Array): DocumentDigest {
  let found: DocumentDigest;
  try {
    found = documentDigest(bytes);
  } catch (cause) {
    throw new CliError('FILE_SHAPE', 'expected an EPCIS document in JSON (UTF-8)', { cause });
  }
  const [fault] = found.faults;
  if (fault?.index === -1) throw new CliError('FILE_SHAPE', `${fault.code}: ${fault.message}`);
  return found;
}

/** @throws {@link CliError} `USAGE` without an id, `FILE_SHAPE` for a count that no command takes. */
function draftOf(
  captureId: string | undefined,
  { digest: { eventCount } }: DocumentDigest,
): { readonly captureId: string; readonly type: 'captureEpcis' } {
  const id = idSchema.safeParse(captureId);
  if (!id.success) throw new CliError('USAGE', 'expected --capture-id ID beside --out');
  if (eventCount < 1 || eventCount > MAX_CAPTURED_EVENTS) {
    throw new CliError('FILE_SHAPE', `expected 1–${MAX_CAPTURED_EVENTS} events, got ${eventCount}`);
  }
  return { captureId: id.data, type: 'captureEpcis' };
}

function behaviourOf(asked: string): Behaviour {
  const behaviour = BEHAVIOURS.find((one) => one === asked);
  if (behaviour) return behaviour;
  throw new CliError('USAGE', `expected ${BEHAVIOURS.join(' or ')}, got ${asked.slice(0, 40)}`);
}

function placeOf(index: number): string {
  return `第 ${index + 1} 个事件 · event ${index + 1}`;
}
