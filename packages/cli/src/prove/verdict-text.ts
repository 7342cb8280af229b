// SPDX-License-Identifier: Apache-2.0
import { decimalText, type ShownFinding } from '@daoji/model';
import { STATEMENTS, type StatementVerdict } from '@daoji/proof';

import { bothWords } from '../both-words.js';
import type { ProofCheckResult } from './check-proof.js';

const MARKS: Readonly<Record<StatementVerdict['status'], string>> = {
  pass: '✓',
  fail: '✗',
  absent: '–',
};

const OTHER_LOT =
  '  ✗ 证明没有这一批的任何一步，可能属于别的批次 · the proof holds no step of the lot that is shown, it may be of another';

const FINDINGS: Readonly<Record<ShownFinding['kind'], string>> = {
  differs: '✗ 不一致 differs',
  'left-out': '✗ 证明里没有（应有） left out',
  unproven: '– 证明未涵盖 unproven',
};

/** The verdict for people: eight statements in both languages with their codes, what is proven, what differs. */
export function verdictText(result: ProofCheckResult): string {
  const { verdict, findings, codes, documentHash, rootWords } = result;
  const statements = STATEMENTS.map((name) => {
    const { status, code, detail } = verdict.statements[name];
    const words = `${bothWords(`statement.${name}`)}: ${bothWords(`status.${status}`)}`;
    return `  ${MARKS[status]} ${words}${code === undefined ? '' : ` [${code}]`} – ${detail}`;
  });
  const readings = verdict.readings.map(
    (reading) =>
      `  ${reading.deviceId}/${reading.bootEpoch}/${reading.seq} ${reading.channel} ${reading.quantity} ` +
      `${decimalText(reading.value, reading.scale)} ${reading.unit} @ ${reading.time}`,
  );
  const events = verdict.events.map(
    (event) => `  ${event.commandId} ${event.type} ${event.subjects.join(' ')}`,
  );
  const differences = findings.map(
    ({ kind, what, shown, proven }) =>
      `  ${FINDINGS[kind]}: ${what}: ${shown}${proven === undefined ? '' : ` ≠ ${proven}`}`,
  );
  return [
    headline(verdict.outcome, codes),
    ...statements,
    ...section('读数 · readings', readings.slice(0, 40)),
    ...section('事件 · events', events.slice(0, 40)),
    ...section('页面所示 · shown', [
      ...(codes.includes('TP_SHOWN_OTHER_LOT') ? [OTHER_LOT] : []),
      ...differences.slice(0, 40),
    ]),
    ...(documentHash === undefined ? [] : [`文件指纹 · document ${documentHash}`]),
    ...(rootWords === undefined
      ? []
      : [`信任根六字口令 · trust root  ${rootWords.zh.join(' ')} · ${rootWords.en.join(' ')}`]),
    ...verdict.notices.map((notice) => `! ${notice}`),
    verdict.collusion,
  ].join('\n');
}

function headline(outcome: string, codes: readonly string[]): string {
  const failed =
    outcome !== 'valid' ||
    codes.some((code) => code.startsWith('TP_SHOWN') || code.startsWith('TP_DOC'));
  const word = failed ? 'verdict.inconsistent' : 'verdict.consistent';
  const list = codes.length > 0 ? `  ${codes.join(' ')}` : '';
  return `${outcome === 'malformed' ? bothWords('verdict.unchecked') : bothWords(word)}${list}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines] : [];
}
