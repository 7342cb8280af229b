// SPDX-License-Identifier: Apache-2.0
import type { TestPart } from './part.js';

/** What the tests run on. */
export interface Machine {
  readonly bytes: number;
  readonly cores: number;
}

/** Two ESLints at once take up to 8 GiB, a network with its services 1 GiB, browsers and what they ask 2 GiB. */
const ROOM_BYTES = 12 * 1024 ** 3;

/**
 * Parts that run one after the other; lanes run beside each other. Tests on real servers wait for blocks, for windows and for each
 * other most of their time, and checks and unit tests need nothing but a core: beside each other they take little longer than the
 * longer of the two. A small machine has one lane.
 */
export function lanesOf(parts: readonly TestPart[], { bytes, cores }: Machine): TestPart[][] {
  const withServers = parts.filter(({ needs }) => needs !== 'none');
  const without = parts.filter(({ needs }) => needs === 'none');
  const lanes =
    bytes < ROOM_BYTES || cores < 2 ? [[...without, ...withServers]] : [without, withServers];
  return lanes.filter(({ length }) => length > 0);
}
