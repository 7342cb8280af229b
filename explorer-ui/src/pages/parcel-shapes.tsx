// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';

import type { ShownParcel } from '../api/things.js';
import { useText } from '../locale/use-text.js';
import { ParcelMap, type MapItem } from '../parts/parcel-map.js';
import { shapeOf } from '../parts/shape.js';

/** Parcels whose boundary is public on the map; says so where there is none. */
export function ParcelShapes(props: { readonly parcels: readonly ShownParcel[] }): ReactElement {
  const { text } = useText();
  const { parcels } = props;
  const items = useMemo(() => parcels.flatMap(mapItem), [parcels]);
  if (items.length === 0) return <p className="quiet">{text('parcel.noBoundary')}</p>;
  return <ParcelMap items={items} />;
}

function mapItem(parcel: ShownParcel): MapItem[] {
  const shape = shapeOf(parcel.geometry ?? parcel.boundary);
  if (!shape) return [];
  const label = `${parcel.parcelId} ${parcel.variety}`;
  return [{ id: parcel.parcelId, label, shape, to: `/parcels/${parcel.parcelId}` }];
}
