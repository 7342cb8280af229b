// SPDX-License-Identifier: Apache-2.0
import { filesOf, type Command } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';
import type { Catalog, RecordedEvent } from '../story/catalog.js';
import { isAboutPerson, mayReadEvent } from '../duties/people-right.js';
import { assertPartyReads, privately, readerOf, type Reader } from './read-right.js';
import type { RightSource } from './upload-right.js';

/** Where the right to read a file is read from. */
export interface FileSource extends RightSource {
  readonly catalog: Catalog;
  readonly index: ReadIndex;
}

/** What the ledger says of a file: whether it is salted, and whose business it then is. */
export interface FileParties {
  /** True for a file that only its parties and regulators are given. */
  readonly isSalted: boolean;
  /** Operators; `undefined` stands for one that is not known. Empty where everybody reads it. */
  readonly parties: readonly (string | undefined)[];
}

/**
 * Lets whoever may read a file have it.
 * @returns true for a salted file, which only its parties are given.
 * @throws GatewayError `DOCUMENT_PRIVATE`.
 */
export async function assertMayReadFile(
  source: FileSource,
  hash: string,
  by: Reader,
): Promise<boolean> {
  const naming = await firstNaming(source, hash);
  if (naming && isAboutPerson(naming.value.type)) {
    const reader = await readerOf(source, hash, by);
    if (mayReadEvent(source.index, reader, naming.value)) return true;
    throw privately(`a key of ${reader.operatorId}`);
  }
  const { isSalted, parties } = await partiesOfFile(source, hash);
  if (isSalted) await assertPartyReads(source, hash, parties, by);
  return isSalted;
}

/** Whose business a file is, by the command that named it first. */
export async function partiesOfFile(source: FileSource, hash: string): Promise<FileParties> {
  const naming = await firstNaming(source, hash);
  const command = naming && (JSON.parse(naming.command) as Command);
  if (naming && command && command.type !== 'attachDocument') {
    const isSalted = filesOf(command).some((file) => file.hash === hash);
    return { isSalted, parties: isSalted ? await partiesOf(source, naming) : [] };
  }
  const all = source.index.records.documentsOf(hash);
  // Whoever attaches a known file again does not become a party to it.
  const document = all.find(({ commandId }) => commandId === naming?.commandId) ?? all[0];
  if (document?.salted !== true) return { isSalted: false, parties: [] };
  const owners = ownersOf(source, document.subject);
  return { isSalted: true, parties: [...owners, document.byOperatorId] };
}

/** The recorded command that named a file first; `undefined` while none has. */
export async function firstNaming(
  { catalog, index }: Pick<FileSource, 'catalog' | 'index'>,
  hash: string,
): Promise<RecordedEvent | undefined> {
  const first = index.files.of(hash);
  return first && catalog.findEvent('trace', first.commandId);
}

/** Operators that a recorded command is about, and the signer's. */
async function partiesOf(
  source: FileSource,
  { command, value }: RecordedEvent,
): Promise<(string | undefined)[]> {
  const { onBehalfOf, signerKeyId = '' } = JSON.parse(command) as Command;
  const signer = await source.catalog.identity('trace', signerKeyId);
  const owners = value.subjects.flatMap((key) => ownersOf(source, key));
  return [signer?.operatorId, onBehalfOf?.operatorId, ...owners];
}

/** Operators whose business a ledger value is. */
function ownersOf({ index }: FileSource, key: string): (string | undefined)[] {
  const [kind = '', id = ''] = key.split('~');
  const { records } = index;
  const slip = kind === 'slip' ? records.get('slip', id) : undefined;
  const recall = kind === 'recall' ? records.get('recall', id) : undefined;
  const owners: Readonly<Record<string, () => (string | undefined)[]>> = {
    alarm: () => [records.get('alarm', id)?.operatorId],
    lot: () => [index.lot(id)?.operatorId],
    operator: () => [id],
    parcel: () => [records.get('parcel', id)?.operatorId],
    product: () => [records.get('product', id)?.brandOwnerId],
    recall: () => [recall?.firmId],
    slip: () => [slip?.buyerOperatorId, slip?.growerOperatorId],
    treatment: () => [records.get('treatment', id)?.operatorId],
  };
  return Object.hasOwn(owners, kind) ? (owners[kind]?.() ?? []) : [];
}
