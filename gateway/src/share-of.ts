// SPDX-License-Identifier: Apache-2.0
import { wilson } from '@daoji/agronomy';

import type { ShareWithInterval } from './api/share-schema.js';

/** How many of `all` hold, with the Wilson interval of 95 %, which is absent for 0 of 0. */
export function shareOf<T>(all: readonly T[], holds: (one: T) => boolean): ShareWithInterval {
  const [count, n] = [all.filter(holds).length, all.length];
  return n === 0 ? { count, n } : { count, n, ...wilson({ count, n }) };
}
