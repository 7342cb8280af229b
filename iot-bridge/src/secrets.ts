// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { BridgeError } from './bridge-error.js';
import type { BridgeConfig } from './config.js';

/** Key material that the configuration names by path. */
export interface BridgeSecrets {
  /** Ed25519; signs acks. */
  readonly ackKey: KeyObject;
  /** PEM texts of the broker connection. */
  readonly mqtt: { readonly ca: string; readonly cert: string; readonly key: string };
  /** PEM text of the CA of InfluxDB's certificate. */
  readonly influxCa: string;
}

/** Reads every key and certificate file. @throws {@link BridgeError} `CONFIG_INVALID` naming the file. */
export function loadSecrets(config: BridgeConfig): BridgeSecrets {
  const ackKey = createPrivateKey(read(config.BRIDGE_KEY));
  if (ackKey.asymmetricKeyType !== 'ed25519') {
    throw new BridgeError('CONFIG_INVALID', 'BRIDGE_KEY: expected an Ed25519 key');
  }
  return {
    ackKey,
    mqtt: { ca: read(config.MQTT_CA), cert: read(config.MQTT_CERT), key: read(config.MQTT_KEY) },
    influxCa: read(config.INFLUX_CA),
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new BridgeError('CONFIG_INVALID', `expected a readable file at ${path}`, { cause });
  }
}
