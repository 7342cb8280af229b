// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import {
  daojiHome,
  ensureDeviceIdentity,
  openFleet,
  signLowS,
  type DeviceIdentity,
  type SigningKey,
} from '@daoji/cli';
import {
  deviceTopic,
  encodePack,
  encodePackStatement,
  encodeReading,
  packRoot,
  packSigningBytes,
  readingLeafHash,
  ZERO_HASH,
  type Reading,
} from '@daoji/model';
import { fromUtf8, toBase64, toHex } from '@daoji/proof';
import mqtt, { type MqttClient } from 'mqtt';

import { GAUGE } from './ingest.js';
import type { TestNetwork } from './test-network.js';

/** How a pack differs from an honest one. */
export interface PackChange {
  /** Key that signs instead of the device's own. */
  readonly signer?: SigningKey;
  /** Fields of every reading. */
  readonly reading?: Partial<Pick<Reading, 'unit' | 'value' | 'quantity' | 'scale' | 'prevHash'>>;
}

/** A certified device whose every byte and topic the test chooses; it keeps no rules of the protocol by itself. */
export class RawDevice {
  readonly deviceId: string;
  /** Acks as they came, statement only. */
  readonly acks: { seq: number; refused: readonly { code: string }[] }[] = [];
  readonly #identity: DeviceIdentity;
  readonly #site: string;
  readonly #client: MqttClient;
  #nextSeq = 0;
  #prevHash = ZERO_HASH;

  private constructor(identity: DeviceIdentity, site: string, client: MqttClient) {
    this.#identity = identity;
    this.#site = site;
    this.#client = client;
    this.deviceId = identity.deviceId;
    client.on('message', (_topic, payload) => {
      const [statement = ''] = fromUtf8(payload).split('\n');
      this.acks.push(JSON.parse(statement) as (typeof this.acks)[number]);
    });
    client.on('error', () => undefined); // a cut connection is what some tests want
  }

  /** Enrols a device, registers it on the ledger if wanted, and connects it to the broker. */
  static async open(network: TestNetwork, isRegistered = true): Promise<RawDevice> {
    const home = daojiHome(network.home, undefined);
    const deviceId = `e2e-raw-${randomBytes(3).toString('hex')}`;
    if (isRegistered) {
      const subject = { kind: 'parcel', id: 'e2e-parcel' } as const;
      const connect = network.connect.bind(network);
      const [client] = await openFleet({ home, connect }, [{ deviceId, profile: GAUGE, subject }]);
      await client?.close();
    }
    const identity = await ensureDeviceIdentity(home, deviceId);
    const client = await mqtt.connectAsync(network.setting('iot-bridge', 'MQTT_URL'), {
      protocolVersion: 5,
      clientId: deviceId,
      reconnectPeriod: 0,
      servername: 'localhost',
      ca: readFileSync(network.setting('iot-bridge', 'MQTT_CA')),
      cert: identity.certificate,
      key: identity.key.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    });
    const site = network.setting('iot-bridge', 'SITE_ID');
    await client.subscribeAsync(deviceTopic(site, deviceId, 'ack'), { qos: 1 });
    return new RawDevice(identity, site, client);
  }

  /** The device's own topic for packs; of another site or device where named. */
  topic(site = this.#site, deviceId = this.deviceId): string {
    return deviceTopic(site, deviceId, 'up');
  }

  /** A pack of the next readings; an honest one without changes. The numbers count as used only by {@link keep}. */
  pack(count: number, { signer = this.#identity.key, reading = {} }: PackChange = {}): Buffer {
    const readings: Uint8Array[] = [];
    let prevHash = this.#prevHash;
    for (let seq = this.#nextSeq; seq < this.#nextSeq + count; seq += 1) {
      const bytes = encodeReading(this.#reading(seq, prevHash, reading));
      prevHash = toHex(readingLeafHash(bytes));
      readings.push(bytes);
    }
    const statementBytes = encodePackStatement({
      alg: 'ecdsa-p256-sha256',
      bootEpoch: 1,
      count,
      deviceId: this.deviceId,
      firstSeq: this.#nextSeq,
      gaps: [],
      keyId: this.#identity.key.keyId,
      lastSeq: this.#nextSeq + count - 1,
      root: packRoot(readings),
      type: 'daoji.pack/v1',
    });
    const signature = toBase64(signLowS(signer.privateKey, packSigningBytes(statementBytes)));
    return Buffer.from(encodePack({ statementBytes, signature, readings }));
  }

  /** Goes on after a pack that was accepted. */
  keep(pack: Buffer): void {
    const [, , ...readings] = pack.toString('utf8').split('\n');
    this.#nextSeq += readings.length;
    this.#prevHash = toHex(readingLeafHash(Buffer.from(readings.at(-1) ?? '')));
  }

  /** Publishes bytes. @returns once the broker has them. @throws what the broker says, e.g. of a foreign topic. */
  async publish(payload: Buffer, topic = this.topic()): Promise<void> {
    await this.#client.publishAsync(topic, payload, { qos: 1 });
  }

  /** Publishes what the broker will not take; resolves when it has cut the connection. */
  publishAndBeCut(payload: Buffer): Promise<void> {
    return new Promise((resolve) => {
      this.#client.once('close', () => resolve());
      this.#client.publish(this.topic(), payload, { qos: 1 }, () => undefined);
    });
  }

  async close(): Promise<void> {
    await this.#client.endAsync(true);
  }

  #reading(seq: number, prevHash: string, change: PackChange['reading']): Reading {
    return {
      bootEpoch: 1,
      channel: 'main',
      clock: 'synced',
      deviceId: this.deviceId,
      prevHash,
      quantity: 'water-level',
      scale: -1,
      seq,
      time: new Date().toISOString(),
      type: 'daoji.reading/v1',
      unit: 'mm',
      value: 500 + seq,
      ...change,
    };
  }
}
