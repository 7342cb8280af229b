// SPDX-License-Identifier: Apache-2.0
import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. */
export interface ZipFile {
  /** Printable ASCII without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [STORED, DEFLATED] = [0, 8];
const VERSION = 20;
/** 1 January 1980, the first date that the format knows: the same files make the same archive. */
const DOS_DATE = 0x0021;
/** What the format counts without its 64-bit extension. */
const [MAX_FILES, MAX_BYTES] = [0xffff, 0xffff_ffff];

/**
 * A zip archive of files as they come; one file is in memory at a time. Source: PKWARE APPNOTE 6.3, §4.3.
 * @throws RangeError for a name that could lead out of a folder, and beyond 65,535 files or 4 GiB.
 */
export async function* zipStream(
  files: AsyncIterable<ZipFile> | Iterable<ZipFile>,
): AsyncGenerator<Uint8Array> {
  const central: Uint8Array[] = [];
  let offset = 0;
  for await (const file of files) {
    assertName(file.name);
    const entry = packed(file);
    yield entry.local;
    yield entry.data;
    central.push(centralHeader(entry.fields, file.name, offset));
    offset += entry.local.length + entry.data.length;
    assertRoom(central.length, offset);
  }
  const directory = Buffer.concat(central);
  yield directory;
  yield endRecord(central.length, directory.length, offset);
}

/** Fields that both headers of a file repeat, from the version on to the length of the extra field. */
function packed({ bytes, name }: ZipFile): {
  readonly data: Uint8Array;
  readonly fields: Uint8Array;
  readonly local: Uint8Array;
} {
  const deflated = deflateRawSync(bytes);
  const isSmaller = deflated.length < bytes.length;
  const data = isSmaller ? deflated : bytes;
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(isSmaller ? DEFLATED : STORED, 4);
  fields.writeUInt16LE(DOS_DATE, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([signature(LOCAL), fields, Buffer.from(name, 'latin1')]);
  return { data, fields, local };
}

function centralHeader(fields: Uint8Array, name: string, offset: number): Uint8Array {
  const version = Buffer.alloc(2);
  version.writeUInt16LE(VERSION);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(CENTRAL), version, fields, rest, Buffer.from(name, 'latin1')]);
}

function endRecord(count: number, directoryBytes: number, offset: number): Uint8Array {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function signature(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function assertName(name: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name)) return;
  throw new RangeError(`expected a name of letters, digits, ., _ and -, got ${name.slice(0, 40)}`);
}

function assertRoom(files: number, bytes: number): void {
  if (files <= MAX_FILES && bytes <= MAX_BYTES) return;
  throw new RangeError(`expected at most ${MAX_FILES} files in 4 GiB, got ${files} in ${bytes}`);
}
