// SPDX-License-Identifier: Apache-2.0
import type { DeviceChannel, DeviceRecord } from '@daoji/model';

import { TestDevice } from './test-device.js';

const channel = (layer: number): DeviceChannel => ({
  channel: `c1-l${layer}`,
  max: 600,
  min: -400,
  position: { cable: 1, layer },
  quantity: 'grain-temperature',
  scale: -1,
  unit: 'Cel',
});

/** A device whose two sensors hang in the grain. */
export class GrainDevice extends TestDevice {
  override record(change: Partial<DeviceRecord> = {}): DeviceRecord {
    const profile = { channels: [channel(1), channel(2)], clockPolicy: 'live' as const };
    return super.record({ profile, ...change });
  }

  /** A pack of one value, 12.0 °C, in the first layer. */
  warm(time: string): Buffer {
    const reading = {
      channel: 'c1-l1',
      quantity: 'grain-temperature',
      time,
      unit: 'Cel',
      value: 120,
    };
    return this.pack(1, { reading });
  }
}
