// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

/** Several of a few, by check boxes under one heading. */
export function Checks<T extends string>(props: {
  readonly label: string;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}): ReactElement {
  const { chosen, label, onChange, options } = props;
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      {options.map(([value, words]) => (
        <label key={value} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => {
              const rest = chosen.filter((one) => one !== value);
              onChange(event.target.checked ? [...rest, value] : rest);
            }}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}
