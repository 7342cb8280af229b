// SPDX-License-Identifier: Apache-2.0
import { BYTE_ORDER_MARK, csvLine, guardedCell } from '@daoji/exchange';

import type { Everything } from '../everything/lot-everything.js';

const HEAD = ['part', 'item', 'field', 'value'];
/** Links are of no use in a table that was taken along. */
const LEFT_OUT = ['exports'];

/**
 * All of a lot as one table: a line for each value, by part, place in the part and field. Formulas are guarded; nothing is
 * left out that the answer has.
 */
export function everythingCsv(everything: Everything): string {
  const lines = Object.entries(everything)
    .filter(([part]) => !LEFT_OUT.includes(part))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([part, value]) => linesOf(part, value));
  return [`${BYTE_ORDER_MARK}${csvLine(HEAD)}`, ...lines].join('');
}

function linesOf(part: string, value: unknown): string[] {
  const items = Array.isArray(value) ? (value as unknown[]) : [value];
  return items.flatMap((item, at) =>
    leavesOf(item).map(([field, text]) =>
      csvLine([part, String(at + 1), field, guardedCell(text)]),
    ),
  );
}

/** Values without members, each with the path to it. */
function leavesOf(value: unknown, path = ''): [field: string, text: string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : leavesOf(member, path === '' ? key : `${path}.${key}`),
  );
}
