// SPDX-License-Identifier: Apache-2.0
import { deviceRecordSchema, stateKey, type DeviceRecord } from '@daoji/model';

import { demand } from '../contract-error.js';
import { isAfter } from '../device-position.js';
import type { Facts } from '../facts.js';
import { deviceCutKey, type DeviceCut } from '../local-records.js';
import type { Plan } from '../run-command.js';
import { bridgeKey, bridgeOf } from './bridges.js';

/**
 * Moves a device to another bridge of its operator; its readings up to the cut belong to the log of the bridge
 * before. Refuses `DEVICE_UNKNOWN`, `DEVICE_STATE`, `BRIDGE_NOT_FOUND`.
 */
export const planBindDevice: Plan<'bindDevice'> = async (command, facts) => {
  const { bridgeId, cut, deviceId, siteId } = command;
  const device = await deviceOf(facts, deviceId);
  const key = stateKey('device', deviceId);
  demand(device.status !== 'revoked', 'DEVICE_STATE', `${key} is revoked`);
  const isMove = device.bridgeId !== bridgeId || device.siteId !== siteId;
  demand(isMove, 'DEVICE_STATE', `${key} is bound to ${siteId}/${bridgeId} already`);
  const bridge = await bridgeOf(facts, siteId, bridgeId);
  const newBridge = bridgeKey(siteId, bridgeId);
  const value: DeviceCut = { ...cut, deviceId, v: 1 };
  return {
    subjects: [key, newBridge, bridgeKey(device.siteId, device.bridgeId)],
    targets: [
      { key, operatorId: device.operatorId },
      { key: newBridge, operatorId: bridge.operatorId },
    ],
    writes: [
      { key, value: { ...device, bridgeId, siteId } },
      { key: deviceCutKey(deviceId), value },
    ],
  };
};

/** Ends a device; its readings from the named one on do not count. Refuses `DEVICE_UNKNOWN`, `DEVICE_STATE`. */
export const planRevokeDevice: Plan<'revokeDevice'> = async (command, facts) => {
  const device = await deviceOf(facts, command.deviceId);
  const key = stateKey('device', command.deviceId);
  demand(device.status !== 'revoked', 'DEVICE_STATE', `${key} is revoked already`);
  return {
    subjects: [key],
    targets: [{ key, operatorId: device.operatorId }],
    writes: [{ key, value: { ...device, revokedFrom: command.from, status: 'revoked' } }],
  };
};

/** Says for all to see that readings of a device are lost. Refuses `DEVICE_UNKNOWN`, `RANGE_ORDER`. */
export const planDeclareLost: Plan<'declareLost'> = async (command, facts) => {
  const { deviceId, from, to, reason } = command;
  const device = await deviceOf(facts, deviceId);
  demand(!isAfter(from, to), 'RANGE_ORDER', `a loss of ${deviceId} ends before it starts`);
  const key = `lost~${deviceId}/${facts.commandId}`;
  const deviceKey = stateKey('device', deviceId);
  return {
    subjects: [deviceKey, key],
    targets: [{ key: deviceKey, operatorId: device.operatorId }],
    writes: [{ key, value: { deviceId, from, reason, to, v: 1 } }],
  };
};

function deviceOf(facts: Facts, deviceId: string): Promise<DeviceRecord> {
  return facts.expect(stateKey('device', deviceId), deviceRecordSchema, 'DEVICE_UNKNOWN');
}
