// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { numberText } from '../parts/measures.js';
import type { GridLayer, GridPoint, ShownSection } from './grain-queries.js';

/** The picture as two tables: layers, and every point with its state in words. */
export function SectionTables({ section }: { readonly section: ShownSection }): ReactElement {
  const { language, text } = useText();
  const degrees = useMemo(
    () => (value: number | undefined) =>
      value === undefined ? '–' : `${numberText(value, language, 1)} °C`,
    [language],
  );
  const layers = useMemo<Column<GridLayer>[]>(
    () => [
      { id: 'layer', isNumber: true, label: text('grain.layerWord'), value: (one) => one.layer },
      {
        draw: ({ depthMm }) =>
          depthMm === undefined ? '–' : `${numberText(depthMm / 1_000, language, 1)} m`,
        id: 'depth',
        isNumber: true,
        label: text('grain.depth'),
        value: ({ depthMm = -1 }) => depthMm,
      },
      ...(['minimumC', 'meanC', 'maximumC'] as const).map((key) => ({
        draw: (one: GridLayer) => degrees(one[key]),
        id: key,
        isNumber: true,
        label: text(`grain.${key}`),
        value: (one: GridLayer) => one[key] ?? '',
      })),
      {
        id: 'answering',
        label: text('grain.counting'),
        value: ({ answering, sensors }) => `${answering} / ${sensors}`,
      },
    ],
    [degrees, language, text],
  );
  const points = useMemo<Column<GridPoint>[]>(
    () => [
      { id: 'layer', isNumber: true, label: text('grain.layerWord'), value: (one) => one.layer },
      { id: 'cable', isNumber: true, label: text('grain.cable'), value: (one) => one.cable },
      {
        draw: ({ valueC }) => degrees(valueC),
        id: 'value',
        isNumber: true,
        label: text('grain.newest'),
        value: ({ valueC }) => valueC ?? '',
      },
      {
        draw: ({ excessK }) =>
          excessK === undefined ? '–' : `${numberText(excessK, language, 1)} K`,
        id: 'excess',
        isNumber: true,
        label: text('grain.excess'),
        value: ({ excessK }) => excessK ?? '',
      },
      { id: 'state', label: text('grain.state'), value: ({ state }) => text(`grain.is.${state}`) },
      { id: 'time', isTime: true, label: text('grain.time'), value: ({ time = '' }) => time },
      { id: 'device', label: text('grain.device'), value: ({ deviceId }) => deviceId },
    ],
    [degrees, language, text],
  );
  return (
    <>
      <h3>{text('grain.layers')}</h3>
      <DataTable name={text('grain.layers')} columns={layers} rows={section.layers} />
      <details>
        <summary>{text('grain.pointTable', { count: section.points.length })}</summary>
        <DataTable name={text('grain.points')} columns={points} rows={section.points} />
      </details>
    </>
  );
}
