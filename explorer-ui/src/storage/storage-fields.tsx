// SPDX-License-Identifier: Apache-2.0
import type { GasReadings } from '@daoji/model';

import type { TextKey } from '../locale/i18n.js';
import { typedText, type FieldSpec, type Typed } from '../parts/command-form.js';
import { useText } from '../locale/use-text.js';
import { networkNow } from '../sign/network-clock.js';

/** A word of reasons on one line: signed text has no control characters. */
export function noteSaid(typed: Typed): { readonly note?: string } {
  const note = typedText(typed, 'note').replace(/\s+/g, ' ').normalize('NFC');
  return note === '' ? {} : { note };
}

/** A note, of two lines on a phone. */
export function noteField(label: TextKey, isNeeded: boolean): FieldSpec {
  return { isNeeded, label, lines: 2, name: 'note' };
}

/** Decimal text in thousandths; not a number where it is none, which the closed schema then refuses. */
export function milliOf(typed: Typed, name: string): number {
  const text = typedText(typed, name).replace(',', '.');
  return text === '' ? Number.NaN : Math.round(Number(text) * 1_000);
}

/** A moment that is now unless somebody types another one. */
export function timeField(label: TextKey): FieldSpec {
  return {
    draw: (typed, onChange) => <TimeInput label={label} typed={typed} onChange={onChange} />,
    label,
    name: 'at',
  };
}

function TimeInput(props: {
  readonly label: TextKey;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}): React.ReactElement {
  const { text } = useText();
  const { label, onChange, typed } = props;
  return (
    <label className="field">
      <span>{text(label)}</span>
      <input
        type="datetime-local"
        value={typed['at'] ?? ''}
        onChange={(event) => onChange({ ...typed, at: event.target.value })}
      />
      <span className="hint">{text('storage.nowHint')}</span>
    </label>
  );
}

/** The moment of {@link timeField}, UTC. */
export function timeOf(typed: Typed): string {
  const local = typedText(typed, 'at');
  return (local === '' ? networkNow() : new Date(local)).toISOString();
}

/** Places with what the detector showed, one a line: `上层 0.2`, in mg/m³. */
export function readingsField(label: TextKey): FieldSpec {
  return { hint: 'storage.readingsHint', isNeeded: true, label, lines: 3, name: 'readings' };
}

/** Readings of {@link readingsField} in µg/m³; a line without a number is refused by the closed schema. */
export function readingsOf(typed: Typed): GasReadings {
  return typedText(typed, 'readings')
    .split(/[\n;；]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const parts = line.split(/[\s:：]+/);
      const value = Number(parts.at(-1)?.replace(',', '.'));
      return {
        microgramsPerM3: Math.round(value * 1_000),
        point: parts.slice(0, -1).join(' ').normalize('NFC'),
      };
    });
}
