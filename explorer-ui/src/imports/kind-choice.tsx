// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { IMPORT_GROUPS, IMPORT_KINDS, type ImportGroup, type ImportKind } from './import-kinds.js';

const GROUPS = Object.keys(IMPORT_GROUPS) as ImportGroup[];

/** Every kind of table, grouped by who keeps it. */
export function KindChoice(props: {
  readonly value: ImportKind;
  readonly onChange: (kind: ImportKind) => void;
}): ReactElement {
  const { text } = useText();
  const choose = (chosen: string): void => {
    const kind = IMPORT_KINDS.find((one) => one === chosen);
    if (kind) props.onChange(kind);
  };
  return (
    <label className="field">
      <span>{text('csv.kind')}</span>
      <select value={props.value} onChange={(event) => choose(event.target.value)}>
        {GROUPS.map((group) => (
          <optgroup key={group} label={text(`csv.group.${group}`)}>
            {IMPORT_GROUPS[group].map((kind) => (
              <option key={kind} value={kind}>
                {text(`csv.kind.${kind}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
