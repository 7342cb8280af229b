// SPDX-License-Identifier: Apache-2.0

/** A reading's place in the life of its device. */
export interface DevicePosition {
  readonly bootEpoch: number;
  readonly seq: number;
}

/** True when `left` comes after `right`: a later epoch, or later in the same one. */
export function isAfter(left: DevicePosition, right: DevicePosition): boolean {
  if (left.bootEpoch !== right.bootEpoch) return left.bootEpoch > right.bootEpoch;
  return left.seq > right.seq;
}
