// SPDX-License-Identifier: Apache-2.0
import 'leaflet/dist/leaflet.css';

import { geoJSON, map as newMap, type PathOptions } from 'leaflet';
import { useEffect, useRef, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import type { Polygon } from './shape.js';
import { useTheme } from './theme.js';

/** One thing on the map: where it leads, its words, what the map shows of it in words, and its shape. */
export interface MapItem {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  /** Absent for what has no page yet. */
  readonly to?: string;
  readonly shape: Polygon;
  /** True for a neighbour: an outline that is not what the page is about. */
  readonly isQuiet?: boolean;
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
    const style: PathOptions = { color: colour, fillOpacity: 0.25, weight: 2 };
    const quiet: PathOptions = { color: colour, dashArray: '4 4', fill: false, weight: 1 };
    const layer = geoJSON(undefined, { style });
    for (const { isQuiet, label, shape } of items) {
      geoJSON(shape, { style: isQuiet === true ? quiet : style })
        .bindTooltip(label)
        .addTo(layer);
    }
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
            {item.to === undefined ? item.label : <Link to={item.to}>{item.label}</Link>}{' '}
            <span className="quiet">{item.about}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
