// SPDX-License-Identifier: Apache-2.0
import { deviceRecordSchema, stateKey } from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { operatorMspKey, operatorMspSchema } from '../local-records.js';
import type { Plan } from '../run-command.js';

/**
 * A second organisation's word for a device: `registered` → `active`. Refuses `DEVICE_UNKNOWN`, `DEVICE_STATE`, and
 * `ACCESS_DENIED` for an operator of the same organisation.
 */
export const planConsentDevice: Plan<'consentDevice'> = async (command, facts) => {
  const key = stateKey('device', command.deviceId);
  const device = await facts.expect(key, deviceRecordSchema, 'DEVICE_UNKNOWN');
  demand(
    device.status === 'registered',
    'DEVICE_STATE',
    `expected ${key} registered, got ${device.status}`,
  );
  const owner = await mspOf(facts, device.operatorId);
  const consenting = await mspOf(facts, facts.operatorId);
  demand(
    owner !== consenting,
    'ACCESS_DENIED',
    `expected consent of an organisation other than ${owner}`,
  );
  return {
    subjects: [key],
    targets: [{ key, operatorId: device.operatorId }],
    writes: [{ key, value: { ...device, status: 'active' } }],
  };
};

async function mspOf(facts: Facts, operatorId: string): Promise<string> {
  const key = operatorMspKey(operatorId);
  return (await facts.expect(key, operatorMspSchema, 'OPERATOR_NOT_FOUND')).mspId;
}
