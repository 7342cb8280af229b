// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import type { TextKey } from '../locale/i18n.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { wordsIn } from '../parts/command-form.js';

/** Several of a closed list, kept as words apart by spaces in the order of the list. */
export function Checks(props: {
  readonly label: TextKey;
  readonly options: (speaker: Speaker) => readonly (readonly [value: string, label: string])[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const speaker = useText();
  const options = props.options(speaker);
  const chosen = wordsIn(props.value);
  const set = (value: string, isChosen: boolean): void =>
    props.onChange(
      options
        .map(([one]) => one)
        .filter((one) => (one === value ? isChosen : chosen.includes(one)))
        .join(' '),
    );
  return (
    <fieldset className="choices">
      <legend>{speaker.text(props.label)}</legend>
      {options.map(([value, label]) => (
        <label key={value} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => set(value, event.target.checked)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
