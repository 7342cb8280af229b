// SPDX-License-Identifier: Apache-2.0
import 'leaflet/dist/leaflet.css';

import type { GeoJsonObject } from 'geojson';
import { geoJSON, map as newMap } from 'leaflet';
import { useEffect, useRef, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { useTheme } from './theme.js';

/** One thing on the map: where it leads, its words, and its shape in WGS 84. */
export interface MapItem {
  readonly id: string;
  readonly label: string;
  readonly to: string;
  readonly shape: GeoJsonObject;
}

/** The one map: shapes of the network itself, no tiles of anybody; everything on it stands in a list below as well. */
export function ParcelMap(props: { readonly items: readonly MapItem[] }): ReactElement {
  const { text } = useText();
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const { items } = props;

  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const colour = getComputedStyle(element).getPropertyValue('--rice').trim();
    const map = newMap(element, { attributionControl: false, scrollWheelZoom: false });
    const layer = geoJSON(undefined, { style: { color: colour, fillOpacity: 0.25, weight: 2 } });
    for (const item of items) layer.addData(item.shape);
    layer.addTo(map);
    map.fitBounds(layer.getBounds().pad(0.2));
    return () => {
      map.remove();
    };
  }, [items, theme]);

  return (
    <div className="map-block">
      <div ref={host} className="map" role="application" aria-label={text('map.label')} />
      <h3>{text('map.list')}</h3>
      <ul className="plain-list">
        {items.map((item) => (
          <li key={item.id}>
            <Link to={item.to}>{item.label}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
