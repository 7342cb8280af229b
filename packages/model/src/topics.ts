// SPDX-License-Identifier: Apache-2.0
import { deviceIdSchema, idSchema } from './identifiers.js';
import { ReadingError } from './reading-error.js';

/** The per-device topics of protocol version 1 (`ingest-and-faults.md` §2.3). */
export type DeviceTopicKind = 'up' | 'ack' | 'status' | 'cmd';

/** MQTT topic of a device. */
export function deviceTopic(site: string, deviceId: string, kind: DeviceTopicKind): string {
  return `daoji/v1/${site}/${deviceId}/${kind}`;
}

/** Retained status topic of a bridge. */
export function bridgeStatusTopic(site: string, bridgeId: string): string {
  return `daoji/v1/${site}/_bridge/${bridgeId}/status`;
}

/**
 * Splits a device topic into its parts.
 * @throws {@link ReadingError} `TOPIC` for any other topic.
 */
export function parseDeviceTopic(topic: string): { site: string; deviceId: string; kind: string } {
  const [root, version, site = '', deviceId = '', kind = '', ...rest] = topic.split('/');
  const ok = root === 'daoji' && version === 'v1' && rest.length === 0 && kind !== '';
  if (!ok || !idSchema.safeParse(site).success || !deviceIdSchema.safeParse(deviceId).success) {
    throw new ReadingError(
      'TOPIC',
      `expected daoji/v1/{site}/{device}/{kind}, got ${topic.slice(0, 80)}`,
    );
  }
  return { site, deviceId, kind };
}
