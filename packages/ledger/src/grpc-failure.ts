// SPDX-License-Identifier: Apache-2.0
import { status } from '@grpc/grpc-js';

import { contractFailureIn } from './contract-failure.js';
import type { Verdict } from './fail-over.js';
import { LedgerError } from './ledger-error.js';

/** Step of a transaction's way at which a failure came. */
export type Step = 'evaluate' | 'endorse' | 'submit' | 'commitStatus';

interface Failure {
  readonly message: string;
  readonly grpcCode: number | undefined;
  readonly details: readonly string[];
}

const NEVER_SENT = /No connection established|ECONNREFUSED|Name resolution failed|EHOSTUNREACH/;
const UNANSWERED: readonly (number | undefined)[] = [
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.CANCELLED,
];
const REFUSED_BY_ORDERER: readonly (number | undefined)[] = [
  status.ABORTED,
  status.INVALID_ARGUMENT,
  status.PERMISSION_DENIED,
  status.UNAUTHENTICATED,
];

/**
 * Classes a failed call. A contract's own refusal is final; what another node may answer is transient.
 * A submit whose bytes may have reached ordering is `LEDGER_COMMIT_UNKNOWN`, never a plain failure.
 */
export function judgeFailure(step: Step, cause: unknown, transactionId?: string): Verdict {
  const failure = readFailure(cause);
  const text = [failure.message, ...failure.details].join('; ');
  const known = { cause, transactionId };
  const contract = contractFailureIn([...failure.details, failure.message]);
  if (contract && (step === 'evaluate' || step === 'endorse')) {
    const { contractCode, text: said } = contract;
    const error = new LedgerError('LEDGER_CONTRACT', `${contractCode}: ${said}`, {
      ...known,
      contractCode,
    });
    return { error, isTransient: false };
  }
  if (step === 'submit') return judgeSubmit(failure, text, known);
  if (step === 'commitStatus') {
    const message = `expected a commit status, got ${text}`;
    return { error: new LedgerError('LEDGER_COMMIT_UNKNOWN', message, known), isTransient: true };
  }
  const code = UNANSWERED.includes(failure.grpcCode) ? 'LEDGER_UNREACHABLE' : 'LEDGER_ENDORSE';
  return { error: new LedgerError(code, `${step}: ${text}`, known), isTransient: true };
}

function judgeSubmit(
  failure: Failure,
  text: string,
  known: { cause: unknown; transactionId: string | undefined },
): Verdict {
  if (REFUSED_BY_ORDERER.includes(failure.grpcCode)) {
    const error = new LedgerError('LEDGER_SUBMIT_REFUSED', `submit: ${text}`, known);
    return { error, isTransient: true };
  }
  const isUnsent = failure.grpcCode === status.UNAVAILABLE && NEVER_SENT.test(text);
  const code = isUnsent ? 'LEDGER_UNREACHABLE' : 'LEDGER_COMMIT_UNKNOWN';
  return { error: new LedgerError(code, `submit: ${text}`, known), isTransient: true };
}

/** Reads gRPC's and fabric-gateway's errors by their shape; `SubmitError` is no class at run time. */
function readFailure(cause: unknown): Failure {
  if (!(cause instanceof Error))
    return { message: String(cause), grpcCode: undefined, details: [] };
  const code: unknown = 'code' in cause ? cause.code : undefined;
  const details: unknown = 'details' in cause ? cause.details : undefined;
  const list: readonly unknown[] = Array.isArray(details) ? details : [details];
  return {
    message: cause.message,
    grpcCode: typeof code === 'number' ? code : undefined,
    details: list.flatMap(detailText),
  };
}

function detailText(detail: unknown): string[] {
  if (typeof detail === 'string') return [detail];
  if (typeof detail !== 'object' || detail === null || !('message' in detail)) return [];
  const from = 'mspId' in detail ? `${String(detail.mspId)}: ` : '';
  return [`${from}${String(detail.message)}`];
}
