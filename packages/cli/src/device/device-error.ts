// SPDX-License-Identifier: Apache-2.0

/** Closed set of faults of the device side. */
export type DeviceErrorCode =
  | 'DEVICE_MEASUREMENT'
  | 'DEVICE_RING'
  | 'DEVICE_CLOSED'
  | 'DEVICE_ACK_SHAPE'
  | 'DEVICE_ACK_SIGNATURE'
  | 'DEVICE_ACK_FOREIGN'
  | 'DEVICE_ACK_AHEAD'
  | 'DEVICE_LINK';

/** A fault of a device; those of acks and links are reported as events and never stop the device. */
export class DeviceError extends Error {
  readonly code: DeviceErrorCode;

  constructor(code: DeviceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DeviceError';
    this.code = code;
  }
}
