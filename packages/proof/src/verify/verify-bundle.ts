// SPDX-License-Identifier: Apache-2.0
import { readBundle, type Inflate } from '../bundle/read-bundle.js';
import { readTrustRoot } from '../bundle/read-trust-root.js';
import { toHex } from '../bytes.js';
import { demand, Refusal } from '../refusal.js';
import { sha256 } from '../sha256.js';
import { STATEMENTS, type StatementName, type StatementVerdict, type Verdict } from '../verdict.js';
import { collusionOf, DEMO_NOTICE } from './independence-statement.js';
import { assertRootInForce, judgeBundle } from './judge-bundle.js';
import { Report } from './report.js';

/** Settings of {@link verifyBundle}. */
export interface VerifyOptions {
  /**
   * Trusted time of the transactions, from a witness or the caller's own records: RFC 3339 with offset. Certificates
   * must have been valid then. Without it `time` stays absent.
   */
  readonly at?: string;
  /** Unpacks gzip; without it only plain JSON is read. */
  readonly inflate?: Inflate;
}

const CORE: readonly StatementName[] = ['integrity', 'endorsed', 'ordered', 'valid'];

/**
 * Checks a trace proof against a pinned trust root: steps 1–29 of `docs/spec/trace-proof.md`. Pure and offline;
 * never throws.
 */
export function verifyBundle(
  bundleBytes: Uint8Array,
  trustRootBytes: Uint8Array,
  options: VerifyOptions = {},
): Verdict {
  const bundleHash = toHex(sha256(bundleBytes));
  try {
    return judge(bundleBytes, trustRootBytes, options, bundleHash);
  } catch (cause) {
    const refusal =
      cause instanceof Refusal
        ? cause
        : new Refusal('TP_INTERNAL', 'the verifier itself failed; nothing was shown', { cause });
    return malformed(refusal, bundleHash);
  }
}

function judge(
  bundleBytes: Uint8Array,
  trustRootBytes: Uint8Array,
  { at, inflate }: VerifyOptions,
  bundleHash: string,
): Verdict {
  const root = readTrustRoot(trustRootBytes);
  const moment = at === undefined ? undefined : Date.parse(at);
  demand(!Number.isNaN(moment), 'TP_MALFORMED_SHAPE', `expected a time, got ${at ?? ''}`);
  assertRootInForce(root, moment);
  const bundle = readBundle(bundleBytes, inflate);
  const report = new Report();
  const { transactions, readings, events } = judgeBundle(bundle, root, moment, report);
  const statements = report.statements();
  const shows = statements.integrity.status === 'pass';
  const notices = root.demo === true ? [DEMO_NOTICE] : [];
  if (statements.time.code === 'TP_TIME_SCENARIO') notices.push('SCENARIO: synthetic times.');
  return {
    outcome: isValid(statements) ? 'valid' : 'invalid',
    statements,
    tier: tierOf(statements),
    bundleHash,
    readings: shows ? readings : [],
    events: shows ? events : [],
    collusion: collusionOf(transactions),
    notices,
  };
}

/** A scenario's synthetic clock is said aloud, but it is no forgery. */
function isValid(statements: Verdict['statements']): boolean {
  const failed = STATEMENTS.filter((name) => statements[name].status === 'fail');
  return (
    CORE.every((name) => statements[name].status === 'pass') &&
    failed.every((name) => statements[name].code === 'TP_TIME_SCENARIO')
  );
}

function tierOf({ valid, endorsed, ordered }: Verdict['statements']): Verdict['tier'] {
  if (valid.status === 'pass') return 'B';
  return endorsed.status === 'pass' && ordered.status === 'pass' ? 'A' : 'none';
}

function malformed({ code, message }: Refusal, bundleHash: string): Verdict {
  const absent: StatementVerdict = { status: 'absent', detail: 'not reached' };
  return {
    outcome: 'malformed',
    statements: {
      integrity: { status: 'fail', code, detail: message },
      endorsed: absent,
      ordered: absent,
      valid: absent,
      witnessed: absent,
      complete: absent,
      time: absent,
      independence: absent,
    },
    tier: 'none',
    bundleHash,
    readings: [],
    events: [],
    collusion: 'Nothing was shown.',
    notices: [],
  };
}
