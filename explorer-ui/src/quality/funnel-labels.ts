// SPDX-License-Identifier: Apache-2.0

/** A point with the name that is to stand beside it, in pixels of the chart. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** Where a name stands: its baseline, and the edge at its point. */
export interface PlacedLabel {
  readonly isRight: boolean;
  readonly x: number;
  readonly y: number;
}

/** Heights that a chart has room for. */
export interface LabelRoom {
  readonly bottom: number;
  readonly top: number;
  readonly width: number;
}

const LINE = 14;
/** Between a point and its name. */
const GAP = 8;
/** Half of what stands above a baseline. */
const MIDDLE = 4;
/** Mean width of a letter of the chart's script at its size. */
const LETTER = 6.8;

/**
 * Places names beside their points so that none covers another: persons with the same figures lie on one spot, and each must be read.
 * A name that finds its height taken goes to the nearest free one, rather up than down. In the order of the points.
 */
export function placeLabels(points: readonly Labelled[], room: LabelRoom): PlacedLabel[] {
  const placed: Box[] = [];
  return points.map(({ label, x, y }) => {
    const isRight = x < room.width / 2;
    const width = label.length * LETTER;
    const edge = isRight ? x + GAP : x - GAP;
    const from = isRight ? edge : edge - width;
    const box = { at: Math.max(y + MIDDLE, room.top + LINE), from, to: from + width };
    const at = freeHeight(box, placed, room);
    placed.push({ ...box, at });
    return { isRight, x: edge, y: at };
  });
}

interface Box {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The nearest baseline at which a box covers no other; its own where the chart is full. */
function freeHeight(box: Box, placed: readonly Box[], { bottom, top }: LabelRoom): number {
  const beside = placed.flatMap(({ at }) => [at - LINE, at + LINE]);
  const heights = beside
    .filter((at) => at >= top + LINE && at <= bottom + MIDDLE)
    .sort((a, b) => Math.abs(a - box.at) - Math.abs(b - box.at) || a - b);
  const isFree = (at: number): boolean => !placed.some((one) => isCovered(one, { ...box, at }));
  return [box.at, ...heights].find(isFree) ?? box.at;
}

function isCovered(one: Box, other: Box): boolean {
  return Math.abs(one.at - other.at) < LINE && one.from < other.to && other.from < one.to;
}
