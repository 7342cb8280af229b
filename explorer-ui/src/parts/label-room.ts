// SPDX-License-Identifier: Apache-2.0

/** Between two labels, CSS px. */
const APART = 6;

/**
 * Which of labels along a line have room, from the first on: one that would touch the one before is left out.
 * @param places - middles, ascending. @param width - of a label, in the same unit.
 */
export function roomyLabels(places: readonly number[], width: number): boolean[] {
  let free = -Infinity;
  return places.map((place) => {
    if (place - width / 2 < free) return false;
    free = place + width / 2 + APART;
    return true;
  });
}

/** Rows for labels of which all must stand: each in the topmost row where it touches none before it. */
export function labelRows(places: readonly number[], width: number): number[] {
  const free: number[] = [];
  return places.map((place) => {
    const from = place - width / 2;
    const found = free.findIndex((end) => end <= from);
    const row = found === -1 ? free.length : found;
    free[row] = place + width / 2;
    return row;
  });
}
