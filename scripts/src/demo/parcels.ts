// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import { openArchive } from '@daoji/archive';
import { BOUNDARY_SALT_BYTES, encodeBoundary, type Boundary } from '@daoji/model';

/** A synthetic parcel: a parallelogram somewhere in the district, since nobody's field may be shown. */
export interface DemoParcel {
  readonly id: string;
  readonly areaM2: number;
  /** `protected`: inside the demo's synthetic protected area. */
  readonly originClass: 'protected' | 'panjin';
  /** South-west corner, WGS 84 degrees. */
  readonly corner: readonly [longitude: number, latitude: number];
  /** South side in metres; its height follows from the area. */
  readonly widthM: number;
  /** Metres by which the north side lies further east; changes no area. */
  readonly skewM: number;
}

/** The parcels of the demo, in Panjin. */
export const PARCELS: readonly DemoParcel[] = [
  {
    id: 'p-001',
    originClass: 'protected',
    areaM2: 86_710,
    corner: [122.0612, 41.1183],
    widthM: 370,
    skewM: 42,
  },
  {
    id: 'p-002',
    originClass: 'protected',
    areaM2: 53_360,
    corner: [122.0668, 41.1186],
    widthM: 260,
    skewM: 36,
  },
  {
    id: 'p-003',
    originClass: 'panjin',
    areaM2: 120_060,
    corner: [122.0631, 41.1147],
    widthM: 460,
    skewM: -28,
  },
];

/** A household's own paddy: it has a contract with the mill, delivers over its weighbridge, and has no sensor. */
export const HOUSEHOLD_PARCEL: DemoParcel = {
  id: 'p-004',
  originClass: 'panjin',
  areaM2: 53_360,
  corner: [122.0694, 41.1149],
  widthM: 230,
  skewM: 18,
};

/**
 * Ring of the demo's protected area in millionths of a degree: around p-001 and p-002 and north of p-003. Made up, since the
 * real one is signed by its authority alone.
 */
export const PROTECTED_RING: readonly (readonly [longitude: number, latitude: number])[] = [
  [122_055_000, 41_117_500],
  [122_080_000, 41_117_500],
  [122_080_000, 41_125_000],
  [122_055_000, 41_125_000],
  [122_055_000, 41_117_500],
];

/** Units of 10⁻⁷ degrees in a degree. */
const PER_DEGREE = 10_000_000;
/** Metres in a degree of latitude at 41°; GRS 80. */
const LATITUDE_M = 111_060;
/** Metres in a degree of longitude at 41.1° N; GRS 80. */
const LONGITUDE_M = 84_010;

/** The boundary of a synthetic parcel; public, since it is nobody's. */
export function boundaryOf({ id, areaM2, corner, widthM, skewM }: DemoParcel): Boundary {
  const heightM = areaM2 / widthM;
  const at = (eastM: number, northM: number): [number, number] => [
    Math.round((corner[0] + eastM / LONGITUDE_M) * PER_DEGREE),
    Math.round((corner[1] + northM / LATITUDE_M) * PER_DEGREE),
  ];
  const ring = [at(0, 0), at(widthM, 0), at(widthM + skewM, heightM), at(skewM, heightM), at(0, 0)];
  return { parcelId: id, public: true, rings: [ring], type: 'daoji.boundary/v1' };
}

/** Puts the boundaries into the archive. @returns parcel → the commitment that goes on the ledger. */
export async function putBoundaries(archiveDir: string): Promise<Map<string, string>> {
  const archive = await openArchive(archiveDir);
  const commitments = new Map<string, string>();
  for (const parcel of [...PARCELS, HOUSEHOLD_PARCEL]) {
    const file = encodeBoundary(boundaryOf(parcel), randomBytes(BOUNDARY_SALT_BYTES));
    await archive.put(`boundary-${parcel.id}`, file.bytes);
    commitments.set(parcel.id, file.commitment);
  }
  return commitments;
}
