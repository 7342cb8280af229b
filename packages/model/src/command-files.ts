// SPDX-License-Identifier: Apache-2.0

/** Fields of commands that hold the fingerprint of one file of the archive. */
const FILE_FIELDS = ['documentHash', 'photoHash'] as const;

/** A file that a command names. */
export interface NamedFile {
  /** Hex SHA-256, its address in the archive. */
  readonly hash: string;
  /**
   * True: SHA-256 of 16 bytes of salt and the file, given to parties and authorities alone. So is every file but one of
   * `attachDocument` that does not say so (`docs/decisions/0078-files-behind-fingerprints.md`).
   */
  readonly isSalted: boolean;
}

/** What is read of a command: any of them, also one of a later version. */
interface AnyCommand {
  readonly type: string;
  readonly onBehalfOf?: unknown;
}

/**
 * Files that a command names: a document, the photo of a load, a signed paper, the record of a destruction. None of a
 * `captureEpcis`, whose document is no picture or PDF and is kept by the capture itself.
 */
export function filesOf(command: AnyCommand): NamedFile[] {
  if (command.type === 'captureEpcis') return [];
  const isPublic = command.type === 'attachDocument' && fieldOf(command, 'salted') !== true;
  const hashes = [command, command.onBehalfOf]
    .flatMap((part) => FILE_FIELDS.map((field) => fieldOf(part, field)))
    .filter((hash) => typeof hash === 'string' && hash !== '');
  return [...new Set(hashes)].map((hash) => ({ hash: String(hash), isSalted: !isPublic }));
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined;
}
