// SPDX-License-Identifier: Apache-2.0
import { filesOf, type Command } from '@daoji/model';
import { sha256, toBase64, toHex } from '@daoji/proof';

/** Most bytes that the archive takes of one file: 8 MiB. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;
/** Files that a page keeps for its forms; the oldest go first. */
const MAX_KEPT = 20;
const SALT_BYTES = 16;

/** A file that a command names, on its way to the archive. */
export interface PickedFile {
  /** Hex SHA-256 of salt and file, or of the file alone: what the command names. */
  readonly hash: string;
  /** Base64 of 16 bytes; absent for a public document. */
  readonly salt?: string;
  readonly content: Blob;
  /** Why the archive did not take it the last time: it goes again by itself, or with `isRefused` by hand alone. */
  readonly why?: string;
  readonly isRefused?: true;
}

const picked = new Map<string, PickedFile>();

/**
 * Keeps a file that was chosen in a form until the command that names it is signed.
 * @param isSalted - true but for documents that anybody may read.
 */
export async function pickFile(content: Blob, isSalted = true): Promise<PickedFile> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  const salt = isSalted ? crypto.getRandomValues(new Uint8Array(SALT_BYTES)) : new Uint8Array(0);
  const hash = toHex(sha256(joined(salt, bytes)));
  const file: PickedFile = { content, hash, ...(isSalted && { salt: toBase64(salt) }) };
  picked.set(hash, file);
  for (const oldest of [...picked.keys()].slice(0, -MAX_KEPT)) picked.delete(oldest);
  return file;
}

/** Files of this page that a command names; others are in the archive already, or were never chosen here. */
export function pickedFilesOf(command: Command): PickedFile[] {
  return filesOf(command).flatMap(({ hash }) => picked.get(hash) ?? []);
}

/** Bytes one after the other. */
export function joined(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(left.length + right.length);
  all.set(left);
  all.set(right, left.length);
  return all;
}
