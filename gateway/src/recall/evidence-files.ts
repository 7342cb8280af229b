// SPDX-License-Identifier: Apache-2.0
import { filesOf, type Command, type Identity, type Recall } from '@daoji/model';

import { getDocument } from '../documents/documents.js';
import { partiesOfFile, type FileSource } from '../documents/file-right.js';
import { assertIsParty } from '../documents/read-right.js';
import type { ZipFile } from '../exports/zip.js';
import type { Services } from '../http/services.js';

/** Where the files of a recall are read. */
export type EvidenceFileSource = FileSource & Pick<Services, 'archive'>;

const ENDINGS = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const;

/** Commands on a recalled lot whose files belong to the recall: its papers, and the record of a destruction. */
const LOT_COMMANDS: readonly string[] = ['attachDocument', 'destroyLot'];

/**
 * Fingerprints of the files of a recall: those that its commands name, and those of papers and destructions of its lots.
 * @returns hex SHA-256 each, once, in the order of the record.
 */
export async function evidenceFileHashes(
  { catalog, index }: FileSource,
  { lots, recallId }: Recall,
): Promise<string[]> {
  const hashes: string[] = [];
  const refs = [
    ...index.eventsOf(`recall~${recallId}`),
    ...lots
      .flatMap(({ lotId }) => index.eventsOf(`lot~${lotId}`))
      .filter(({ type }) => LOT_COMMANDS.includes(type)),
  ];
  for (const { commandId } of refs) {
    const event = await catalog.findEvent('trace', commandId);
    if (event)
      hashes.push(...filesOf(JSON.parse(event.command) as Command).map(({ hash }) => hash));
  }
  return [...new Set(hashes)];
}

/**
 * A file of the archive as it goes into the folder, and before it the salt that was hashed with it, where it has one. The
 * archive has held the bytes against the fingerprint.
 * @param reader - who asks; without one, public files alone.
 * @throws GatewayError `DOCUMENT_PRIVATE`, `DOCUMENT_TYPE`; ArchiveError.
 */
export async function evidenceFile(
  source: EvidenceFileSource,
  hash: string,
  reader: Identity | undefined,
): Promise<ZipFile[]> {
  const { isSalted, parties } = await partiesOfFile(source, hash);
  if (isSalted) assertIsParty(reader, parties);
  const { bytes, mediaType, salt } = await getDocument(source.archive, hash, isSalted);
  const file = { bytes, name: `files/${hash}.${ENDINGS[mediaType]}` };
  return salt ? [{ bytes: salt, name: `files/${hash}.salt` }, file] : [file];
}
