// SPDX-License-Identifier: Apache-2.0

/** What a device's link tells the device. */
export interface LinkEvents {
  /** Connected and subscribed to the device's acks. */
  onUp(): void;
  /** The connection ended or could not be made. */
  onDown(reason: string): void;
  /** One message on the device's `ack` topic. */
  onAck(payload: Uint8Array): void;
}

/** A device's way to the broker. The real one is MQTT 5 over TLS; tests inject a double. */
export interface DeviceLink {
  /** Starts one attempt; answers through the events. */
  open(events: LinkEvents): void;
  /** Sends a pack on `up`, QoS 1. A failure is not thrown: the missing ack says it. */
  sendPack(bytes: Uint8Array): void;
  /** Sends the retained `status`. */
  sendStatus(text: string): void;
  /** Ends the connection; resolves when nothing is left to send. */
  close(): Promise<void>;
}
