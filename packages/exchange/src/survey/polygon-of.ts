// SPDX-License-Identifier: Apache-2.0
import { containsPoint, findContacts, type Polygon, type Position } from '@daoji/agronomy';
import { z } from 'zod';

import { isIn, type RegionName, type ToWgs84 } from './crs.js';
import { SurveyError } from './survey-error.js';

/** Units of a stored boundary in a degree. */
export const UNITS_PER_DEGREE = 10_000_000;
/** Rings and positions of one boundary, as the archive's format allows. */
const [MAX_RINGS, MAX_POSITIONS] = [16, 2_000];

const position = z
  .array(z.number())
  .min(2)
  .max(4)
  .transform(([x = 0, y = 0]): Position => [x, y]);
const rings = z.array(z.array(position).min(4)).min(1);
const geometrySchema = z.discriminatedUnion('type', [
  z.object({ coordinates: rings, type: z.literal('Polygon') }),
  z.object({ coordinates: z.array(rings).min(1), type: z.literal('MultiPolygon') }),
]);

/** How positions of a file become WGS 84. */
export interface Placement {
  readonly region: RegionName;
  readonly toWgs84: ToWgs84;
  /** The same with the axes of the file the other way round; only to name the fault. */
  readonly toWgs84Swapped: ToWgs84;
}

/**
 * A feature's boundary in WGS 84, rounded to the archive's 10⁻⁷ degrees; checked after rounding, as it will be stored.
 * Repeated corners are left out.
 * @throws SurveyError `SURVEY_GEOMETRY`, `SURVEY_AXES_SWAPPED`, `SURVEY_OUT_OF_RANGE`, `SURVEY_SELF_CROSSING`,
 * `SURVEY_TOO_LARGE`.
 */
export function polygonOf(geometry: unknown, placement: Placement): Polygon {
  const polygon = singlePolygon(geometry).map((ring) => placed(ring, placement));
  assertSize(polygon);
  for (const ring of polygon) assertClosed(ring);
  assertValid(polygon);
  return polygon;
}

function singlePolygon(geometry: unknown): Polygon {
  const parsed = geometrySchema.safeParse(geometry);
  if (!parsed.success) {
    const type = z.object({ type: z.string() }).safeParse(geometry).data?.type ?? 'none';
    throw new SurveyError(
      'SURVEY_GEOMETRY',
      `expected a Polygon of closed rings of at least 4 positions, got ${type}`,
    );
  }
  if (parsed.data.type === 'Polygon') return parsed.data.coordinates;
  const [only, ...more] = parsed.data.coordinates;
  if (only && more.length === 0) return only;
  throw new SurveyError(
    'SURVEY_GEOMETRY',
    `expected one part, got ${more.length + 1}: register each part as a parcel`,
  );
}

function placed(ring: readonly Position[], placement: Placement): Position[] {
  const out: Position[] = [];
  for (const corner of ring) {
    const [x, y] = placement.toWgs84(corner);
    assertPlace([x, y], corner, placement);
    const rounded: Position = [rounded7(x), rounded7(y)];
    const before = out.at(-1);
    if (before?.[0] !== rounded[0] || before[1] !== rounded[1]) out.push(rounded);
  }
  return out;
}

function rounded7(degrees: number): number {
  return Math.round(degrees * UNITS_PER_DEGREE) / UNITS_PER_DEGREE;
}

// Swapped axes are named and refused, never put right: who mixes them up once mixes up more.
function assertPlace(place: Position, corner: Position, placement: Placement): void {
  if (isIn(placement.region, place)) return;
  const isSwapped = isIn(placement.region, placement.toWgs84Swapped(corner));
  throw new SurveyError(
    isSwapped ? 'SURVEY_AXES_SWAPPED' : 'SURVEY_OUT_OF_RANGE',
    `expected a position in region ${placement.region}, got ${corner.join(', ')} in the file` +
      (isSwapped ? ', which fits with its axes swapped' : ''),
  );
}

function assertSize(polygon: Polygon): void {
  const most = Math.max(...polygon.map((ring) => ring.length));
  if (polygon.length > MAX_RINGS || most > MAX_POSITIONS) {
    throw new SurveyError(
      'SURVEY_TOO_LARGE',
      `expected at most ${MAX_RINGS} rings of ${MAX_POSITIONS} positions, got ${polygon.length} of up to ${most}`,
    );
  }
}

function assertClosed(ring: readonly Position[]): void {
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = first !== undefined && first[0] === last?.[0] && first[1] === last[1];
  if (ring.length >= 4 && isClosed) return;
  throw new SurveyError(
    'SURVEY_GEOMETRY',
    `expected a ring of at least 3 corners that ends where it starts, got ${ring.length} positions`,
  );
}

function assertValid(polygon: Polygon): void {
  const contacts = findContacts(polygon);
  if (contacts.length > 0) {
    const places = contacts.slice(0, 5).map((one) => `${one.kind} ${one.position.join(' ')}`);
    throw new SurveyError(
      'SURVEY_SELF_CROSSING',
      `expected a boundary that does not meet itself, got ${contacts.length}: ${places.join('; ')}`,
    );
  }
  const [outer = [], ...holes] = polygon;
  const outside = holes.find((hole) => !hole[0] || !containsPoint([outer], hole[0]));
  if (outside) throw new SurveyError('SURVEY_GEOMETRY', 'expected holes inside the outer ring');
}
