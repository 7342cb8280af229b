// SPDX-License-Identifier: Apache-2.0
import { VALUE_WORDS, wordsOf } from '@daoji/model';

import { columnHead } from './column-heads.js';
import { cellsOf, type Column } from './columns.js';
import { BYTE_ORDER_MARK, csvLine, guardedCell } from './csv-cells.js';
import { IMPORT_EXAMPLES } from './import-examples.js';
import { importTable } from './import-table.js';
import { partSeparator } from './part-cells.js';

/** Closed values that a note lists; of more, the chaincode's refusal names them. */
const LISTED_VALUES = 20;

/**
 * A file to fill in: the header, a note that says what each column takes, and one example as a note. Heads may be written in
 * Chinese too, as the notes name them. @throws CsvError `CSV_KIND`, `CSV_LIST_DERIVED`.
 */
export function importTemplate(kind: string): string {
  const { columns, kind: known } = importTable(kind);
  return [
    BYTE_ORDER_MARK,
    csvLine(columns.map(({ name }) => name)),
    csvLine(asNote(columns.map((column) => guardedCell(noteOf(column))))),
    csvLine(asNote(cellsOf(columns, IMPORT_EXAMPLES[known]))),
  ].join('');
}

function noteOf(column: Column): string {
  const { isOptional, kind, name } = column;
  const unit = Object.entries(UNITS).find(([end]) => name.endsWith(end))?.[1];
  return [
    columnHead(name) ?? name,
    ...(unit === undefined ? [formOf(column)] : [unit]),
    ...(kind === 'list' && unit !== undefined ? [KIND_WORDS.list] : []),
    isOptional ? '可不填 optional' : '必填 required',
  ].join(' · ');
}

function formOf({ kind, parts = [], values = [] }: Column): string {
  if (kind === 'parts') {
    const names = (say: (name: string) => string): string =>
      parts.map(({ name }) => say(name)).join(partSeparator(parts));
    return `${names((name) => columnHead(name) ?? name)}，用 ; 分隔 ${names(String)} parted by ;`;
  }
  if (values.length === 0 || values.length > LISTED_VALUES) return KIND_WORDS[kind];
  const said = values.map((value) => {
    const word = wordsOf(VALUE_WORDS, value, 'zh');
    return word === value ? value : `${word} ${value}`;
  });
  return `${said.join(' / ')}${kind === 'list' ? `，${KIND_WORDS.list}` : ''}`;
}

const UNITS: Readonly<Record<string, string>> = {
  Grams: '克 g',
  M2: '平方米 m²',
  MilliPercent: '千分之一个百分点（16.5 % 写 16500）',
  MilliPerMu: '每亩千分之一单位',
  Milli: '千分之一单位',
  Commitment: '加盐指纹，64 位十六进制 salted hash',
  Hash: 'SHA-256，64 位十六进制',
  validFrom: '日期 2026-10-04（责任人密钥写世界时 UTC）',
  validTo: '日期 2026-10-04（责任人密钥写世界时 UTC）',
  eventTime: '世界时 UTC 2026-10-04T08:12:30.000Z',
  On: '日期 2026-10-04',
  Date: '日期 2026-10-04',
};

const KIND_WORDS: Readonly<Record<Column['kind'], string>> = {
  boolean: 'true / false',
  json: 'JSON',
  list: '用 ; 分隔 parted by ;',
  number: '数字 number',
  parts: '用 ; 分隔 parted by ;',
  text: '文字 text',
};

function asNote([first = '', ...rest]: readonly string[]): string[] {
  return [`# ${first}`, ...rest];
}
