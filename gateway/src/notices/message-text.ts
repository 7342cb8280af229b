// SPDX-License-Identifier: Apache-2.0
import { isPrivate, type Delivery, type Notice } from './notice.js';

const CUT_MARK = '…';
const ASKED = '请到页面确认；没人确认会继续上报。';
const ASKED_PRIVATELY = '与您有关的，请用自己的密钥到“质量提示”页查看。';

/**
 * What people read in a chat: Chinese first, what is asked of them, the page to answer on, and an id by which a repeat is
 * known. No names, coordinates or prices: a notice has none but what its note says.
 * @param minutes - how long nobody has answered, for a step above 0.
 */
export function messageText(
  notice: Notice,
  delivery: Pick<Delivery, 'step'>,
  options: { readonly link?: string | undefined; readonly minutes: number },
): string {
  const { en, id, note, standing, zh } = notice;
  const { link, minutes } = options;
  const lines = [
    delivery.step > 0 && `【第 ${delivery.step + 1} 次提醒】${minutes} 分钟没人确认`,
    `【稻迹】${zh}`,
    note !== undefined && `说明：${note}`,
    standing === 'asks' && (isPrivate(notice) ? ASKED_PRIVATELY : ASKED),
    en,
    delivery.step > 0 && `Reminder ${delivery.step + 1}: nobody answered for ${minutes} min.`,
    link,
    `#${id.slice(-10)}`,
  ];
  return lines
    .filter((line) => typeof line === 'string')
    .map((line) => (line === link ? line : withoutMentions(line)))
    .join('\n');
}

/** Cuts text to so many bytes of UTF-8, at the border of a character, with a mark. */
export function cutBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  let kept = '';
  let bytes = Buffer.byteLength(CUT_MARK);
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    kept += character;
  }
  return `${kept}${CUT_MARK}`;
}

/** WeCom reads `<@userid>` and Feishu `<at …>` in a text as a call to that person: a note must call nobody. */
function withoutMentions(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('>', '＞').replaceAll('@', '＠');
}
