// SPDX-License-Identifier: Apache-2.0
import { bridgeStatusTopic } from '@daoji/model';
import mqtt, { type MqttClient } from 'mqtt';

/** How the bridge reaches its broker. PEM texts. */
export interface BrokerOptions {
  /** `mqtts://host:port`. */
  readonly url: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly site: string;
  readonly bridgeId: string;
  /** Takes a pack; PUBACK goes out when the answer resolves, which is backpressure and no promise. */
  readonly onPack: (topic: string, payload: Buffer) => Promise<void>;
  readonly onState: (isUp: boolean) => void;
  readonly onError: (error: Error) => void;
  /** Text of the retained status. */
  readonly status: (state: 'online' | 'offline') => string;
}

const RECONNECT_MS = 500;
const RECEIVE_MAXIMUM = 256;

/** The bridge's one connection: MQTT 5, clean session, one non-shared subscription, reconnecting for ever. */
export class BrokerLink {
  readonly #options: BrokerOptions;
  #client: MqttClient | undefined;
  readonly #statusTopic: string;

  constructor(options: BrokerOptions) {
    this.#options = options;
    this.#statusTopic = bridgeStatusTopic(options.site, options.bridgeId);
  }

  /** Connects, and again for ever. */
  open(): void {
    this.#client ??= this.#connect();
  }

  /** Publishes while connected; what the broker does not get is repeated by the state that comes after it. */
  publish(topic: string, payload: Buffer): void {
    if (!this.#client?.connected) return;
    this.#client.publish(topic, payload, { qos: 1 }, (error) => {
      if (error) this.#options.onError(error);
    });
  }

  /** Renews the retained status. */
  publishStatus(): void {
    if (!this.#client?.connected) return;
    this.#client.publish(
      this.#statusTopic,
      this.#options.status('online'),
      { qos: 1, retain: true },
      (error) => {
        if (error) this.#options.onError(error);
      },
    );
  }

  /** Says that this bridge leaves, then disconnects. */
  async close(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    if (client.connected) {
      const text = this.#options.status('offline');
      await client.publishAsync(this.#statusTopic, text, { qos: 1, retain: true });
    }
    await client.endAsync(!client.connected);
  }

  #connect(): MqttClient {
    const { url, ca, cert, key, bridgeId } = this.#options;
    const client = mqtt.connect(url, {
      protocolVersion: 5,
      clientId: bridgeId,
      clean: true,
      reconnectPeriod: RECONNECT_MS,
      connectTimeout: 5000,
      keepalive: 15,
      resubscribe: false,
      queueQoSZero: false,
      rejectUnauthorized: true,
      ca,
      cert,
      key,
      properties: { receiveMaximum: RECEIVE_MAXIMUM },
      will: {
        topic: this.#statusTopic,
        payload: Buffer.from(this.#options.status('offline'), 'utf8'),
        qos: 1,
        retain: true,
      },
      customHandleAcks: (topic, message, _packet, done) => {
        this.#options.onPack(topic, message).then(
          () => done(0),
          () => done(0),
        );
      },
    });
    client.on('connect', () => {
      client.subscribe('daoji/v1/+/+/up', { qos: 1 }, (error) => {
        if (error) this.#options.onError(error);
        this.#options.onState(error === null);
        this.publishStatus();
      });
    });
    client.on('close', () => this.#options.onState(false));
    client.on('error', (error) => this.#options.onError(error));
    return client;
  }
}
