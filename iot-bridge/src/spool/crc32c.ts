// SPDX-License-Identifier: Apache-2.0

/** Castagnoli polynomial, reflected. Source: RFC 3720 §12.1; Node's `zlib.crc32` is the IEEE polynomial instead. */
const POLYNOMIAL = 0x82f63b78;
const TABLES = makeTables();

/**
 * CRC-32C of `bytes`, continuing from `seed` (the CRC of what came before). Check value of `123456789`: e3069283.
 * @returns uint32.
 */
export function crc32c(bytes: Uint8Array, seed = 0): number {
  const [t0, t1, t2, t3] = TABLES;
  let crc = ~seed;
  let at = 0;
  // Four bytes a step: a restart reads every byte of the spool through this loop.
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^= word(bytes, at);
    crc =
      entry(t3, crc & 0xff) ^
      entry(t2, (crc >>> 8) & 0xff) ^
      entry(t1, (crc >>> 16) & 0xff) ^
      entry(t0, crc >>> 24);
  }
  for (; at < bytes.length; at += 1) {
    crc = entry(t0, (crc ^ (bytes[at] ?? 0)) & 0xff) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}

function word(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

function entry(table: Int32Array, index: number): number {
  return table[index] ?? 0;
}

function makeTables(): [Int32Array, Int32Array, Int32Array, Int32Array] {
  const first = Int32Array.from({ length: 256 }, (_, index) => {
    let crc = index;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    return crc;
  });
  const next = (table: Int32Array): Int32Array =>
    table.map((crc) => entry(first, crc & 0xff) ^ (crc >>> 8));
  const second = next(first);
  const third = next(second);
  return [first, second, third, next(third)];
}
