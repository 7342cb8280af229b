// SPDX-License-Identifier: Apache-2.0
import { sign, type KeyObject } from 'node:crypto';

import { ackSigningBytes, deviceTopic, encodeAck } from '@daoji/model';

import type { Watermark } from '../admission/device-state.js';
import type { RefusedRange } from '../admission/verdict.js';
import { utcNow, type Clock } from '../clock.js';

/** What acks are made of. */
export interface AckOptions {
  readonly site: string;
  readonly bridgeId: string;
  /** Ed25519 private key. */
  readonly key: KeyObject;
  readonly clock: Clock;
  /** Longest wait for further news of the same device; at most 50 ms. */
  readonly coalesceMs: number;
  readonly bridgeEpoch: () => number;
  /** Readings that a device may have under way above the acknowledged one. */
  readonly credit: () => number;
  /** What the disk holds of a device. */
  readonly settledOf: (deviceId: string) => Watermark | undefined;
  readonly publish: (topic: string, payload: Buffer) => void;
}

interface Due {
  /** Epoch that an ack names while nothing of the device is held. */
  readonly bootEpoch: number;
  readonly refused: RefusedRange[];
}

const MAX_REFUSED = 64;

/** Signs and sends at most one ack per device and 50 ms, from what is settled at that moment. */
export class AckPublisher {
  readonly #options: AckOptions;
  #due = new Map<string, Due>();
  #cancel: (() => void) | undefined;

  constructor(options: AckOptions) {
    this.#options = options;
  }

  /** Asks for an ack of a device's state; `refused` is for permanent faults only. */
  schedule(deviceId: string, bootEpoch: number, refused: readonly RefusedRange[] = []): void {
    const due = this.#due.get(deviceId) ?? { bootEpoch, refused: [] };
    due.refused.push(...refused.slice(0, MAX_REFUSED - due.refused.length));
    this.#due.set(deviceId, due);
    this.#cancel ??= this.#options.clock.after(this.#options.coalesceMs, () => this.flush());
  }

  /** Sends every ack that is due. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const due = this.#due;
    this.#due = new Map();
    for (const [deviceId, state] of due) this.#send(deviceId, state);
  }

  #send(deviceId: string, due: Due): void {
    const { site, bridgeId, key, clock, publish } = this.#options;
    const settled = this.#options.settledOf(deviceId);
    const bytes = encodeAck({
      alg: 'ed25519',
      at: utcNow(clock),
      bootEpoch: settled?.bootEpoch ?? due.bootEpoch,
      bridgeEpoch: this.#options.bridgeEpoch(),
      bridgeId,
      credit: this.#options.credit(),
      deviceId,
      refused: due.refused,
      seq: settled?.seq ?? -1,
      type: 'daoji.ack/v1',
    });
    const signature = sign(null, ackSigningBytes(bytes), key).toString('base64');
    publish(
      deviceTopic(site, deviceId, 'ack'),
      Buffer.concat([bytes, Buffer.from(`\n${signature}`)]),
    );
  }
}
