// SPDX-License-Identifier: Apache-2.0
import { inflateSync } from 'node:zlib';

/**
 * Names under which a PDF reader runs, opens, sends or fetches something by itself; and `Encrypt`, since what is encrypted
 * cannot be looked through. Source: ISO 32000-1 §7.6, §7.11, §12.6, §12.7.
 */
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|Rendition|Movie|Sound|GoToE|Encrypt)\b/;

/** Bytes that the object streams of one document may unpack to; one that unpacks to more is refused. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** True for a PDF with active content, also in names with #-escapes and in compressed object streams. */
export function isActivePdf(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (ACTIVE.test(unescaped(text))) return true;
  let left = MAX_UNPACKED_BYTES;
  for (const packed of objectStreams(text)) {
    const unpacked = unpack(packed, left);
    if (unpacked === undefined) return true;
    left -= unpacked.length;
    if (ACTIVE.test(unescaped(unpacked))) return true;
  }
  return false;
}

/** Names with `#4a` for `J`; ISO 32000-1 §7.3.5. */
function unescaped(text: string): string {
  return text.replaceAll(/#([0-9a-fA-F]{2})/g, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Bodies of the streams that hold objects; content and picture streams hold none. */
function* objectStreams(text: string): Generator<string> {
  let from = 0;
  for (;;) {
    const start = text.indexOf('stream', from);
    if (start === -1) return;
    const end = text.indexOf('endstream', start);
    const dictionary = text.slice(Math.max(from, text.lastIndexOf('obj', start)), start);
    from = end === -1 ? text.length : end + 'endstream'.length;
    if (!/\/ObjStm\b/.test(unescaped(dictionary))) continue;
    const body = text.slice(start + 'stream'.length, end === -1 ? undefined : end);
    yield body.replace(/^\r?\n/, '');
  }
}

/** The objects of a stream; `undefined` for one that cannot be looked through. */
function unpack(body: string, maxOutputLength: number): string | undefined {
  const bytes = Buffer.from(body, 'latin1');
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, maxOutputLength) }).toString('latin1');
  } catch {
    // No deflate: either plain text, which was looked through already, or a filter that nobody needs for objects.
    return /^\s*\d+\s+\d+/.test(body) ? body : undefined;
  }
}
