// SPDX-License-Identifier: Apache-2.0
import { comparedSetDigest, type Polygon } from '@daoji/agronomy';
import {
  encodeBoundary,
  type AREA_BASES,
  type Boundary,
  type BoundaryFile,
  type TraceCommand,
} from '@daoji/model';

import type { Datum } from './crs.js';
import { UNITS_PER_DEGREE } from './polygon-of.js';
import type { SurveyParcel } from './read-survey.js';

/** Which of the three areas is registered as the one in use. */
export type AreaBasis = (typeof AREA_BASES)[number];

/** Fields of a `registerParcel` command that a survey gives; who signs and when is added by the signer. */
export type ParcelDraft = Omit<
  Extract<TraceCommand, { type: 'registerParcel' }>,
  'alg' | 'commandId' | 'deviceTime' | 'eventTime' | 'onBehalfOf' | 'signerKeyId' | 'v'
>;

/** A draft with the boundary file that its commitment covers. */
export interface DraftWithBoundary {
  readonly boundary: Boundary;
  readonly draft: ParcelDraft;
  readonly file: BoundaryFile;
  readonly salt: Uint8Array;
}

/** How drafts are made. */
export interface DraftOptions {
  /** The area in use where the survey has it; else the geodesic one. */
  readonly areaBasis: AreaBasis;
  readonly datum: Datum;
  readonly isPublic: boolean;
  /** 16 bytes that nobody can guess, for each parcel. */
  readonly saltOf: (parcel: SurveyParcel, boundary: Boundary) => Uint8Array;
}

/**
 * Drafts for all parcels of a survey; each names the digest of the set in which overlaps were looked for.
 * @param known - commitments of registered parcels that were compared with, by id.
 */
export function draftsOf(
  parcels: readonly SurveyParcel[],
  known: ReadonlyMap<string, string>,
  options: DraftOptions,
): DraftWithBoundary[] {
  const files = parcels.map((parcel) => {
    const boundary = boundaryOf(parcel.attributes.parcelId, parcel.polygon, options.isPublic);
    const salt = options.saltOf(parcel, boundary);
    return { boundary, file: encodeBoundary(boundary, salt), parcel, salt };
  });
  const set = new Map(known);
  for (const { file, parcel } of files) set.set(parcel.attributes.parcelId, file.commitment);
  const overlapSetDigest = comparedSetDigest(set);
  return files.map(({ boundary, file, parcel, salt }) => ({
    boundary,
    draft: draftOf(parcel, file.commitment, overlapSetDigest, options),
    file,
    salt,
  }));
}

/** A polygon in the archive's format. */
export function boundaryOf(parcelId: string, polygon: Polygon, isPublic: boolean): Boundary {
  const rings = polygon.map((ring) =>
    ring.map(([x, y]): [number, number] => [
      Math.round(x * UNITS_PER_DEGREE),
      Math.round(y * UNITS_PER_DEGREE),
    ]),
  );
  return { parcelId, public: isPublic, rings, type: 'daoji.boundary/v1' };
}

/** A boundary of the archive as a polygon in degrees. */
export function polygonOfBoundary({ rings }: Boundary): Polygon {
  return rings.map((ring) => ring.map(([x, y]) => [x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE]));
}

function draftOf(
  { attributes, geodesicAreaM2 }: SurveyParcel,
  boundaryCommitment: string,
  overlapSetDigest: string,
  { areaBasis, datum }: DraftOptions,
): ParcelDraft {
  const areas = {
    contract: attributes.contractAreaM2,
    geodesic: geodesicAreaM2,
    measured: attributes.measuredAreaM2,
  };
  const basis = areas[areaBasis] === undefined ? 'geodesic' : areaBasis;
  return {
    ...attributes,
    areaBasis: basis,
    areaM2: areas[basis] ?? geodesicAreaM2,
    boundaryCommitment,
    datum,
    geodesicAreaM2,
    overlapSetDigest,
    type: 'registerParcel',
  };
}
