// SPDX-License-Identifier: Apache-2.0
import { open } from 'node:fs/promises';

const BLOCK_BYTES = 1 << 20;
const LINE_FEED = 0x0a;

/**
 * Tells the lines of a file in order, without their line feeds; empty ones are left out. Bytes and not texts, so that a checksum
 * is taken of them as they lie there, and a long line is put together once.
 * @param take - told each line, which is valid during the call; false ends the reading.
 * @returns false when `take` ended it.
 */
export async function eachLine(path: string, take: (line: Buffer) => boolean): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    let parts: Buffer[] = [];
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(BLOCK_BYTES));
      if (bytesRead === 0) return takeWhole(parts, take);
      const block = buffer.subarray(0, bytesRead);
      let from = 0;
      for (let end = block.indexOf(LINE_FEED); end !== -1; end = block.indexOf(LINE_FEED, from)) {
        if (!takeWhole([...parts, block.subarray(from, end)], take)) return false;
        parts = [];
        from = end + 1;
      }
      if (from < bytesRead) parts.push(block.subarray(from));
    }
  } finally {
    await file.close();
  }
}

function takeWhole(parts: readonly Buffer[], take: (line: Buffer) => boolean): boolean {
  const [first, ...others] = parts;
  const line = first === undefined || others.length === 0 ? first : Buffer.concat(parts);
  return line === undefined || line.length === 0 || take(line);
}
