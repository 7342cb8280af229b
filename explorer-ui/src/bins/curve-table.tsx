// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import type { ShownCurve } from './grain-queries.js';

interface Row {
  readonly at: string;
  readonly layer: number;
  readonly max: number;
  readonly mean: number;
  readonly min: number;
}

/** The curves as a table: a row for each layer and span that has readings; what is missing is missing here too. */
export function CurveTable({ curve }: { readonly curve: ShownCurve }): ReactElement {
  const { text } = useText();
  const rows = useMemo(() => rowsOf(curve), [curve]);
  const columns = useMemo<Column<Row>[]>(
    () => [
      { id: 'at', isTime: true, label: text('grain.spanFrom'), value: ({ at }) => at },
      { id: 'layer', isNumber: true, label: text('grain.layerWord'), value: ({ layer }) => layer },
      ...(['min', 'mean', 'max'] as const).map((key) => ({
        id: key,
        isNumber: true,
        label: text(`grain.${key}Column`),
        value: (row: Row) => row[key],
      })),
    ],
    [text],
  );
  return (
    <details>
      <summary>{text('chart.table')}</summary>
      <DataTable name={text('grain.curve')} columns={columns} rows={rows} />
    </details>
  );
}

function rowsOf({ at, layers }: ShownCurve): Row[] {
  return at.flatMap((time, index) =>
    layers.flatMap(({ layer, ...values }): Row[] => {
      const [min, mean, max] = [values.min[index], values.mean[index], values.max[index]];
      if (typeof min !== 'number' || typeof mean !== 'number' || typeof max !== 'number') return [];
      return [{ at: time, layer, max, mean, min }];
    }),
  );
}
