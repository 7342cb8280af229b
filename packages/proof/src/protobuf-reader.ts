// SPDX-License-Identifier: Apache-2.0
import { demand, Refusal } from './refusal.js';

/** How a field is carried: `bytes` and `uint` stand at most once, `[]` any number of times, `?` tells absent from empty. */
export type FieldKind = 'bytes' | 'bytes?' | 'bytes[]' | 'uint' | 'uint?';

/** Field names of one message with their numbers and kinds. */
export type MessageShape = Readonly<Record<string, readonly [number, FieldKind]>>;

interface KindValue {
  bytes: Uint8Array;
  'bytes?': Uint8Array | undefined;
  'bytes[]': readonly Uint8Array[];
  uint: bigint;
  'uint?': bigint | undefined;
}

/** The decoded message: absent `bytes` are empty, an absent `uint` is 0. */
export type Decoded<S extends MessageShape> = {
  readonly [K in keyof S]: KindValue[S[K][1]];
};

interface RawField {
  readonly number: number;
  readonly value: bigint | Uint8Array;
}

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;
const MAX_UINT64 = 2n ** 64n - 1n;

/**
 * Reads a protobuf message strictly: minimal varints, no second copy of a singular field, no trailing bytes, and no
 * field outside `shape` unless `open`. Returned byte ranges are views of the received bytes, never re-encoded.
 * @param what - name of the message for the refusal's text.
 * @throws {@link Refusal} `TP_PROTOBUF`.
 */
export function readMessage<const S extends MessageShape>(
  bytes: Uint8Array,
  shape: S,
  what: string,
  { open = false }: { readonly open?: boolean } = {},
): Decoded<S> {
  const names = new Map(
    Object.entries(shape).map(([name, [number, kind]]) => [number, { name, kind }]),
  );
  const fields: Record<string, bigint | Uint8Array | Uint8Array[] | undefined> = {};
  for (const [name, [, kind]] of Object.entries(shape)) fields[name] = emptyOf(kind);
  const seen = new Set<number>();
  for (const field of readFields(bytes, what)) {
    const known = names.get(field.number);
    if (!known) {
      demand(open, 'TP_PROTOBUF', `${what}: expected no field ${field.number}`);
      continue;
    }
    const repeated = known.kind === 'bytes[]';
    demand(
      repeated || !seen.has(field.number),
      'TP_PROTOBUF',
      `${what}: field ${known.name} stands twice`,
    );
    seen.add(field.number);
    fields[known.name] = valueOf(field, known.kind, fields[known.name], `${what}.${known.name}`);
  }
  return fields as Decoded<S>;
}

/** Field numbers in the order of the wire; for rules about order and count. */
export function fieldOrder(bytes: Uint8Array, what: string): number[] {
  return readFields(bytes, what).map((field) => field.number);
}

function emptyOf(kind: FieldKind): bigint | Uint8Array | Uint8Array[] | undefined {
  if (kind === 'bytes[]') return [];
  if (kind === 'uint') return 0n;
  return kind === 'bytes' ? new Uint8Array(0) : undefined;
}

function valueOf(
  field: RawField,
  kind: FieldKind,
  before: bigint | Uint8Array | Uint8Array[] | undefined,
  what: string,
): bigint | Uint8Array | Uint8Array[] {
  const wantsNumber = kind === 'uint' || kind === 'uint?';
  const { value } = field;
  demand(wantsNumber === (typeof value === 'bigint'), 'TP_PROTOBUF', `${what}: other wire type`);
  if (typeof value === 'bigint' || !Array.isArray(before)) return value;
  before.push(value);
  return before;
}

function readFields(bytes: Uint8Array, what: string): RawField[] {
  const cursor = new WireCursor(bytes, what);
  const fields: RawField[] = [];
  while (!cursor.isDone) fields.push(cursor.field());
  return fields;
}

class WireCursor {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  #at = 0;

  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes;
    this.#what = what;
  }

  get isDone(): boolean {
    return this.#at === this.#bytes.length;
  }

  field(): RawField {
    const key = this.#varint();
    const number = Number(key >> 3n);
    if (number < 1 || number > 0x1fffffff) throw this.#bad('field number out of range');
    return { number, value: this.#value(Number(key & 7n)) };
  }

  #value(wire: number): bigint | Uint8Array {
    if (wire === VARINT) return this.#varint();
    if (wire === LENGTH_DELIMITED) return this.#take(this.#varint());
    if (wire === FIXED64) return this.#take(8n);
    if (wire === FIXED32) return this.#take(4n);
    throw this.#bad(`wire type ${wire}`);
  }

  #varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw this.#bad('varint cut short');
      this.#at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        if (byte === 0 && shift > 0n) throw this.#bad('varint not minimal');
        if (value > MAX_UINT64) throw this.#bad('varint above 64 bits');
        return value;
      }
    }
    throw this.#bad('varint longer than 10 bytes');
  }

  #take(length: bigint): Uint8Array {
    const from = this.#at;
    if (length > BigInt(this.#bytes.length - from)) throw this.#bad('field runs past the end');
    this.#at += Number(length);
    return this.#bytes.subarray(from, this.#at);
  }

  #bad(why: string): Refusal {
    return new Refusal('TP_PROTOBUF', `${this.#what}: ${why} at byte ${this.#at}`);
  }
}
