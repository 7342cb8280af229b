// SPDX-License-Identifier: Apache-2.0
import type { TextKey } from '../locale/i18n.js';
import type { FieldSpec } from './command-form.js';
import { HashField } from './hash-field.js';

/** A field of a form that takes a file: its fingerprint is signed, and the file goes to the archive. */
export function hashField(name: string, label: TextKey, isNeeded = false): FieldSpec {
  return {
    draw: (typed, onChange) => (
      <HashField
        label={label}
        hash={typed[name] ?? ''}
        onChange={(hash) => onChange({ ...typed, [name]: hash })}
      />
    ),
    isNeeded,
    label,
    name,
  };
}
