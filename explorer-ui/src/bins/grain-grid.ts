// SPDX-License-Identifier: Apache-2.0
import type { GridPoint, PointState, ShownSection } from './grain-queries.js';

/** Upper ends of the bands of colour, °C; 15 and 20 are the limits of low and quasi-low temperature stores, the last band is above. */
export const BANDS = [0, 5, 10, 15, 20, 25] as const;

/** States whose value is one of the grain now. */
const COUNTING: ReadonlySet<PointState> = new Set(['normal', 'note', 'hot']);

/** A cable of a device: a column of the picture. */
export interface GridColumn {
  readonly cable: number;
  readonly deviceId: string;
}

/** The picture's cells: a row of points for each layer, the top first, with `undefined` where no sensor hangs. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly (GridPoint | undefined)[])[];
}

/** Index of the band of a temperature, from 0, the coldest. */
export function bandOf(valueC: number): number {
  const index = BANDS.findIndex((end) => valueC <= end);
  return index < 0 ? BANDS.length : index;
}

/** Whether a point's value is one of the grain now; else it is drawn without a temperature's colour. */
export function isCounting({ state }: GridPoint): boolean {
  return COUNTING.has(state);
}

/** Points by layer and cable. */
export function gridOf({ layers, points }: ShownSection): Grid {
  const keys = new Map(
    points.map((one) => [columnKey(one), { cable: one.cable, deviceId: one.deviceId }]),
  );
  const columns = [...keys.values()].sort(
    (a, b) => a.deviceId.localeCompare(b.deviceId) || a.cable - b.cable,
  );
  const byCell = new Map(points.map((one) => [`${one.layer} ${columnKey(one)}`, one]));
  const rows = layers.map(({ layer }) =>
    columns.map((column) => byCell.get(`${layer} ${columnKey(column)}`)),
  );
  return { columns, rows };
}

/** Points that want a look: hot ones first, the hottest at the top, then what cannot be trusted. */
export function noticedPoints(points: readonly GridPoint[]): GridPoint[] {
  const order: readonly PointState[] = ['hot', 'note', 'stuck', 'silent', 'void', 'missing'];
  return points
    .filter(({ state }) => state !== 'normal')
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) || (b.excessK ?? 0) - (a.excessK ?? 0),
    );
}

function columnKey({ cable, deviceId }: GridColumn): string {
  return `${deviceId} ${cable}`;
}
