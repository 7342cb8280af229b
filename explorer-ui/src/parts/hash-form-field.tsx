// SPDX-License-Identifier: Apache-2.0
import type { TextKey } from '../locale/i18n.js';
import type { FieldSpec, Typed } from './command-form.js';
import { HashField } from './hash-field.js';

/**
 * A field of a form that takes a file: its fingerprint is signed, and the file goes to the archive.
 * @param isAsked - false while what is typed asks for no file.
 */
export function hashField(
  name: string,
  label: TextKey,
  isNeeded = false,
  isAsked: (typed: Typed) => boolean = () => true,
): FieldSpec {
  return {
    draw: (typed, onChange) =>
      isAsked(typed) && (
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
