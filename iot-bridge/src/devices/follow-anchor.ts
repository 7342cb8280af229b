// SPDX-License-Identifier: Apache-2.0
import type { Ledger } from '@daoji/ledger';
import { bridgeRecordSchema, type DeviceRecord } from '@daoji/model';

import { pause, type Clock } from '../clock.js';
import type { DeviceRegistry } from './device-registry.js';

/** What a block of channel `anchor` can tell the bridge. */
export interface AnchorFollower {
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'blockEvents' | 'tip' | 'readState'>;
  readonly registry: DeviceRegistry;
  /** Key of this bridge's own record, `bridge~{site}/{bridgeId}`. */
  readonly bridgeKey: string;
  readonly onDevice: (record: DeviceRecord) => void;
  readonly onBridgeEpoch: (epoch: number) => void;
  readonly onBlock: (block: { number: number; hash: string }) => void;
  readonly onState: (isWell: boolean, error?: unknown) => void;
  readonly signal: AbortSignal;
}

const RETRY_MS = 1000;

/** Follows the channel's blocks for ever: registrations, revocations, fences. Starts at the tip, after a refresh. */
export async function followAnchor(follower: AnchorFollower): Promise<void> {
  const { signal, clock, onState } = follower;
  const isOver = (): boolean => signal.aborted;
  while (!isOver()) {
    try {
      await followOnce(follower);
    } catch (cause) {
      if (!isOver()) onState(false, cause);
    }
    if (!isOver()) await pause(clock, RETRY_MS);
  }
}

async function followOnce(follower: AnchorFollower): Promise<void> {
  const { ledger, registry, signal } = follower;
  const { height, headerHash } = await ledger.tip('anchor');
  follower.onBlock({ number: height - 1, hash: headerHash });
  const events = ledger.blockEvents('anchor', { startBlock: Math.max(0, height - 1), signal });
  await registry.refresh();
  const own = await ledger.readState('anchor', follower.bridgeKey);
  if (own && own.length > 0) await takeWrite(follower, follower.bridgeKey, own);
  follower.onState(true);
  for await (const block of events) {
    follower.onBlock({ number: block.number, hash: block.hash });
    for (const transaction of block.transactions.filter((each) => each.valid)) {
      for (const write of transaction.writes) await takeWrite(follower, write.key, write.value);
    }
  }
}

async function takeWrite(follower: AnchorFollower, key: string, value: Uint8Array): Promise<void> {
  if (key.startsWith('device~')) {
    const news = await follower.registry.update(value);
    if (news) follower.onDevice(news);
  }
  if (key === follower.bridgeKey) {
    const text = Buffer.from(value).toString('utf8');
    follower.onBridgeEpoch(bridgeRecordSchema.parse(JSON.parse(text)).bridgeEpoch);
  }
}
