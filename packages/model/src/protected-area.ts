// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { plainTextSchema } from './identifiers.js';

/** Vertices of one protected area: as many as one command can carry. */
export const MAX_AREA_VERTICES = 1_200;

/** Longitude and latitude in WGS 84, in units of 10⁻⁶ degrees: a tenth of a metre. */
const position = z.tuple([
  z.int().min(-180_000_000).max(180_000_000),
  z.int().min(-90_000_000).max(90_000_000),
]);
const ring = z.array(position).min(4).max(MAX_AREA_VERTICES);

/**
 * Values of a rule set `protected-area`: the land of a geographical indication. Each polygon is its outer ring, then
 * holes; each ring ends where it starts. The project ships none; one made up for a demonstration says `synthetic`.
 */
export const protectedAreaSchema = z.strictObject({
  kind: z.literal('protected-area'),
  name: plainTextSchema(1, 60),
  polygons: z.array(z.array(ring).min(1).max(50)).min(1).max(100),
  synthetic: z.boolean(),
});

/** See {@link protectedAreaSchema}. */
export type ProtectedArea = z.infer<typeof protectedAreaSchema>;

/** Number of vertices, closing ones included. */
export function areaVertices({ polygons }: ProtectedArea): number {
  return polygons.flat().reduce((sum, { length }) => sum + length, 0);
}
