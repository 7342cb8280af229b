// SPDX-License-Identifier: Apache-2.0
import { LedgerError, type Ledger, type PreparedTransaction } from '@daoji/ledger';
import {
  ADVANCE_TRANSIENT_KEY,
  headKey,
  logHeadSchema,
  SERVICE_FUNCTIONS,
  type AdvanceWitness,
  type LogHead,
} from '@daoji/model';
import { canonicalJson } from '@daoji/proof';

import {
  AnchorFault,
  type AdvanceOutcome,
  type AnchorFaultKind,
  type AnchorSink,
  type SignedAdvance,
  type WitnessedHead,
} from './anchor-sink.js';

type AnchorLedger = Pick<Ledger, 'prepare' | 'submitPrepared' | 'commitStatus' | 'readState'>;

/** Organisations that must endorse: the default policy is a majority of three. */
const ENDORSEMENTS = 2;
/** Contract codes that mean: another copy moved the head, or this one is old. */
const MOVED = ['HEAD_MISMATCH', 'CLOCK_WINDOW'];
/** Contract codes that mean: a device with a new slot is revoked, or is another bridge's by now. */
const NO_SLOT = ['DEVICE_NOT_ACTIVE', 'DEVICE_UNKNOWN'];

/** Advances on channel `anchor`. @param mspIds - organisations with peers, the bridge's own first. */
export function ledgerSink(ledger: AnchorLedger, mspIds: readonly string[]): AnchorSink {
  return {
    prepare: (head, witness, attempt) => prepare(ledger, mspIds, head, witness, attempt),
    submit: (advance) => guarded(() => ledger.submitPrepared(preparedOf(advance))),
    status: (advance) => guarded(() => statusOf(ledger, advance)),
    heads: (origin) => guarded(() => headsOf(ledger, mspIds, origin)),
  };
}

async function prepare(
  ledger: AnchorLedger,
  mspIds: readonly string[],
  head: LogHead,
  witness: AdvanceWitness,
  attempt: number,
): Promise<SignedAdvance> {
  const prepared = await guarded(() =>
    ledger.prepare('anchor', SERVICE_FUNCTIONS.advanceLog, [canonicalJson(head)], {
      transient: { [ADVANCE_TRANSIENT_KEY]: canonicalJson(witness) },
      endorsingOrganizations: pairOf(mspIds, attempt),
    }),
  );
  const { transactionId, bytes, statusRequest } = prepared;
  return { transactionId, envelope: bytes, statusRequest };
}

/** Each attempt leaves out another organisation, so that one that is down or disagrees does not hold the log up. */
function pairOf(mspIds: readonly string[], attempt: number): string[] {
  if (mspIds.length <= ENDORSEMENTS) return [...mspIds];
  const out = mspIds.length - 1 - (attempt % mspIds.length);
  return mspIds.filter((_, index) => index !== out).slice(0, ENDORSEMENTS);
}

async function statusOf(ledger: AnchorLedger, advance: SignedAdvance): Promise<AdvanceOutcome> {
  const { code, blockNumber, valid } = await ledger.commitStatus(preparedOf(advance));
  return { isValid: valid, blockNumber, validationCode: code };
}

async function headsOf(
  ledger: AnchorLedger,
  mspIds: readonly string[],
  origin: string,
): Promise<WitnessedHead[]> {
  const answers = await Promise.allSettled(
    mspIds.map(async (mspId) => {
      const value = await ledger.readState('anchor', headKey(origin), mspId);
      return { mspId, head: value && value.length > 0 ? parseHead(value) : undefined };
    }),
  );
  const heads = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  if (heads.length >= Math.min(ENDORSEMENTS, mspIds.length)) return heads;
  const failed = answers.find((answer) => answer.status === 'rejected');
  throw new AnchorFault(
    'unreachable',
    `expected peers of ${ENDORSEMENTS} organisations to tell the head, got ${heads.length}`,
    { cause: failed?.reason },
  );
}

function parseHead(value: Uint8Array): LogHead {
  return logHeadSchema.parse(JSON.parse(Buffer.from(value).toString('utf8')));
}

function preparedOf(advance: SignedAdvance): PreparedTransaction {
  const { transactionId, envelope, statusRequest } = advance;
  return {
    channel: 'anchor',
    transactionId,
    bytes: envelope,
    statusRequest,
    result: new Uint8Array(0),
  };
}

async function guarded<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    if (cause instanceof LedgerError)
      throw new AnchorFault(kindOf(cause), cause.message, { cause });
    throw cause;
  }
}

function kindOf(error: LedgerError): AnchorFaultKind {
  if (error.code === 'LEDGER_CONTRACT') return kindOfRefusal(error.contractCode ?? '');
  if (error.code === 'LEDGER_COMMIT_UNKNOWN') return 'unknown';
  if (error.code === 'LEDGER_UNREACHABLE') return 'unreachable';
  return error.code === 'LEDGER_CLOSED' || error.code === 'LEDGER_PROFILE' ? 'park' : 'again';
}

function kindOfRefusal(code: string): AnchorFaultKind {
  if (code === 'BRIDGE_EPOCH_STALE') return 'stale-epoch';
  if (NO_SLOT.includes(code)) return 'slot';
  return MOVED.includes(code) ? 'again' : 'park';
}
