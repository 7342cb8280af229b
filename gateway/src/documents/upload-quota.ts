// SPDX-License-Identifier: Apache-2.0
import { LRUCache } from 'lru-cache';

import { GatewayError } from '../gateway-error.js';

/** Bytes that one key may store in a day: a few dozen scanned reports. */
export const UPLOAD_BYTES_PER_DAY = 128 * 1024 * 1024;
const DAY_MS = 86_400_000;
/** Keys that are remembered; above it the oldest starts anew, and the rate limit still holds. */
const MAX_KEYS = 10_000;

/** Counts what each key stores; in memory, so a restart forgives. */
export class UploadQuota {
  readonly #used = new LRUCache<string, number>({ max: MAX_KEYS, ttl: DAY_MS });

  /** @throws GatewayError `UPLOAD_QUOTA` when `bytes` more would be too much today. */
  take(keyId: string, bytes: number): void {
    const used = (this.#used.get(keyId) ?? 0) + bytes;
    if (used > UPLOAD_BYTES_PER_DAY) {
      throw new GatewayError(
        'UPLOAD_QUOTA',
        `expected at most ${UPLOAD_BYTES_PER_DAY} bytes a day from one key, got ${used}`,
      );
    }
    // The day starts with the first upload and is not prolonged by the next.
    this.#used.set(keyId, used, { noUpdateTTL: true });
  }
}
