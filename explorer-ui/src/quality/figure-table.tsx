// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { csvText } from '../parts/csv.js';
import { saveText } from '../parts/save-file.js';

/** The numbers of a chart as a table in one order: figures of persons are not sorted, since that would rank them. */
export function FigureTable(props: {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (number | string)[])[];
}): ReactElement {
  const { text } = useText();
  const { head, name, rows } = props;
  const save = (): void =>
    saveText(`${name}.csv`, 'text/csv;charset=utf-8', csvText([head, ...rows]));
  return (
    <details>
      <summary>{name}</summary>
      <div className="table-scroll" role="region" aria-label={name} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {head.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={String(row[0])}>
                {row.map((cell, at) => (
                  <td key={head[at]} className={typeof cell === 'number' ? 'number' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="table-foot">
        <Button className="link-button" onPress={save}>
          {text('list.csv')}
        </Button>
      </p>
    </details>
  );
}
