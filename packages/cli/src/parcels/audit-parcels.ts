// SPDX-License-Identifier: Apache-2.0
import {
  findContacts,
  findOverlaps,
  geodesicArea,
  shareInside,
  type Overlap,
  type Polygon,
} from '@daoji/agronomy';
import type { Parcel, ProtectedArea } from '@daoji/model';

import type { KnownParcel } from './known-parcels.js';

/** Rounding of an area on its way to the ledger, in m². */
const ROUNDING_M2 = 1;
/** Share of a parcel that must lie in the protected area; a surveyed border has a width. */
const INSIDE = 0.999;

/** What an audit found wrong with one parcel. */
export interface ParcelFinding {
  readonly code: 'AREA_DIFFERS' | 'BOUNDARY_INVALID' | 'BOUNDARY_MISSING' | 'OUTSIDE_PROTECTED';
  readonly message: string;
  readonly parcelId: string;
}

/** What the archive says of the ledger's parcels. */
export interface ParcelAudit {
  readonly checked: number;
  readonly findings: readonly ParcelFinding[];
  readonly overlaps: readonly Overlap[];
}

/**
 * Recomputes areas, validity, overlaps and protected origin of all open parcels from the boundaries of the archive.
 * @param areas - protected areas by rule-set id.
 */
export function auditParcels(
  known: readonly KnownParcel[],
  areas: ReadonlyMap<string, ProtectedArea>,
): ParcelAudit {
  const open = known.filter(({ parcel }) => parcel.state !== 'closed');
  const shapes = open.flatMap(({ parcel, polygon }) =>
    polygon ? [{ id: parcel.parcelId, polygon }] : [],
  );
  return {
    checked: open.length,
    findings: open.flatMap((one) => findingsOf(one, areas)),
    overlaps: findOverlaps(shapes),
  };
}

function findingsOf(
  { parcel, polygon }: KnownParcel,
  areas: ReadonlyMap<string, ProtectedArea>,
): ParcelFinding[] {
  const { parcelId } = parcel;
  if (!polygon) {
    const message = `no boundary behind ${parcel.boundaryCommitment.slice(0, 16)}: not judged`;
    return [{ code: 'BOUNDARY_MISSING', message, parcelId }];
  }
  const findings: ParcelFinding[] = [];
  const contacts = findContacts(polygon);
  if (contacts.length > 0) {
    findings.push({
      code: 'BOUNDARY_INVALID',
      message: `meets itself at ${contacts[0]?.position.join(', ') ?? ''}`,
      parcelId,
    });
  }
  const area = geodesicArea(polygon);
  const stated = parcel.geodesicAreaM2;
  if (stated !== undefined && Math.abs(area - stated) > ROUNDING_M2) {
    findings.push({
      code: 'AREA_DIFFERS',
      message: `the ledger says ${stated} m², the boundary has ${area.toFixed(1)} m²`,
      parcelId,
    });
  }
  return [...findings, ...originFindings(parcel, polygon, areas)];
}

function originFindings(
  { parcelId, protectedAreaRuleSet }: Parcel,
  polygon: Polygon,
  areas: ReadonlyMap<string, ProtectedArea>,
): ParcelFinding[] {
  const area = protectedAreaRuleSet === undefined ? undefined : areas.get(protectedAreaRuleSet);
  if (!area) return [];
  const share = shareInside(polygon, polygonsOf(area));
  if (share >= INSIDE) return [];
  const message = `${(share * 100).toFixed(1)} % of it lies in ${protectedAreaRuleSet ?? ''}`;
  return [{ code: 'OUTSIDE_PROTECTED', message, parcelId }];
}

/** A protected area in degrees. */
function polygonsOf({ polygons }: ProtectedArea): (readonly (readonly [number, number])[])[][] {
  return polygons.map((rings) =>
    rings.map((ring) => ring.map(([x, y]) => [x / 1e6, y / 1e6] as const)),
  );
}
