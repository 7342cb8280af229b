// SPDX-License-Identifier: Apache-2.0
import {
  bridgeRecordSchema,
  headKey,
  logHeadSchema,
  SERVICE_FUNCTIONS,
  stateKey,
  type AdvanceWitness,
  type BridgeRecord,
  type LogHead,
} from '@daoji/model';
import {
  canonicalJson,
  fromHex,
  parseCanonicalJson,
  rootOf,
  toHex,
  utf8,
  verifyConsistency,
} from '@daoji/proof';

import { isService } from '../access.js';
import { ContractError, demand } from '../contract-error.js';
import { readState, writeState, type StateStub } from '../ledger-state.js';
import { operatorMspKey, operatorMspSchema } from '../local-records.js';
import { openTransaction, type Creator, type Invocation } from '../transaction.js';
import { hashesOf, witnessOf } from './advance-witness.js';
import { assertSlots } from './slot-rules.js';
import { assertWatermarks } from './watermark-roots.js';

/**
 * Moves a bridge's log head forward and writes `head~{origin}`, nothing else (`ingest-and-faults.md` §3.2). Each
 * endorsing organisation recomputes consistency and watermarks, so each is a witness. The current head again is a
 * success without a write.
 * @param text - JCS of the new head; transient `advance` carries the witness.
 * @returns the JCS text of the head.
 * @throws ContractError `HEAD_…`, `BRIDGE_…`, `DEVICE_…`, `ACCESS_DENIED`, and as every transaction.
 */
export async function advanceLog(invocation: Invocation, text: string): Promise<string> {
  const { stub, clientIdentity } = invocation;
  await openTransaction(invocation, 'anchor', SERVICE_FUNCTIONS.advanceLog);
  const head = headOf(text);
  const bridge = await bridgeOfOrigin(stub, head.origin);
  await assertBridge(stub, clientIdentity, bridge);
  const current = await readState(stub, headKey(head.origin), logHeadSchema);
  if (current && canonicalJson(current) === text) return text;

  demand(
    head.bridgeEpoch === bridge.bridgeEpoch,
    'BRIDGE_EPOCH_STALE',
    `expected bridge epoch ${bridge.bridgeEpoch}, got ${head.bridgeEpoch}`,
  );
  const before = current ?? emptyLog(head.origin);
  assertFollows(before, head);
  const witness = witnessOf(stub.getTransient());
  assertConsistent(head, witness);
  assertWatermarks(before, head, witness);
  await assertSlots(stub, bridge, before.watermarkSize, witness.changes);
  await writeState(stub, { key: headKey(head.origin), value: head });
  return text;
}

/** What a head looks like before the first advance; roots of empty trees (RFC 9162 §2.1.1). */
type LogBefore = Pick<
  LogHead,
  'origin' | 'logSize' | 'logRoot' | 'watermarkSize' | 'watermarkRoot'
>;

function emptyLog(origin: string): LogBefore {
  const empty = toHex(rootOf([]));
  return { origin, logSize: 0, logRoot: empty, watermarkSize: 0, watermarkRoot: empty };
}

function headOf(text: string): LogHead {
  try {
    return logHeadSchema.parse(parseCanonicalJson(utf8(text)));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'not JSON';
    throw new ContractError('HEAD_SHAPE', `expected a log head: ${why}`, { cause });
  }
}

async function bridgeOfOrigin(stub: StateStub, origin: string): Promise<BridgeRecord> {
  const bridge = await readState(stub, stateKey('bridge', origin), bridgeRecordSchema);
  if (bridge) return bridge;
  throw new ContractError('BRIDGE_NOT_FOUND', `no bridge is registered for log ${origin}`);
}

// Any organisation's CA can write any attribute, so the organisation itself must be the bridge's.
async function assertBridge(
  stub: StateStub,
  creator: Creator,
  bridge: BridgeRecord,
): Promise<void> {
  const { siteId, bridgeId, operatorId } = bridge;
  const isThisBridge =
    isService('advanceLog', creator) &&
    creator.getAttributeValue('siteId') === siteId &&
    creator.getAttributeValue('bridgeId') === bridgeId;
  demand(
    isThisBridge,
    'ACCESS_DENIED',
    `expected a certificate with role=bridge, siteId=${siteId}, bridgeId=${bridgeId}`,
  );
  const owner = await readState(stub, operatorMspKey(operatorId), operatorMspSchema);
  const got = creator.getMSPID();
  demand(
    owner?.mspId === got,
    'ACCESS_DENIED',
    `expected a bridge of ${owner?.mspId ?? operatorId}, got one of ${got}`,
  );
}

function assertFollows(before: LogBefore, head: LogHead): void {
  demand(
    head.prevLogSize === before.logSize && head.prevLogRoot === before.logRoot,
    'HEAD_MISMATCH',
    `log ${head.origin} stands at ${before.logSize} ${before.logRoot.slice(0, 16)}…, ` +
      `got an advance from ${head.prevLogSize} ${head.prevLogRoot.slice(0, 16)}…`,
  );
  demand(
    head.logSize > head.prevLogSize,
    'HEAD_CONSISTENCY',
    `expected a log larger than ${head.prevLogSize}, got ${head.logSize}`,
  );
}

function assertConsistent(head: LogHead, witness: AdvanceWitness): void {
  const path = hashesOf(witness.consistency);
  if (head.prevLogSize === 0) {
    demand(path.length === 0, 'HEAD_CONSISTENCY', 'expected no path from the empty log');
    return;
  }
  try {
    const [oldRoot, newRoot] = [fromHex(head.prevLogRoot), fromHex(head.logRoot)];
    verifyConsistency(head.prevLogSize, head.logSize, path, oldRoot, newRoot);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    throw new ContractError('HEAD_CONSISTENCY', why, { cause });
  }
}
