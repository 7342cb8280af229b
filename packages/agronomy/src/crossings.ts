// SPDX-License-Identifier: Apache-2.0

/** Longitude and latitude, or any other pair of coordinates below 10⁶ in size. */
export type Position = readonly [x: number, y: number];

/**
 * How two segments meet that should not: `crossing` their insides, `touch` the end of one lies on the other, `overlap` they share a stretch, of which
 * both ends are given.
 */
export type ContactKind = 'crossing' | 'touch' | 'overlap';

/** A place where a boundary meets itself or another line. */
export interface Contact {
  readonly kind: ContactKind;
  /** Within 10⁻¹⁴ of the true point; whether there is a point at all is decided exactly. */
  readonly position: Position;
  /** Lines that meet, by their indices; equal when a line meets itself. */
  readonly lines: readonly [number, number];
}

/** Coordinates are counted in 10⁻²⁰: finer than a double of 10⁻³ and more, so two of those that differ stay apart. */
const DECIMALS = 20;

interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

interface Segment {
  readonly line: number;
  readonly index: number;
  readonly from: Point;
  readonly to: Point;
  readonly box: readonly [minX: number, maxX: number, minY: number, maxY: number];
  /** Segments of the line, and whether the last one ends where the first one starts. */
  readonly count: number;
  readonly isClosed: boolean;
}

/**
 * All places where the rings of a polygon, or lines, meet themselves or one another. Neighbouring segments share their corner and nothing more. A
 * valid parcel has none; two plots of a multi-polygon may touch, and the caller decides.
 * @param lines - rings (the last position repeats the first) or open lines; repeated neighbours count as one.
 * @returns each place once, in the order of longitude, then latitude.
 * @throws RangeError for a coordinate that is not finite.
 */
export function findContacts(lines: readonly (readonly Position[])[]): Contact[] {
  const segments = lines.flatMap(segmentsOf).sort((one, other) => one.box[0] - other.box[0]);
  const found = new Map<string, Contact>();
  for (const [at, segment] of segments.entries()) {
    for (let next = at + 1; next < segments.length; next += 1) {
      const other = segments[next];
      // Sorted by their west end: nothing further on can reach back.
      if (other === undefined || other.box[0] > segment.box[1]) break;
      for (const contact of contactsOf(segment, other)) {
        const key = contact.position.join(' ');
        // A corner may touch where more than a corner is shared: the graver word stays.
        if ((found.get(key)?.kind ?? 'touch') === 'touch') found.set(key, contact);
      }
    }
  }
  return [...found.values()].sort(
    (one, other) => one.position[0] - other.position[0] || one.position[1] - other.position[1],
  );
}

function segmentsOf(positions: readonly Position[], line: number): Segment[] {
  const path = positions.filter(([x, y], at) => {
    const before = positions[at - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
  const points = path.map(pointOf);
  const [first, last] = [points[0], points.at(-1)];
  const isClosed = first !== undefined && last !== undefined && isSame(first, last);
  return path.slice(1).flatMap((end, index) => {
    const [start, from, to] = [path[index], points[index], points[index + 1]];
    if (start === undefined || from === undefined || to === undefined) return [];
    const [west, east] = start[0] < end[0] ? [start[0], end[0]] : [end[0], start[0]];
    const [south, north] = start[1] < end[1] ? [start[1], end[1]] : [end[1], start[1]];
    const box = [west, east, south, north] as const;
    return [{ line, index, from, to, box, count: path.length - 1, isClosed }];
  });
}

function pointOf([x, y]: Position): Point {
  return { x: toUnits(x), y: toUnits(y) };
}

function toUnits(coordinate: number): bigint {
  if (!Number.isFinite(coordinate)) {
    throw new RangeError(`expected a finite coordinate, got ${coordinate}`);
  }
  return BigInt(coordinate.toFixed(DECIMALS).replace('.', ''));
}

function fromUnits(units: bigint): number {
  const digits = (units < 0n ? -units : units).toString().padStart(DECIMALS + 1, '0');
  const text = `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
  return Number(units < 0n ? `-${text}` : text);
}

function contactsOf(one: Segment, other: Segment): Contact[] {
  if (other.box[2] > one.box[3] || other.box[3] < one.box[2]) return [];
  const lines = [one.line, other.line].sort((a, b) => a - b) as [number, number];
  const contact = (kind: ContactKind, { x, y }: Point): Contact => ({
    kind,
    position: [fromUnits(x), fromUnits(y)],
    lines,
  });
  const turn = cross(vector(one), vector(other));
  if (turn === 0n) {
    const shared = sharedEnds(one, other);
    const kind = shared.length > 1 ? 'overlap' : 'touch';
    if (kind === 'touch' && areNeighbours(one, other)) return [];
    return shared.map((point) => contact(kind, point));
  }
  if (areNeighbours(one, other)) return [];
  const meeting = meetingOf(one, other, turn);
  return meeting === undefined ? [] : [contact(meeting.kind, meeting.point)];
}

/** The point where two segments that are not parallel meet, if both reach it. */
function meetingOf(
  one: Segment,
  other: Segment,
  turn: bigint,
): { readonly kind: ContactKind; readonly point: Point } | undefined {
  const between = { x: other.from.x - one.from.x, y: other.from.y - one.from.y };
  const sign = turn < 0n ? -1n : 1n;
  const along = cross(between, vector(other)) * sign;
  const across = cross(between, vector(one)) * sign;
  const whole = turn * sign;
  if (along < 0n || along > whole || across < 0n || across > whole) return undefined;
  const isInside = along > 0n && along < whole && across > 0n && across < whole;
  const { x, y } = vector(one);
  return {
    kind: isInside ? 'crossing' : 'touch',
    point: { x: one.from.x + divide(x * along, whole), y: one.from.y + divide(y * along, whole) },
  };
}

/** Ends of either segment that lie on both, for parallel segments. */
function sharedEnds(one: Segment, other: Segment): Point[] {
  const between = { x: other.from.x - one.from.x, y: other.from.y - one.from.y };
  if (cross(between, vector(one)) !== 0n) return [];
  const ends = [one.from, one.to, other.from, other.to];
  const shared = ends.filter((end) => isOn(end, one) && isOn(end, other));
  return shared.filter((end, at) => shared.findIndex((seen) => isSame(seen, end)) === at);
}

/** For a point on the segment's line. */
function isOn(point: Point, { from, to }: Segment): boolean {
  return isBetween(point.x, from.x, to.x) && isBetween(point.y, from.y, to.y);
}

function isBetween(value: bigint, one: bigint, other: bigint): boolean {
  return one < other ? value >= one && value <= other : value >= other && value <= one;
}

function areNeighbours(one: Segment, other: Segment): boolean {
  if (one.line !== other.line) return false;
  const distance = Math.abs(one.index - other.index);
  return distance === 1 || (one.isClosed && distance === one.count - 1);
}

function isSame(one: Point, other: Point): boolean {
  return one.x === other.x && one.y === other.y;
}

function vector({ from, to }: Segment): Point {
  return { x: to.x - from.x, y: to.y - from.y };
}

function cross(one: Point, other: Point): bigint {
  return one.x * other.y - one.y * other.x;
}

/** Quotient rounded to the nearest whole number; the divisor is above 0. */
function divide(dividend: bigint, divisor: bigint): bigint {
  const doubled = 2n * dividend + (dividend < 0n ? -divisor : divisor);
  return doubled / (2n * divisor);
}
