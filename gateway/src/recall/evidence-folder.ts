// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

import { BYTE_ORDER_MARK, csvLine, guardedCell } from '@daoji/exchange';
import { assembleEventClaims } from '@daoji/ledger';
import type { Identity, Recall } from '@daoji/model';
import { BUNDLE_MEDIA_TYPE, sha256, toHex, utf8, type Bundle } from '@daoji/proof';

import type { ZipFile } from '../exports/zip.js';
import type { Services } from '../http/services.js';
import { documentBundle } from '../proofs/document-bundle.js';
import { lotBundle } from '../proofs/lot-bundle.js';
import { evidenceFile, evidenceFileHashes } from './evidence-files.js';
import { RECALL_PAPERS, recallPaper, type RecallPaper } from './recall-papers.js';
import { recallView } from './recall-view.js';

/** What the folder is made from. */
export type EvidenceSource = Pick<
  Services,
  | 'answers'
  | 'archive'
  | 'catalog'
  | 'index'
  | 'ledger'
  | 'log'
  | 'logger'
  | 'now'
  | 'scenario'
  | 'series'
  | 'trustRootPath'
>;

/**
 * The files of a recall for whoever checks it later: the record, the papers, each signed command, what each holder said,
 * the lots, the files behind fingerprints that `reader` may read, and proofs that `daoji verify` takes without a call to
 * us. What is missing is named in `missing.txt`, never left out silently; `SHA256SUMS` comes last and covers all.
 */
export async function* evidenceFolder(
  source: EvidenceSource,
  recall: Recall,
  reader?: Identity,
): AsyncGenerator<ZipFile> {
  const sums: string[] = [];
  const faults: string[] = [];
  const faultOf: FaultOf = (name) => (error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL';
    source.logger.warn({ err: error, file: name }, 'evidence is missing');
    faults.push(`${name}: ${code}\n`);
  };
  const parts = [
    recordFiles(source, recall, faultOf),
    proofFiles(source, recall, faultOf),
    archivedFiles(source, recall, reader, faultOf),
  ];
  for (const part of parts) {
    for await (const file of part) {
      sums.push(`${toHex(sha256(file.bytes))}  ${file.name}\n`);
      yield file;
    }
  }
  const missing = text('missing.txt', faults.length === 0 ? '无 none\n' : faults.join(''));
  sums.push(`${toHex(sha256(missing.bytes))}  ${missing.name}\n`);
  yield missing;
  yield text('SHA256SUMS', sums.join(''));
}

/** Takes down that a file is missing, and why. */
type FaultOf = (name: string) => (error: unknown) => undefined;

async function* recordFiles(
  source: EvidenceSource,
  recall: Recall,
  faultOf: FaultOf,
): AsyncGenerator<ZipFile> {
  const { index } = source;
  const view = recallView(source, recall);
  yield text('README.txt', README);
  yield json('recall.json', view);
  for (const name of Object.keys(RECALL_PAPERS) as RecallPaper[]) {
    yield text(`${name}.html`, recallPaper(source, view, name, ''));
  }
  yield text('acknowledgements.csv', acknowledgements(recall));
  yield text('events.ndjson', await eventLines(source, commandsOf(source, recall)));
  for (const { lotId } of recall.lots) {
    const lot = index.lot(lotId);
    if (lot) yield json(`lots/${lotId}.json`, lot);
  }
  const root = await readFile(source.trustRootPath).catch(faultOf('trust-root.json'));
  if (root) yield { bytes: root, name: 'trust-root.json' };
}

async function* proofFiles(
  source: EvidenceSource,
  recall: Recall,
  faultOf: FaultOf,
): AsyncGenerator<ZipFile> {
  const proof = await recallBundle(source, commandsOf(source, recall)).catch(
    faultOf('proofs/recall.traceproof'),
  );
  if (proof) yield json('proofs/recall.traceproof', proof);
  for (const { lotId } of recall.lots) {
    const name = `proofs/lot-${lotId}.traceproof`;
    const bundle = await lotBundle(source, lotId).catch(faultOf(name));
    if (bundle) yield json(name, bundle);
  }
}

async function* archivedFiles(
  source: EvidenceSource,
  recall: Recall,
  reader: Identity | undefined,
  faultOf: FaultOf,
): AsyncGenerator<ZipFile> {
  for (const hash of await evidenceFileHashes(source, recall)) {
    yield* (await evidenceFile(source, hash, reader).catch(faultOf(`files/${hash}`))) ?? [];
    const name = `proofs/file-${hash}.traceproof`;
    const bundle = await documentBundle(source, hash).catch(faultOf(name));
    if (bundle) yield json(name, bundle);
  }
}

function commandsOf({ index }: EvidenceSource, { recallId }: Recall): string[] {
  return index.eventsOf(`recall~${recallId}`).map(({ commandId }) => commandId);
}

async function recallBundle(
  { catalog, ledger }: EvidenceSource,
  commandIds: readonly string[],
): Promise<Bundle> {
  const transactionOf = async (commandId: string): Promise<string | undefined> =>
    (await catalog.findEvent('trace', commandId))?.recordedIn.transactionId;
  const told = await assembleEventClaims({ channel: 'trace', ledger, transactionOf }, commandIds);
  return { mediaType: BUNDLE_MEDIA_TYPE, subject: {}, ...told, checkpoints: [] };
}

async function eventLines(
  { catalog }: EvidenceSource,
  commandIds: readonly string[],
): Promise<string> {
  const lines: string[] = [];
  for (const commandId of commandIds) {
    const event = await catalog.findEvent('trace', commandId);
    if (event) lines.push(`${JSON.stringify(event)}\n`);
  }
  return lines.join('');
}

function acknowledgements({ holders }: Recall): string {
  const columns = [
    'holderId',
    'grams',
    'notifiedAt',
    'acknowledgedAt',
    'returnedGrams',
    'destroyedGrams',
    'stillOutGrams',
    'tokenHash',
  ] as const;
  const rows = holders.map((holder) =>
    csvLine(columns.map((column) => guardedCell(holder[column]?.toString()))),
  );
  return `${BYTE_ORDER_MARK}${csvLine([...columns])}${rows.join('')}`;
}

function text(name: string, content: string): ZipFile {
  return { bytes: utf8(content), name };
}

function json(name: string, value: unknown): ZipFile {
  return text(
    name,
    `${JSON.stringify(value, undefined, name.endsWith('.json') ? 2 : undefined)}\n`,
  );
}

const README = `召回证据包 Recall evidence folder

recall.json            召回记录、账目、时限 record, account, clocks
plan.html notice.html summary.html   召回计划、公告、总结（可打印） papers to print
acknowledgements.csv   各持有人的答复 what each holder said
events.ndjson          每一步的签名命令 each signed command
lots/                  被召回批次在账本上的值 recalled lots as the ledger has them
proofs/                证明文件：daoji verify FILE --root ROOT（不联网）
files/                 文件 FILE，加盐的另有 FILE.salt：cat HASH.salt HASH.pdf | sha256sum = HASH
                       files behind fingerprints; a salted one has its salt beside it, hashed before it
trust-root.json        只为方便；核验者应自备 a convenience, verifiers bring their own
missing.txt            未能放入的文件及原因 what could not be put in, and why
SHA256SUMS             sha256sum -c SHA256SUMS
`;
