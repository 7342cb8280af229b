// SPDX-License-Identifier: Apache-2.0
import type { Bundle, Claim } from '../bundle-types.js';
import { demand, Refusal } from '../refusal.js';
import type { TrustRoot } from '../trust-root-types.js';
import type { ShownEvent, ShownReading } from '../verdict.js';
import { channelsOf, organisationsIn } from './channel-blocks.js';
import { judgeCheckpoints } from './checkpoints-statement.js';
import { independenceOf } from './independence-statement.js';
import type { Report } from './report.js';
import { judgeTime } from './time-statement.js';
import { verifySigner } from './verify-activation.js';
import { verifyAnchorHead, type ProvenHead } from './verify-anchor-head.js';
import { verifyCompleteness } from './verify-completeness.js';
import { verifyEvidence, type ProvenTransaction } from './verify-evidence.js';
import { verifyTraceEvent, type ProvenEvent } from './verify-trace-event.js';

/** Everything that was checked; shown only as far as the report allows. */
export interface Judged {
  readonly transactions: readonly ProvenTransaction[];
  readonly readings: readonly ShownReading[];
  readonly events: readonly ShownEvent[];
}

/**
 * Judges a parsed bundle against a parsed trust root into the report.
 * @param at - trusted time, milliseconds since 1970.
 */
export function judgeBundle(
  bundle: Bundle,
  root: TrustRoot,
  at: number | undefined,
  report: Report,
): Judged {
  const channels = report.run('integrity', () => channelsOf(bundle, root.channels));
  const proven = new Map<string, ProvenTransaction>();
  for (const evidence of channels ? bundle.evidence : []) {
    const transaction = verifyEvidence(evidence, channels ?? new Map(), report);
    if (transaction) proven.set(evidence.id, transaction);
  }
  const transactions = [...proven.values()];
  const { heads, events } = judgeClaims(bundle.claims, proven, report);
  judgeRange(bundle, events, heads, report);
  judgeCheckpoints(bundle, root, heads, report);
  judgeTime(transactions, at, report);
  report.set('independence', independenceOf(root, transactions));
  if (transactions.length === bundle.evidence.length) passCore(transactions, bundle, report);
  return { transactions, readings: shownReadings(heads), events: shownEvents(events) };
}

interface ProvenClaims {
  readonly heads: ReadonlyMap<string, ProvenHead>;
  readonly events: ReadonlyMap<string, ProvenEvent>;
}

function judgeClaims(
  claims: readonly Claim[],
  proven: ReadonlyMap<string, ProvenTransaction>,
  report: Report,
): ProvenClaims {
  const heads = new Map<string, ProvenHead>();
  const events = new Map<string, ProvenEvent>();
  for (const claim of claims) {
    const transaction = proven.get(claim.evidence);
    if (!transaction) continue;
    report.run('integrity', () => {
      if (claim.kind === 'anchor-head') heads.set(claim.id, verifyAnchorHead(claim, transaction));
      else events.set(claim.id, verifyTraceEvent(claim, transaction));
    });
  }
  for (const event of events.values()) report.run('integrity', () => verifySigner(event, events));
  return { heads, events };
}

function judgeRange(
  bundle: Bundle,
  events: ReadonlyMap<string, ProvenEvent>,
  heads: ReadonlyMap<string, ProvenHead>,
  report: Report,
): void {
  const { completeness } = bundle;
  if (completeness === undefined) {
    const detail = 'the bundle does not claim to be complete';
    report.set('complete', { status: 'absent', code: 'TP_COMPLETE_ABSENT', detail });
    return;
  }
  report.run('complete', () => {
    const { readings, declaredMissing, devices } = verifyCompleteness(completeness, events, heads);
    demand(report.isClean, 'TP_COMPLETE_CLAIM', 'what the range rests on does not hold');
    const detail = `${readings} readings of ${devices} devices, ${declaredMissing} declared missing`;
    report.set('complete', { status: 'pass', detail });
  });
}

function passCore(
  transactions: readonly ProvenTransaction[],
  bundle: Bundle,
  report: Report,
): void {
  const counts = (
    kind: 'endorse' | 'order' | 'attest',
    of: 'endorsers' | 'orderers' | 'attesters',
  ): string => {
    const orgs = transactions.map((item) =>
      organisationsIn(item.channel.root.floors[kind], item[of]),
    );
    const [fewest = []] = orgs.toSorted((a, b) => a.length - b.length);
    const floor = transactions[0]?.channel.root.floors[kind].orgs.length ?? 0;
    return `${fewest.length} of ${floor} organisations: ${fewest.join(', ')}`;
  };
  report.set('integrity', {
    status: 'pass',
    detail: `${bundle.claims.length} claims in ${bundle.evidence.length} transactions`,
  });
  if (report.has('ordered', 'fail')) return;
  report.set('ordered', { status: 'pass', detail: counts('order', 'orderers') });
  report.set('endorsed', { status: 'pass', detail: counts('endorse', 'endorsers') });
  report.set('valid', { status: 'pass', detail: `tier B, ${counts('attest', 'attesters')}` });
}

function shownReadings(heads: ReadonlyMap<string, ProvenHead>): ShownReading[] {
  return [...heads.values()].flatMap(({ claim, readings }) =>
    readings.map((reading) => ({
      claim,
      deviceId: reading.deviceId,
      bootEpoch: reading.bootEpoch,
      seq: reading.seq,
      time: reading.time,
      clock: reading.clock,
      channel: reading.channel,
      quantity: reading.quantity,
      value: reading.value,
      scale: reading.scale,
      unit: reading.unit,
      level: reading.attestedBy?.level ?? 'device',
    })),
  );
}

function shownEvents(events: ReadonlyMap<string, ProvenEvent>): ShownEvent[] {
  return [...events.values()].map(({ claim, event, command, openings }) => ({
    claim: claim.id,
    commandId: claim.commandId,
    type: event.type,
    signer: event.signer,
    subjects: event.subjects,
    recordTime: event.recordTime,
    eventTime: event.eventTime,
    flags: event.flags,
    command: command.text,
    openings,
  }));
}

/** Refuses a trust root past its `notAfter`. */
export function assertRootInForce(root: TrustRoot, at: number | undefined): void {
  if (at !== undefined && at > Date.parse(root.notAfter)) {
    throw new Refusal('TP_ROOT_EXPIRED', `the trust root was to be replaced by ${root.notAfter}`);
  }
}
