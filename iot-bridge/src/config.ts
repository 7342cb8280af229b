// SPDX-License-Identifier: Apache-2.0
import { idSchema } from '@daoji/model';
import { z } from 'zod';

import { BridgeError } from './bridge-error.js';

const path = z.string().min(1);
const whole = (fallback: number, min: number, max: number): z.ZodDefault<z.ZodCoercedNumber> =>
  z.coerce.number().int().min(min).max(max).default(fallback);

const envSchema = z.object({
  /** Connection profile of the bridge's Fabric identity. */
  LEDGER_PROFILE: path,
  FABRIC_SDK: z.enum(['fabric-gateway', 'fabric-network']).default('fabric-gateway'),
  MQTT_URL: z.url({ protocol: /^mqtts$/ }),
  MQTT_CA: path,
  MQTT_CERT: path,
  MQTT_KEY: path,
  INFLUX_URL: z.url({ protocol: /^https$/ }),
  INFLUX_CA: path,
  /** `user:password` of InfluxDB 1.8. */
  INFLUX_TOKEN: z.string().regex(/^[^:]+:.+$/, 'expected user:password'),
  INFLUX_DB: z.string().min(1).default('daoji'),
  INFLUX_RP: z.string().min(1).default('autogen'),
  ARCHIVE_DIR: path,
  SPOOL_DIR: path,
  SITE_ID: idSchema,
  BRIDGE_ID: idSchema,
  /** PEM of the Ed25519 key that signs acks. */
  BRIDGE_KEY: path,
  /** Given by hand to the process that goes on after a `fenceBridge`; else the spool's epoch holds. */
  BRIDGE_EPOCH: z.coerce.number().int().min(0).optional(),
  /** Loopback only: the admin port has no other guard than the optional token. */
  HTTP_HOST: z.enum(['127.0.0.1', '::1']).default('127.0.0.1'),
  HTTP_PORT: z.coerce.number().int().min(0).max(65_535),
  /** When set, `POST /advance` wants it as a bearer token. */
  ADMIN_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** 64 MiB: a segment's scan at start fits the memory goal, and a day at 2,000 sensors is some 17 files. */
  SPOOL_SEGMENT_BYTES: whole(67_108_864, 262_144, 1_073_741_824),
  /** 5 ms: an ack never waits longer for company, and at 5,000 readings/s a group shares one fdatasync. */
  SPOOL_GROUP_DELAY_MS: whole(5, 0, 5),
  /** 8 MiB: beyond it PUBACK is held, so that memory stays bounded however fast the broker is. */
  UNSYNCED_MAX_BYTES: whole(8_388_608, 65_536, 67_108_864),
  /** 256 MiB ring. */
  QUARANTINE_MAX_BYTES: whole(268_435_456, 8_388_608, 4_294_967_296),
  /** 50 ms is the longest that §2.4 allows; fewer acks for the same state. */
  ACK_COALESCE_MS: whole(20, 0, 50),
  /** 256 readings: one full pack, or 16 packs of 16. */
  ACK_CREDIT: whole(256, 1, 4096),
  BATCH_MAX_LEAVES: whole(4096, 1, 16_384),
  BATCH_MAX_AGE_MS: whole(10_000, 100, 600_000),
  ANCHOR_MAX_READINGS: whole(50_000, 1, 1_000_000),
  /** 60 s; the demo sets 5 s. */
  ANCHOR_WINDOW_MS: whole(60_000, 100, 3_600_000),
  /** Twice an election of the ordering service at the slowest tick (500 ms × 10). */
  ANCHOR_UNKNOWN_MS: whole(10_000, 100, 600_000),
});

/** The whole configuration of the bridge. */
export type BridgeConfig = z.infer<typeof envSchema>;

/**
 * Reads the configuration from environment variables; other variables are ignored.
 * @throws {@link BridgeError} `CONFIG_INVALID`, naming every fault at once.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): BridgeConfig {
  const result = envSchema.safeParse(env);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new BridgeError('CONFIG_INVALID', `configuration: ${faults.join('; ')}`);
}
