// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { BEACON_NAMES } from './beacons.js';
import { commandOf } from './command-base.js';
import { grantShape } from './commands-mandates.js';
import {
  areaCodeSchema,
  civilDateSchema,
  hashSchema,
  idSchema,
  plainTextSchema,
} from './identifiers.js';

const harvestYear = z.int().min(2000).max(2100);
const areaM2 = z.int().min(1).max(100_000_000);

/** Datums in which a boundary may have been surveyed; the archive's polygon is WGS 84 always. */
export const DATUMS = ['wgs84', 'cgcs2000', 'gcj02'] as const;
/** Which of the three areas of a parcel `areaM2`, the one that rules use, was taken from. */
export const AREA_BASES = ['contract', 'measured', 'geodesic'] as const;
/** Why a parcel is closed. */
export const CLOSE_REASONS = ['merged', 'split', 'out-of-use', 'wrong-entry'] as const;
/** Parcels that one command of a sample can name: their writes stay below a block's limit. */
export const MAX_SAMPLE_CHUNK = 200;
/** How a sample is drawn: the k least SHA-256(randomness ‖ id). */
export const SAMPLE_RULE = 'rank-sha256-beacon-id/v1';

/**
 * What a boundary's maker says of its size and making, beside `areaM2` that rules use. The three areas are never mixed:
 * what the contract says, what a surveyor measured, and what follows from the polygon on the ellipsoid. In m².
 */
export const boundaryClaimShape = {
  areaBasis: z.enum(AREA_BASES).optional(),
  contractAreaM2: areaM2.optional(),
  datum: z.enum(DATUMS).optional(),
  geodesicAreaM2: areaM2.optional(),
  measuredAreaM2: areaM2.optional(),
  /** Digest of the parcels with which overlap was computed (`docs/spec/parcel-import.md`). */
  overlapSetDigest: hashSchema.optional(),
};

/** Overlaps with others that one parcel can list while nobody has settled them. */
export const MAX_OVERLAPS = 20;
/** What the authority found about land that two parcels claim. */
export const OVERLAP_FINDINGS = ['no-overlap', 'boundaries-corrected', 'parcel-closed'] as const;

const overlapClaim = z.strictObject({ areaM2, parcelId: idSchema });
/** Parcels whose land the boundary crosses, as whoever compared them found; 1 m² and more. */
export const overlapClaimsShape = { overlaps: z.array(overlapClaim).max(MAX_OVERLAPS).optional() };

const sampleId = idSchema;
const chunk = z.array(idSchema).min(1).max(MAX_SAMPLE_CHUNK);

/** Closed schemas of the commands about parcels beyond registration, by type. */
export const parcelCommandSchemas = {
  /** A new version of the boundary; who attested or verified the old one has said nothing of it. */
  reviseParcel: commandOf('reviseParcel', {
    ...boundaryClaimShape,
    ...overlapClaimsShape,
    areaM2,
    boundaryCommitment: hashSchema,
    /** The version that this makes: one more than the recorded one. */
    boundaryVersion: z.int().min(2).max(10_000),
    originClass: z.enum(['protected', 'panjin', 'unproven']).optional(),
    parcelId: idSchema,
    reason: plainTextSchema(2, 200),
  }),
  declareSeason: commandOf('declareSeason', {
    ...grantShape,
    /** Who farms it this season, where it is not the operator that registered it. */
    holderOperatorId: idSchema.optional(),
    parcelId: idSchema,
    season: harvestYear,
    /** Seed lot as printed on the bag or bought. */
    seedLot: plainTextSchema(1, 60),
    sownOn: civilDateSchema.optional(),
    variety: plainTextSchema(1, 60),
  }),
  closeParcel: commandOf('closeParcel', {
    parcelId: idSchema,
    reason: z.enum(CLOSE_REASONS),
    /** Parcels that the land belongs to from now on; for `merged` and `split` alone. */
    successors: z.array(idSchema).max(20),
  }),
  /** Two parcels share land: both, and all that was harvested on them this season, say so from now on. */
  claimOverlap: commandOf('claimOverlap', {
    areaM2,
    otherParcelId: idSchema,
    /** Digest of the parcels that were compared. */
    overlapSetDigest: hashSchema.optional(),
    parcelId: idSchema,
  }),
  /** The authority's word on it; what was harvested before keeps its flag. */
  resolveOverlap: commandOf('resolveOverlap', {
    /** The survey or decision on which it rests. */
    documentHash: hashSchema,
    finding: z.enum(OVERLAP_FINDINGS),
    otherParcelId: idSchema,
    parcelId: idSchema,
  }),
  /** Commits to a list, a rule and a beacon round that is not out yet (`rice-domain.md` §11). */
  drawParcelSample: commandOf('drawParcelSample', {
    areaCode: areaCodeSchema,
    beacon: z.enum(BEACON_NAMES),
    /** Parcels left out for a conflict of interest, before the list was committed. */
    exclusions: z
      .array(z.strictObject({ parcelId: idSchema, reason: plainTextSchema(2, 100) }))
      .max(50),
    /** RFC 9162 root over the sorted ids, each as UTF-8. */
    listRoot: hashSchema,
    listSize: z.int().min(1).max(50_000),
    /** Failed parcels that still let the list pass. */
    maxFailures: z.int().min(0).max(199),
    round: z.int().min(1).max(10_000_000_000),
    rule: z.literal(SAMPLE_RULE),
    sampleId,
    sampleSize: z.int().min(1).max(200),
  }),
  revealParcelSample: commandOf('revealParcelSample', {
    sampleId,
    /** The round's signature; its SHA-256 is the randomness. */
    signature: z.string().regex(/^[0-9a-f]{96}(?:[0-9a-f]{96})?$/, 'expected 96 or 192 hex digits'),
  }),
  /** The next ids of the committed list, in order; the last chunk proves the root. */
  countParcelSample: commandOf('countParcelSample', {
    from: z.int().min(0).max(50_000),
    parcels: chunk,
    sampleId,
  }),
  recordSampleCheck: commandOf('recordSampleCheck', {
    /** The check sheet in the archive. */
    documentHash: hashSchema.optional(),
    parcelId: idSchema,
    result: z.enum(['pass', 'fail']),
    sampleId,
  }),
  /** One chunk of the counted list, ids as they were counted; attested parcels become verified. */
  verifySampledParcels: commandOf('verifySampledParcels', {
    chunk: z.int().min(0).max(50_000),
    parcels: chunk,
    sampleId,
  }),
} as const;
