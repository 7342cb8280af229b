// SPDX-License-Identifier: Apache-2.0
import {
  deviceRecordSchema,
  stateKey,
  type AdvanceWitness,
  type BridgeRecord,
  type DeviceRecord,
  type WatermarkLeaf,
} from '@daoji/model';

import { ContractError, demand } from '../contract-error.js';
import { isAfter } from '../device-position.js';
import { readState, type StateStub } from '../ledger-state.js';
import { deviceCutKey, deviceCutSchema } from '../local-records.js';

type SlotChange = AdvanceWitness['changes'][number];
type Counted = Pick<WatermarkLeaf, 'bootEpoch' | 'lastSeq' | 'total' | 'declaredMissing'>;

/**
 * Checks every changed slot: same device, counts that the sequence numbers explain; a new slot or a changed key or
 * status agrees with the device's record.
 * @param oldSize - slots before; slots from there on are new.
 * @throws ContractError `HEAD_SLOT`, `DEVICE_UNKNOWN`, `DEVICE_NOT_ACTIVE`.
 */
export async function assertSlots(
  stub: StateStub,
  bridge: BridgeRecord,
  oldSize: number,
  changes: readonly SlotChange[],
): Promise<void> {
  assertDistinct(changes);
  for (const { slot, old, new: leaf } of changes) {
    if (old === undefined || slot >= oldSize) {
      await assertNewSlot(stub, bridge, leaf);
      continue;
    }
    demand(
      old.deviceId === leaf.deviceId,
      'HEAD_SLOT',
      `slot ${slot} is of ${old.deviceId}, got ${leaf.deviceId}`,
    );
    await assertStepOrCut(stub, old, leaf);
    const isReidentified = old.keyId !== leaf.keyId || old.status !== leaf.status;
    if (isReidentified) assertAgrees(await boundDevice(stub, bridge, leaf.deviceId), leaf);
  }
}

// A slot that stays unchanged is not in the witness, so that a device has one slot is seen by who reads the table.
function assertDistinct(changes: readonly SlotChange[]): void {
  const ids = changes.map((change) => change.new.deviceId);
  const distinct = new Set(ids);
  demand(distinct.size === ids.length, 'HEAD_SLOT', 'expected one slot for each device, got two');
}

async function assertNewSlot(
  stub: StateStub,
  bridge: BridgeRecord,
  leaf: WatermarkLeaf,
): Promise<void> {
  const device = await boundDevice(stub, bridge, leaf.deviceId);
  demand(
    device.status === 'active' && leaf.status === 'active',
    'DEVICE_NOT_ACTIVE',
    `expected ${leaf.deviceId} active for a new slot, got ${device.status}`,
  );
  assertAgrees(device, leaf);
  const cut = await readState(stub, deviceCutKey(leaf.deviceId), deviceCutSchema);
  if (cut) {
    const { bootEpoch, seq } = cut;
    assertStep({ bootEpoch, lastSeq: seq, total: 0, declaredMissing: 0 }, leaf);
  } else assertNewEpoch({ total: 0, declaredMissing: 0 }, leaf);
}

// A device that comes back from another bridge goes on from the cut that its operator signed.
async function assertStepOrCut(
  stub: StateStub,
  old: WatermarkLeaf,
  leaf: WatermarkLeaf,
): Promise<void> {
  try {
    assertStep(old, leaf);
  } catch (refusal) {
    const cut = await readState(stub, deviceCutKey(leaf.deviceId), deviceCutSchema);
    const isLater = cut && isAfter(cut, { bootEpoch: old.bootEpoch, seq: old.lastSeq });
    if (!isLater) throw refusal;
    assertStep({ ...old, bootEpoch: cut.bootEpoch, lastSeq: cut.seq }, leaf);
  }
}

function assertStep(old: Counted, leaf: WatermarkLeaf): void {
  const isBack = isAfter(
    { bootEpoch: old.bootEpoch, seq: old.lastSeq },
    { bootEpoch: leaf.bootEpoch, seq: leaf.lastSeq },
  );
  demand(!isBack, 'HEAD_SLOT', `the watermark of ${leaf.deviceId} goes back`);
  if (leaf.bootEpoch > old.bootEpoch) {
    assertNewEpoch(old, leaf);
    return;
  }
  const steps = leaf.lastSeq - old.lastSeq;
  const counted = countedSince(old, leaf);
  demand(
    counted === steps,
    'HEAD_SLOT',
    `${leaf.deviceId} moved ${steps} seq but counts ${counted} readings and declared gaps`,
  );
}

/** After a reset the older epoch may have ended further on than was known, never before. */
function assertNewEpoch(
  old: Pick<Counted, 'total' | 'declaredMissing'>,
  leaf: WatermarkLeaf,
): void {
  const counted = countedSince(old, leaf);
  demand(
    counted >= leaf.lastSeq + 1,
    'HEAD_SLOT',
    `${leaf.deviceId} is at seq ${leaf.lastSeq} of a new epoch but counts ${counted} readings and declared gaps`,
  );
}

function countedSince(
  old: Pick<Counted, 'total' | 'declaredMissing'>,
  leaf: WatermarkLeaf,
): number {
  const read = leaf.total - old.total;
  const declared = leaf.declaredMissing - old.declaredMissing;
  demand(
    read >= 0 && declared >= 0,
    'HEAD_SLOT',
    `the counts of ${leaf.deviceId} go back by ${Math.min(read, declared)}`,
  );
  return read + declared;
}

async function boundDevice(
  stub: StateStub,
  bridge: BridgeRecord,
  deviceId: string,
): Promise<DeviceRecord> {
  const device = await readState(stub, stateKey('device', deviceId), deviceRecordSchema);
  const isBound = device?.bridgeId === bridge.bridgeId && device.siteId === bridge.siteId;
  if (device && isBound) return device;
  throw new ContractError(
    'DEVICE_UNKNOWN',
    `expected ${deviceId} bound to ${bridge.siteId}/${bridge.bridgeId}, got ${device ? `${device.siteId}/${device.bridgeId}` : 'no record'}`,
  );
}

function assertAgrees(device: DeviceRecord, leaf: WatermarkLeaf): void {
  demand(
    device.keyId === leaf.keyId && device.status === leaf.status,
    'HEAD_SLOT',
    `slot of ${leaf.deviceId} says ${leaf.status} ${leaf.keyId.slice(0, 16)}…, ` +
      `its record ${device.status} ${device.keyId.slice(0, 16)}…`,
  );
}
