// SPDX-License-Identifier: Apache-2.0
import { crc32, inflateRawSync } from 'node:zlib';

/**
 * Files of an archive as its central directory says, each held against its checksum and length. Source: PKWARE APPNOTE 6.3.10, §4.3.12.
 */
export function zipFiles(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.length - 22;
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, length] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = inflateRawSync(archive.subarray(from, from + packed));
    if (bytes.length !== length || crc32(bytes) !== archive.readUInt32LE(at + 16)) {
      throw new Error(`expected the length and checksum of the directory in ${name}`);
    }
    files.set(name, bytes);
    at += 46 + nameLength;
  }
  return files;
}
