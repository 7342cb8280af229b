// SPDX-License-Identifier: Apache-2.0
import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. */
export interface ZipFile {
  /** Relative path with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** 1980-01-01, the first date that the format knows: the same files make the same bytes. */
const DOS_DATE = 0x21;
const VERSION = 20;
const UTF8_NAME = 0x800;
const DEFLATED = 8;
/** Without ZIP64 an archive ends here. */
const MAX_BYTES = 0xffff_ffff;
const MAX_FILES = 0xffff;

/**
 * Files as a ZIP archive, piece by piece: one file is in memory at a time. Source: PKWARE APPNOTE 6.3.10, §4.3.7, §4.3.12,
 * §4.3.16.
 * @throws RangeError beyond 4 GiB or 65,535 files.
 */
export async function* zipOf(
  files: AsyncIterable<ZipFile> | Iterable<ZipFile>,
): AsyncGenerator<Uint8Array> {
  const directory: Uint8Array[] = [];
  let offset = 0;
  for await (const { bytes, name } of files) {
    const packed = deflateRawSync(bytes);
    const head = headOf(name, bytes, packed);
    directory.push(centralOf(name, head, offset));
    offset += head.length + Buffer.byteLength(name) + packed.length;
    if (offset > MAX_BYTES || directory.length > MAX_FILES) {
      throw new RangeError(`expected at most 4 GiB and ${MAX_FILES} files, got more`);
    }
    yield Buffer.concat([head, Buffer.from(name), packed]);
  }
  const central = Buffer.concat(directory);
  yield central;
  yield endOf(directory.length, central.length, offset);
}

/** Local file header without the name. */
function headOf(name: string, bytes: Uint8Array, packed: Uint8Array): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  fillCommon(head, 4, { bytes, name, packed });
  return head;
}

/** Central directory header with the name; its common fields are those of the local header. */
function centralOf(name: string, head: Buffer, offset: number): Buffer {
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(VERSION, 4);
  head.copy(central, 6, 4, 30);
  central.writeUInt32LE(offset, 42);
  return Buffer.concat([central, Buffer.from(name)]);
}

function fillCommon(
  target: Buffer,
  at: number,
  { bytes, name, packed }: ZipFile & { readonly packed: Uint8Array },
): void {
  target.writeUInt16LE(VERSION, at);
  target.writeUInt16LE(UTF8_NAME, at + 2);
  target.writeUInt16LE(DEFLATED, at + 4);
  target.writeUInt16LE(0, at + 6);
  target.writeUInt16LE(DOS_DATE, at + 8);
  target.writeUInt32LE(crc32(bytes), at + 10);
  target.writeUInt32LE(packed.length, at + 14);
  target.writeUInt32LE(bytes.length, at + 18);
  target.writeUInt16LE(Buffer.byteLength(name), at + 22);
  target.writeUInt16LE(0, at + 24);
}

function endOf(files: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
