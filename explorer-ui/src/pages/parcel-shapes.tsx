// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';

import type { ShownParcel } from '../api/things.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { areaText } from '../parts/measures.js';
import { ParcelMap, type MapItem } from '../parts/parcel-map.js';
import { centreOf } from '../parts/shape.js';

/** Parcels whose boundary is public on the map; of each other one it says why it is not there. */
export function ParcelShapes(props: { readonly parcels: readonly ShownParcel[] }): ReactElement {
  const { language, text } = useText();
  const { parcels } = props;
  const items = useMemo(
    () => parcels.flatMap((parcel) => mapItem(parcel, { language, text })),
    [language, parcels, text],
  );
  const others = parcels.filter(({ boundary }) => boundary.state !== 'public');
  return (
    <>
      {items.length > 0 && <ParcelMap items={items} />}
      {others.map(({ boundary, parcelId }) => (
        <p className="quiet" key={parcelId}>
          {text(REASON[boundary.state], { id: parcelId })}
        </p>
      ))}
    </>
  );
}

const REASON = {
  damaged: 'parcel.damaged',
  missing: 'parcel.missing',
  private: 'parcel.private',
  public: 'parcel.map',
} as const;

function mapItem(
  { areaM2, boundary, parcelId, variety }: ShownParcel,
  { language, text }: Pick<Speaker, 'language' | 'text'>,
): MapItem[] {
  const { geometry } = boundary;
  if (!geometry) return [];
  const [longitude, latitude] = centreOf(geometry);
  const about = text('parcel.place', {
    area: areaText(areaM2, language),
    corners: (geometry.coordinates[0]?.length ?? 1) - 1,
    latitude: `${latitude.toFixed(4)}°`,
    longitude: `${longitude.toFixed(4)}°`,
  });
  const label = `${parcelId} ${variety}`;
  return [{ about, id: parcelId, label, shape: geometry, to: `/parcels/${parcelId}` }];
}
