// SPDX-License-Identifier: Apache-2.0
import { isIP } from 'node:net';

import { deviceTopic } from '@daoji/model';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';

import type { DeviceLink, LinkEvents } from './device-link.js';

/** How a device reaches its broker. PEM texts. */
export interface MqttLinkOptions {
  /** `mqtts://host:port`. */
  readonly url: string;
  readonly siteId: string;
  readonly deviceId: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  /** Retained status that the broker publishes when the device dies. */
  readonly will: string;
}

/** MQTT 5 over TLS with the device's own certificate; reconnecting is the device's matter. */
export function mqttLink(options: MqttLinkOptions): DeviceLink {
  return new MqttLink(options);
}

class MqttLink implements DeviceLink {
  readonly #options: MqttLinkOptions;
  #client: MqttClient | undefined;

  constructor(options: MqttLinkOptions) {
    this.#options = options;
  }

  open(events: LinkEvents): void {
    const { siteId, deviceId, url } = this.#options;
    this.#client?.end(true);
    const client = mqtt.connect(url, this.#connectOptions());
    this.#client = client;
    const ackTopic = deviceTopic(siteId, deviceId, 'ack');
    let reason = 'the broker closed the connection';
    client.on('connect', () => {
      client.subscribe(ackTopic, { qos: 1 }, (error) => {
        if (error) client.end(true);
        else if (this.#client === client) events.onUp();
      });
    });
    client.on('message', (topic, payload) => {
      if (topic === ackTopic) events.onAck(new Uint8Array(payload));
    });
    client.on('error', (error) => {
      reason = error.message;
    });
    client.on('close', () => {
      if (this.#client !== client) return;
      this.#client = undefined;
      events.onDown(reason);
    });
  }

  sendPack(bytes: Uint8Array): void {
    this.#publish('up', Buffer.from(bytes), false);
  }

  sendStatus(text: string): void {
    this.#publish('status', Buffer.from(text, 'utf8'), true);
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.endAsync();
  }

  #publish(kind: 'up' | 'status', payload: Buffer, retain: boolean): void {
    const { siteId, deviceId } = this.#options;
    // A refused or lost publish is answered by no ack: the device goes back and sends again.
    this.#client?.publish(
      deviceTopic(siteId, deviceId, kind),
      payload,
      { qos: 1, retain },
      () => undefined,
    );
  }

  #connectOptions(): IClientOptions {
    const { url, siteId, deviceId, ca, cert, key, will } = this.#options;
    return {
      protocolVersion: 5,
      clientId: deviceId,
      clean: true,
      reconnectPeriod: 0,
      connectTimeout: 10_000,
      resubscribe: false,
      ca,
      cert,
      key,
      rejectUnauthorized: true,
      // An address is no TLS server name (RFC 6066); the broker's certificate names localhost too.
      ...(isIP(new URL(url).hostname) !== 0 && { servername: 'localhost' }),
      will: {
        topic: deviceTopic(siteId, deviceId, 'status'),
        payload: Buffer.from(will, 'utf8'),
        qos: 1,
        retain: true,
      },
    };
  }
}
