// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';

import type { ShownParcel } from '../api/things.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { areaText } from '../parts/measures.js';
import { ParcelMap, type MapItem } from '../parts/parcel-map.js';
import { centreOf, type Polygon } from '../parts/shape.js';

/** How far around a parcel its neighbours are drawn, in degrees: about 1 km. */
const NEAR_DEGREES = 0.01;

/**
 * Parcels whose boundary is public on the map, with the outlines of neighbours; of each parcel that is not public it says
 * why it is not there.
 */
export function ParcelShapes(props: {
  readonly parcels: readonly ShownParcel[];
  readonly neighbours?: readonly ShownParcel[];
}): ReactElement {
  const { language, text } = useText();
  const { neighbours = NONE, parcels } = props;
  const items = useMemo(() => {
    const own = parcels.flatMap((parcel) => mapItem(parcel, { language, text }));
    const near = neighbours
      .filter(({ parcelId }) => parcels.every((one) => one.parcelId !== parcelId))
      .flatMap((parcel) => mapItem(parcel, { language, text }))
      .filter(({ shape }) => own.some((one) => isNear(one.shape, shape)))
      .map((item) => ({ ...item, isQuiet: true }));
    return [...own, ...near];
  }, [language, neighbours, parcels, text]);
  const others = parcels.filter(({ boundary }) => boundary.state !== 'public');
  return (
    <>
      {items.length > 0 && <ParcelMap items={items} />}
      {others.length > NAMED && (
        <p className="quiet">{text('parcels.notDrawn', { count: others.length })}</p>
      )}
      {(others.length > NAMED ? [] : others).map(({ boundary, parcelId }) => (
        <p className="quiet" key={parcelId}>
          {text(REASON[boundary.state], { id: parcelId })}
        </p>
      ))}
    </>
  );
}

/** Most parcels that are named one by one because they are not on the map. */
const NAMED = 20;
const NONE: readonly ShownParcel[] = [];

function isNear(one: Polygon, other: Polygon): boolean {
  const [a, b] = [centreOf(one), centreOf(other)];
  return Math.abs(a[0] - b[0]) < NEAR_DEGREES && Math.abs(a[1] - b[1]) < NEAR_DEGREES;
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
