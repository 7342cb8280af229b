// SPDX-License-Identifier: Apache-2.0
import type { DeviceChannel, DeviceRecord } from '@daoji/model';

import type { ReadIndex } from '../../src/index/read-index.js';
import type { MemoryStore } from './memory-store.js';

/** Puts an active device with these channels into a bin, as the projector would. */
export async function recordDevice(
  { index, store }: { readonly index: ReadIndex; readonly store: MemoryStore },
  deviceId: string,
  channels: readonly DeviceChannel[],
  binId: string,
): Promise<void> {
  const value: DeviceRecord = {
    bridgeId: 'bridge-1',
    deviceId,
    keyId: 'c'.repeat(64),
    operatorId: 'coop-1',
    profile: { channels: [...channels], clockPolicy: 'live' },
    siteId: 'pj01',
    spki: Buffer.from('a key').toString('base64'),
    status: 'active',
    subject: { id: binId, kind: 'bin' },
    v: 1,
  };
  const document = {
    _id: deviceId,
    blockNumber: 9,
    channel: 'anchor' as const,
    transactionId: 'tx-9',
    txIndex: 0,
    value: { ...value },
  };
  await store.put('devices', document);
  index.apply({ collection: 'devices', document, id: deviceId });
}
