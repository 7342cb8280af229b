// SPDX-License-Identifier: Apache-2.0
import type { DeviceChannel, DeviceProfile } from '@daoji/model';

import { QUANTITIES, type QuantityKind } from '../simulate/quantities.js';
import { channelOfColumn, type CsvColumn } from './csv-mapping.js';

/** Span of a quantity that has no known sensor: any value of nine digits. */
const ANY: Pick<QuantityKind, 'min' | 'max'> = { min: -999_999_999, max: 999_999_999 };

/** The device profile under which a file is replayed: `recorded`, one line a measured column. */
export function replayProfile(columns: readonly CsvColumn[]): DeviceProfile {
  return { clockPolicy: 'recorded', channels: columns.map(profileLine) };
}

function profileLine(column: CsvColumn): DeviceChannel {
  const { quantity, unit, scale } = column;
  const kinds: Readonly<Record<string, QuantityKind>> = QUANTITIES;
  const known = Object.hasOwn(kinds, quantity) ? kinds[quantity] : undefined;
  const isSame = known?.unit === unit && known.scale === scale;
  const { min, max } = isSame ? known : ANY;
  return { channel: channelOfColumn(column), quantity, unit, scale, min, max };
}
