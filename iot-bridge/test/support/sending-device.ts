// SPDX-License-Identifier: Apache-2.0
import { verify, type KeyObject } from 'node:crypto';
import { EventEmitter } from 'node:events';

import { ackSchema, ackSigningBytes, parsePack } from '@daoji/model';
import mqtt, { type MqttClient } from 'mqtt';

import type { TestDevice } from './test-device.js';

/** A device on a real broker: sends in order, goes back to what no verified ack covers. */
export class SendingDevice extends EventEmitter<{ acked: [number] }> {
  readonly #device: TestDevice;
  readonly #ackKey: KeyObject;
  readonly #client: MqttClient;
  #readings: Uint8Array[] = [];
  #sent = 0;
  /** Highest seq that a verified ack has covered. */
  acked = -1;
  forgedAcks = 0;

  constructor(
    device: TestDevice,
    ackKey: KeyObject,
    url: string,
    tls: { ca: string; cert: string; key: string },
  ) {
    super();
    this.#device = device;
    this.#ackKey = ackKey;
    const { deviceId, topic } = device;
    const ackTopic = topic.replace(/up$/, 'ack');
    this.#client = mqtt.connect(url, {
      ...tls,
      protocolVersion: 5,
      clientId: deviceId,
      clean: true,
      reconnectPeriod: 100,
    });
    this.#client.on('connect', () => this.#client.subscribe(ackTopic, { qos: 1 }));
    this.#client.on('error', () => undefined);
    this.#client.on('message', (_topic, payload) => this.#onAck(payload));
  }

  /** Makes readings and sends what the window lets through. */
  make(count: number): void {
    this.#readings.push(...parsePack(this.#device.pack(count)).readings);
    this.send();
  }

  /** Readings made so far. */
  get made(): number {
    return this.#readings.length;
  }

  /** Starts again right after the acknowledged reading. */
  goBack(): void {
    this.#sent = this.acked + 1;
    this.send();
  }

  /** Sends packs of at most 16 up to 256 above the acknowledged reading. */
  send(): void {
    const limit = Math.min(this.#readings.length, this.acked + 257);
    while (this.#sent < limit && this.#client.connected) {
      const to = Math.min(limit, this.#sent + 16);
      const pack = this.#device.repack(this.#sent, this.#readings.slice(this.#sent, to));
      this.#client.publish(this.#device.topic, pack, { qos: 1 }, () => undefined);
      this.#sent = to;
    }
  }

  async close(): Promise<void> {
    await this.#client.endAsync(true);
  }

  #onAck(payload: Buffer): void {
    const [line = '', signature = ''] = payload.toString('utf8').split('\n');
    const bytes = ackSigningBytes(Buffer.from(line));
    if (!verify(null, bytes, this.#ackKey, Buffer.from(signature, 'base64'))) {
      this.forgedAcks += 1;
      return;
    }
    const { seq } = ackSchema.parse(JSON.parse(line));
    const isRepeated = seq === this.acked;
    this.acked = Math.max(this.acked, seq);
    this.#sent = Math.max(this.#sent, this.acked + 1);
    if (isRepeated) this.goBack();
    else this.send();
    this.emit('acked', seq);
  }
}
