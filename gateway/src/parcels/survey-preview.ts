// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import type { Archive } from '@daoji/archive';
import type { Polygon } from '@daoji/agronomy';
import {
  draftsOf,
  overlapsOf,
  parseCrs,
  readSurvey,
  withOverlaps,
  type AttributeDefaults,
  type Survey,
} from '@daoji/exchange';
import { BOUNDARY_SALT_BYTES, type Parcel } from '@daoji/model';
import { toBase64 } from '@daoji/proof';
import type { z } from 'zod';

import type { surveyQuery } from '../api/parcel-operations.js';
import type { surveyPreviewSchema } from '../api/parcel-views.js';
import { boundaryView } from '../boundaries/parcel-boundary.js';

type Query = z.infer<typeof surveyQuery>;
type Preview = z.infer<typeof surveyPreviewSchema>;

/**
 * What a survey file would register. Overlaps are looked for among its own parcels and with public boundaries alone: the
 * answer needs no sign-in, and whoever may ask freely must not find a private field by trying places.
 * A parcel that the file revises is no neighbour of itself and may be named again.
 * @throws SurveyError a code of the file.
 */
export async function previewSurvey(
  archive: Pick<Archive, 'get'>,
  parcels: readonly Parcel[],
  bytes: Uint8Array,
  query: Query,
): Promise<Preview> {
  const survey = readSurvey(bytes, {
    crs: parseCrs(query.crs),
    defaults: defaultsOf(query),
    ...(query.axes && { axes: query.axes }),
    ...(query.encoding && { encoding: query.encoding }),
    ...(query.region && { region: query.region }),
  });
  const others = parcels.filter(({ parcelId }) => parcelId !== query.revises);
  const open = others.filter(({ state }) => state !== 'closed');
  const known = await publicPolygons(archive, open);
  const taken = new Set(others.map(({ parcelId }) => parcelId));
  const already = survey.parcels.flatMap(({ attributes: { parcelId } }) =>
    taken.has(parcelId) ? [parcelId] : [],
  );
  const faults: Preview['faults'] = [...survey.faults, ...existing(survey, taken)];
  const overlaps = overlapsOf(
    survey,
    [...known].map(([id, { polygon }]) => ({ id, polygon })),
  );
  const drafts = faults.length > 0 ? [] : withOverlaps(freshDrafts(survey, known, query), overlaps);
  const digest = drafts[0]?.draft.overlapSetDigest;
  return {
    already,
    crs: survey.crs,
    datum: survey.datum,
    drafts,
    faults,
    featureCount: survey.featureCount,
    format: survey.format,
    notCompared: open.length - known.size,
    ...(digest !== undefined && { overlapSetDigest: digest }),
    overlaps: overlaps.map(({ areaM2, ids }) => ({
      areaM2: Math.round(areaM2 * 10) / 10,
      ids: [...ids],
    })),
  };
}

interface Known {
  readonly commitment: string;
  readonly polygon: Polygon;
}

async function publicPolygons(
  archive: Pick<Archive, 'get'>,
  parcels: readonly Parcel[],
): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  for (const parcel of parcels) {
    const { geometry } = await boundaryView(archive, parcel);
    if (!geometry) continue;
    const polygon = geometry.coordinates.map((ring) =>
      ring.map(([x = 0, y = 0]) => [x, y] as const),
    );
    known.set(parcel.parcelId, { commitment: parcel.boundaryCommitment, polygon });
  }
  return known;
}

function existing(survey: Survey, taken: ReadonlySet<string>): Preview['faults'] {
  return survey.parcels.flatMap(({ attributes: { parcelId }, index }) =>
    taken.has(parcelId)
      ? [{ code: 'PARCEL_EXISTS' as const, id: parcelId, index, message: 'is registered already' }]
      : [],
  );
}

function freshDrafts(
  survey: Survey,
  known: ReadonlyMap<string, Known>,
  { areaBasis = 'geodesic' }: Query,
): Preview['drafts'] {
  const commitments = new Map([...known].map(([id, { commitment }]) => [id, commitment]));
  return draftsOf(survey.parcels, commitments, {
    areaBasis,
    datum: survey.datum,
    isPublic: true,
    saltOf: () => new Uint8Array(randomBytes(BOUNDARY_SALT_BYTES)),
  }).map(({ boundary, draft, salt }) => ({ boundary, draft, salt: toBase64(salt) }));
}

function defaultsOf({ areaCode, originClass, season, variety }: Query): AttributeDefaults {
  return {
    ...(areaCode !== undefined && { areaCode }),
    ...(originClass !== undefined && { originClass }),
    ...(season !== undefined && { season: Number(season) }),
    ...(variety !== undefined && { variety }),
  };
}
