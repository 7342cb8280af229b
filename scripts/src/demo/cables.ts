// SPDX-License-Identifier: Apache-2.0
import type { Cast } from './cast.js';
import type { DemoDevices } from './readings.js';

/** The cables in the bins, which measure until the clock runs at real speed. */
export interface Cables {
  /** Number of readings, all of them acked. */
  readonly finished: () => Promise<number>;
  /** Closes the devices; `finished` may never settle then. */
  readonly stop: () => Promise<void>;
}

/** What lies in the bins is measured until the clock runs at real speed, beside whatever is shown meanwhile. */
export function cablesOf(cast: Cast, devices: DemoDevices): Cables {
  const played = devices.playBins(cast).finally(() => devices.close());
  // What goes wrong is told by `finished`, once, and not as a rejection that nobody handles meanwhile.
  played.catch(() => undefined);
  return { finished: () => played, stop: () => devices.close() };
}
