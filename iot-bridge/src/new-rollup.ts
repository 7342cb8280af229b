// SPDX-License-Identifier: Apache-2.0
import type { BridgeParts } from './bridge-parts.js';
import type { DeviceRegistry } from './devices/device-registry.js';
import { Rollup } from './series/rollup.js';
import { fileCursor } from './series/rollup-cursor.js';
import { rollupPath } from './stores.js';

/** The rollup of a bridge's own devices. */
export function newRollup(
  { clock, config, log, seriesSink, stores }: BridgeParts,
  registry: DeviceRegistry,
): Rollup {
  return new Rollup({
    clock,
    cursor: fileCursor(rollupPath(config)),
    devices: () => registry.all(),
    onTrouble: (err, attempt) => log.warn({ attempt, err }, 'rollup fails, trying again'),
    sink: seriesSink,
    spool: stores.spool,
    storedOffset: stores.restart.influxCursor,
  });
}
