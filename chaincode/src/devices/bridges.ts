// SPDX-License-Identifier: Apache-2.0
import { bridgeRecordSchema, stateKey, type BridgeRecord } from '@daoji/model';

import { ed25519Spki } from '../command-signature.js';
import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Plan } from '../run-command.js';

/** State key of a bridge. */
export function bridgeKey(siteId: string, bridgeId: string): string {
  return stateKey('bridge', `${siteId}/${bridgeId}`);
}

/** The bridge's record. @throws ContractError `BRIDGE_NOT_FOUND`. */
export function bridgeOf(facts: Facts, siteId: string, bridgeId: string): Promise<BridgeRecord> {
  return facts.expect(bridgeKey(siteId, bridgeId), bridgeRecordSchema, 'BRIDGE_NOT_FOUND');
}

/** A new bridge of the signer's operator, in epoch 1. Refuses `BRIDGE_EXISTS`, `KEY_SHAPE`. */
export const planRegisterBridge: Plan<'registerBridge'> = async (command, facts) => {
  const { ackSpki, bridgeId, siteId } = command;
  ed25519Spki(ackSpki);
  const key = bridgeKey(siteId, bridgeId);
  await facts.assertFree(key, 'BRIDGE_EXISTS');
  const { operatorId, recordTime } = facts;
  const value: BridgeRecord = {
    ackSpki,
    bridgeEpoch: FIRST_BRIDGE_EPOCH,
    bridgeId,
    operatorId,
    since: recordTime,
    siteId,
    v: 1,
  };
  return { subjects: [key], targets: [{ key, operatorId }], writes: [{ key, value }] };
};

/** Raises a bridge's epoch: advances of the older one are refused from the next commit on. Refuses
 * `BRIDGE_NOT_FOUND`, `BRIDGE_EPOCH_STALE`. */
export const planFenceBridge: Plan<'fenceBridge'> = async (command, facts) => {
  const { bridgeEpoch, bridgeId, siteId } = command;
  const key = bridgeKey(siteId, bridgeId);
  const bridge = await bridgeOf(facts, siteId, bridgeId);
  demand(
    bridgeEpoch > bridge.bridgeEpoch,
    'BRIDGE_EPOCH_STALE',
    `expected an epoch above ${bridge.bridgeEpoch}, got ${bridgeEpoch}`,
  );
  const value: BridgeRecord = { ...bridge, bridgeEpoch, since: facts.recordTime };
  return {
    subjects: [key],
    targets: [{ key, operatorId: bridge.operatorId }],
    writes: [{ key, value }],
  };
};

/** Epoch of a bridge that was never fenced. */
export const FIRST_BRIDGE_EPOCH = 1;
