// SPDX-License-Identifier: Apache-2.0
import { CheckError } from './check-error.js';

/** Largest bundle after unpacking (`docs/spec/trace-proof.md`, container). */
export const MAX_BUNDLE_BYTES = 8 * 1024 * 1024;

/** Largest ratio of unpacked to packed bytes; above it the file is an attack, not a proof. */
export const MAX_INFLATE_RATIO = 200;

/**
 * Unpacks gzip, known by its magic bytes; anything else is returned as it came.
 * @throws {@link CheckError} `CHECK_TOO_LARGE`, `CHECK_NOT_GZIP`, `CHECK_NO_INFLATE`.
 */
export async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length > MAX_BUNDLE_BYTES) throw tooLarge(bytes.length);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  if (typeof DecompressionStream === 'undefined') {
    throw new CheckError('CHECK_NO_INFLATE', 'expected DecompressionStream in this browser');
  }
  const limit = Math.min(MAX_BUNDLE_BYTES, bytes.length * MAX_INFLATE_RATIO);
  try {
    return await readUpTo(unpacked(bytes), limit);
  } catch (cause) {
    if (cause instanceof CheckError) throw cause;
    throw new CheckError('CHECK_NOT_GZIP', 'expected a whole gzip stream', { cause });
  }
}

function unpacked(bytes: Uint8Array): ReadableStream<Uint8Array> {
  const source = new Blob([Uint8Array.from(bytes)]).stream();
  return source.pipeThrough(new DecompressionStream('gzip'));
}

async function readUpTo(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(parts, length);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw tooLarge(length);
    }
    parts.push(value);
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function tooLarge(length: number): CheckError {
  return new CheckError(
    'CHECK_TOO_LARGE',
    `expected at most ${MAX_BUNDLE_BYTES} bytes, got ${length}`,
  );
}
