// SPDX-License-Identifier: Apache-2.0
import { keyIdOf, stateKey, type DeviceProfile, type DeviceRecord } from '@daoji/model';

import { p256Spki } from '../command-signature.js';
import { demand } from '../contract-error.js';
import type { Plan } from '../run-command.js';
import { bridgeKey, bridgeOf } from './bridges.js';

/**
 * A new device behind a bridge of the same operator, in state `registered` until a second organisation consents.
 * Refuses `DEVICE_EXISTS`, `DEVICE_KEY_TAKEN`, `DEVICE_PROFILE`, `BRIDGE_NOT_FOUND`, `KEY_SHAPE`.
 */
export const planRegisterDevice: Plan<'registerDevice'> = async (command, facts) => {
  const { bridgeId, deviceId, profile, siteId, spki, subject } = command;
  const key = stateKey('device', deviceId);
  await facts.assertFree(key, 'DEVICE_EXISTS');
  const keyId = keyIdOf(p256Spki(spki));
  const keyOwner = `device-key~${keyId}`;
  await facts.assertFree(keyOwner, 'DEVICE_KEY_TAKEN');
  assertProfile(deviceId, profile);
  const bridge = await bridgeOf(facts, siteId, bridgeId);
  const { operatorId } = facts;
  const value: DeviceRecord = {
    bridgeId,
    deviceId,
    keyId,
    operatorId,
    profile,
    siteId,
    spki,
    status: 'registered',
    subject,
    v: 1,
  };
  return {
    subjects: [key, bridgeKey(siteId, bridgeId)],
    targets: [
      { key, operatorId },
      { key: bridgeKey(siteId, bridgeId), operatorId: bridge.operatorId },
    ],
    writes: [
      { key, value },
      { key: keyOwner, value: { deviceId, v: 1 } },
    ],
  };
};

function assertProfile(deviceId: string, profile: DeviceProfile): void {
  const names = profile.channels.map(({ channel, quantity }) => `${channel} ${quantity}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  demand(twice === undefined, 'DEVICE_PROFILE', `${deviceId} names ${twice ?? ''} twice`);
  const upside = profile.channels.find(({ min, max }) => min > max);
  demand(
    upside === undefined,
    'DEVICE_PROFILE',
    `${deviceId} ${upside?.channel ?? ''}: min above max`,
  );
}
