// SPDX-License-Identifier: Apache-2.0
import { BUNDLE_MEDIA_TYPE } from '@daoji/proof';

/** Characters of a strange file that are shown. */
const SHOWN = 40;

/** A file as it was named, and what is in it. */
export interface NamedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/**
 * Says of a file that cannot be a trace proof what was expected and what came; undefined for one that looks like a proof, whose own
 * fault the verdict names.
 */
export function notAProof({ bytes, name }: NamedFile): string | undefined {
  const seen = kindOf(bytes);
  if (seen === undefined) return undefined;
  return (
    `${name} 不是追溯证明：应为 gzip 压缩或 JSON 的 ${BUNDLE_MEDIA_TYPE}，得到${seen.zh} · ` +
    `${name} is no trace proof: expected ${BUNDLE_MEDIA_TYPE} as gzip or JSON, got ${seen.en}`
  );
}

function kindOf(bytes: Uint8Array): { readonly en: string; readonly zh: string } | undefined {
  if (bytes.length === 0) return { en: 'an empty file', zh: '空文件' };
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return undefined;
  const head = new TextDecoder().decode(bytes.subarray(0, 4 * SHOWN));
  if (head.startsWith('%PDF')) return { en: 'a PDF', zh: ' PDF 文件' };
  if (/^\s*\{/.test(head)) return kindOfJson(bytes);
  const [line = ''] = head.trim().split('\n');
  const isText = !/\p{Cc}|\ufffd/u.test(line.replaceAll(/[\t\r]/g, ''));
  if (!isText) return { en: 'other bytes', zh: '其他二进制内容' };
  const start = JSON.stringify(line.slice(0, SHOWN));
  return { en: `text that begins ${start}`, zh: `以 ${start} 开头的文本` };
}

function kindOfJson(bytes: Uint8Array): ReturnType<typeof kindOf> {
  const mediaType = mediaTypeOf(new TextDecoder().decode(bytes));
  if (mediaType === BUNDLE_MEDIA_TYPE) return undefined;
  return mediaType === undefined
    ? { en: 'JSON without a media type', zh: '没有媒体类型的 JSON' }
    : { en: `JSON of ${mediaType}`, zh: `媒体类型为 ${mediaType} 的 JSON` };
}

function mediaTypeOf(text: string): string | undefined {
  try {
    const { mediaType } = JSON.parse(text) as { mediaType?: unknown };
    return typeof mediaType === 'string' ? mediaType.slice(0, 80) : undefined;
  } catch {
    return undefined;
  }
}
