// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';

/** A labelled text field with a hint; `lines` above 1 makes it a text area. */
export function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly mode?: 'text' | 'decimal' | 'numeric';
  readonly lines?: number;
  readonly isRequired?: boolean;
}): ReactElement {
  const { hint, lines = 1 } = props;
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isRequired={props.isRequired ?? false}
    >
      <Label>{props.label}</Label>
      {lines > 1 ? <TextArea rows={lines} /> : <Input inputMode={props.mode ?? 'text'} />}
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error" />
    </TextField>
  );
}
