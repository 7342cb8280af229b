// SPDX-License-Identifier: Apache-2.0
import { toBase64, utf8 } from '@daoji/proof';

import { ApiProblem } from '../api/problem.js';
import { postFile } from '../api/request.js';
import { routes } from '../api/routes.js';
import { outboxEntries, putOutbox, type OutboxEntry } from './device-store.js';
import { isFinalRefusal } from './final-refusal.js';
import type { PickedFile } from './picked-files.js';

/** What came of bringing an entry's files to the archive. */
export interface Stored {
  /** The entry with the files that the archive does not have yet. */
  readonly entry: OutboxEntry;
  /** Why it will never take one of them. */
  readonly refused?: string;
  readonly isOffline: boolean;
}

/**
 * Brings the files of a signed command to the archive, before the command goes to the ledger: a file that the archive does
 * not take must not stand in the ledger. Where it only does not answer, the file stays on this device and goes again.
 */
export async function storeFilesOf(entry: OutboxEntry): Promise<Stored> {
  const left: PickedFile[] = [];
  let isOffline = false;
  for (const file of entry.files ?? []) {
    const cause: unknown =
      file.isRefused === true || isOffline ? 'kept' : await failureOf(file, entry);
    isOffline ||= cause instanceof ApiProblem && cause.status === 0;
    if (cause === 'kept') left.push(file);
    else if (cause !== undefined) left.push(afterFailure(file, cause));
  }
  const refused = left.find((one) => one.isRefused)?.why;
  return { entry: { ...entry, files: left }, isOffline, ...(refused !== undefined && { refused }) };
}

/** Why the archive did not take a file; `undefined` when it has it. */
async function failureOf(file: PickedFile, entry: OutboxEntry): Promise<unknown> {
  try {
    await uploadFile(file, entry);
    return undefined;
  } catch (cause) {
    return cause ?? new Error('expected a reason');
  }
}

function afterFailure(file: PickedFile, cause: unknown): PickedFile {
  const isProblem = cause instanceof ApiProblem;
  const why = isProblem ? `${cause.code}: ${cause.message}` : String(cause);
  return { ...file, why, ...(isProblem && isFinalRefusal(cause) && { isRefused: true }) };
}

/** Files of commands that the ledger has and the archive has not: once more. */
export async function storeWaitingFiles(): Promise<void> {
  for (const entry of (await outboxEntries()).filter(isFileWaiting)) {
    if (isFileRefused(entry)) continue;
    const { entry: after, isOffline } = await storeFilesOf(entry);
    await putOutbox(after);
    if (isOffline) return;
  }
}

/** True for a recorded command with a file that the archive does not have yet. */
export function isFileWaiting({ files = [], state }: OutboxEntry): boolean {
  return files.length > 0 && state === 'committed';
}

/** True where the archive will not take what is left of an entry's files. */
export function isFileRefused({ files = [] }: OutboxEntry): boolean {
  return files.length > 0 && files.every(({ isRefused }) => isRefused === true);
}

/** The entry with every file on its way again, also what was refused, e.g. after a key got its right. */
export function withFilesAgain(entry: OutboxEntry): OutboxEntry {
  const files = entry.files?.map(({ content, hash, salt }) => ({
    content,
    hash,
    ...(salt !== undefined && { salt }),
  }));
  return { ...entry, ...(files && { files }) };
}

/** Stores a file; a demo key has its session for the right to do so. Throws as `postFile`. */
export async function uploadFile(
  { content, salt }: PickedFile,
  { command, signature }: Pick<OutboxEntry, 'command' | 'signature'>,
): Promise<void> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  await postFile(routes.putDocument(), content.type, bytes, {
    ...(signature !== '' && {
      'daoji-command': toBase64(utf8(JSON.stringify({ command, signature }))),
    }),
    ...(salt !== undefined && { 'daoji-salt': salt }),
  });
}
