// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from '@daoji/proof';

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** Field number and value: whole numbers become varints, all else length-delimited. Zero and empty are left out. */
export type WireField = readonly [number: number, value: number | bigint | string | Uint8Array];

/** Protobuf bytes of a message, its fields in the order given. */
export function writeMessage(fields: readonly WireField[]): Uint8Array {
  return concatBytes(...fields.map(([number, value]) => writeField(number, value)));
}

function writeField(number: number, value: WireField[1]): Uint8Array {
  if (typeof value === 'number' || typeof value === 'bigint') {
    if (BigInt(value) === 0n) return new Uint8Array(0);
    return concatBytes(varint((number << 3) | VARINT), varint(value));
  }
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  if (bytes.length === 0) return bytes;
  return embedded(number, bytes);
}

/** A length-delimited field that is written even when empty: a message that is present. */
export function embedded(number: number, bytes: Uint8Array): Uint8Array {
  return concatBytes(varint((number << 3) | LENGTH_DELIMITED), varint(bytes.length), bytes);
}

function varint(value: number | bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt(value);
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}
