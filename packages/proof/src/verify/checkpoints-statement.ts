// SPDX-License-Identifier: Apache-2.0
import type { Bundle } from '../bundle-types.js';
import { equalBytes, fromBase64, fromHex } from '../bytes.js';
import {
  readCheckpoint,
  readVerifierKey,
  type Checkpoint,
  type VerifierKey,
} from '../checkpoint.js';
import { verifyConsistency } from '../merkle.js';
import { demand, refuseAs } from '../refusal.js';
import type { TrustRoot } from '../trust-root-types.js';
import type { Report } from './report.js';
import type { ProvenHead } from './verify-anchor-head.js';

/** Judges `witnessed`: checkpoints signed by known logs, agreeing with the anchored heads, cosigned by enough witnesses. */
export function judgeCheckpoints(
  bundle: Bundle,
  root: TrustRoot,
  heads: ReadonlyMap<string, ProvenHead>,
  report: Report,
): void {
  if (bundle.checkpoints.length === 0) {
    const detail = 'no checkpoint is given';
    report.set('witnessed', { status: 'absent', code: 'TP_WITNESS_ABSENT', detail });
    return;
  }
  report.run('witnessed', () => {
    const { logs, witnesses } = keysOf(root);
    const notes = new Map(
      bundle.checkpoints.map(({ note }) => [note, readCheckpoint(note, logs, witnesses)]),
    );
    const checkpoints = [...notes.values()];
    assertAgree(checkpoints, bundle, notes);
    for (const { head } of heads.values()) assertHead(head, checkpoints);
    const floor = Math.max(...Object.values(root.channels).map(({ floors }) => floors.witness));
    const fewest = Math.min(...checkpoints.map(({ cosigners }) => cosigners.length));
    demand(fewest >= floor, 'TP_WITNESS_FLOOR', `expected ${floor} witnesses, got ${fewest}`);
    const names = [...new Set(checkpoints.flatMap(({ cosigners }) => cosigners.map(describe)))];
    report.set('witnessed', {
      status: names.length > 0 ? 'pass' : 'absent',
      code: names.length > 0 ? undefined : 'TP_WITNESS_ABSENT',
      detail: names.length > 0 ? names.join(', ') : 'signed by its log alone',
    });
  });
}

function keysOf(root: TrustRoot): { logs: VerifierKey[]; witnesses: VerifierKey[] } {
  return { logs: root.logs.map(readVerifierKey), witnesses: root.witnesses.map(readVerifierKey) };
}

function describe({ name, at }: Checkpoint['cosigners'][number]): string {
  return `${name} at ${new Date(at * 1000).toISOString()}`;
}

function assertHead(head: ProvenHead['head'], checkpoints: readonly Checkpoint[]): void {
  for (const checkpoint of checkpoints) {
    const same = checkpoint.origin === head.origin && checkpoint.size === head.logSize;
    demand(
      !same || equalBytes(checkpoint.root, fromHex(head.logRoot)),
      'TP_NOTE_HEAD',
      `a checkpoint of ${head.origin} at ${head.logSize} has another root than the anchored head`,
    );
  }
}

function assertAgree(
  checkpoints: readonly Checkpoint[],
  { consistency = [] }: Bundle,
  notes: ReadonlyMap<string, Checkpoint>,
): void {
  const sorted = [...checkpoints].sort(
    (a, b) => a.origin.localeCompare(b.origin) || a.size - b.size,
  );
  sorted.forEach((checkpoint, index) => {
    const before = sorted[index - 1];
    const split = before?.origin === checkpoint.origin && before.size === checkpoint.size;
    demand(
      !split || equalBytes(before.root, checkpoint.root),
      'TP_NOTE_CONSISTENCY',
      `two roots of ${checkpoint.origin} at size ${checkpoint.size}: split view`,
    );
  });
  for (const { fromNote, path } of consistency) {
    const from = notes.get(fromNote);
    const to = sorted.find((next) => next.origin === from?.origin && next.size > from.size);
    refuseAs('TP_NOTE_CONSISTENCY', () => {
      demand(
        from !== undefined && to !== undefined,
        'TP_NOTE_CONSISTENCY',
        'no such pair of checkpoints',
      );
      verifyConsistency(from.size, to.size, path.map(fromBase64), from.root, to.root);
    });
  }
}
