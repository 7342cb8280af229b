// SPDX-License-Identifier: Apache-2.0
import type { EventFlag, Parcel } from '@daoji/model';

import { builtIn, demandRule } from '../rules/rule-refusal.js';

/** Areas as a registration or revision states them, in m². */
export type ClaimedAreas = Pick<
  Parcel,
  'areaBasis' | 'areaM2' | 'contractAreaM2' | 'geodesicAreaM2' | 'measuredAreaM2'
>;

/**
 * Refuses an area that is not the one it says it is; flags one above what the polygon has.
 * @throws RuleError `AREA_BASIS`.
 */
export function areaFlags(parcelId: string, areas: ClaimedAreas): readonly EventFlag[] {
  const { areaBasis, areaM2, geodesicAreaM2 } = areas;
  const named = {
    contract: areas.contractAreaM2,
    geodesic: geodesicAreaM2,
    measured: areas.measuredAreaM2,
  };
  const base = areaBasis === undefined ? areaM2 : named[areaBasis];
  demandRule(base === areaM2, 'AREA_BASIS', {
    found: `parcel ${parcelId}: areaM2 ${areaM2}, ${areaBasis ?? ''} area ${base ?? 'not stated'}`,
    rule: 'the area that caps and doses use is one of the three stated ones, and says which',
    ...builtIn('contract, measured and geodesic area are kept apart'),
    accepted: `areaM2 equal to the area that areaBasis names, or no areaBasis`,
  });
  const isAbove = geodesicAreaM2 !== undefined && areaM2 > geodesicAreaM2;
  return isAbove ? ['AREA_ABOVE_BOUNDARY'] : [];
}
