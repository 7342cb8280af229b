// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import type { TextKey } from '../locale/i18n.js';
import { useText, type Speaker } from '../locale/use-text.js';
import type { Draft } from '../sign/command-draft.js';
import { Choice } from './choice.js';
import { Field } from './field.js';
import { SignFlow } from './sign-flow.js';

/** What a form holds, as typed. */
export type Typed = Readonly<Record<string, string>>;

/** One field of a form: typed, a day, or one of a list. */
export interface FieldSpec {
  readonly name: string;
  readonly label: TextKey;
  readonly hint?: TextKey;
  readonly mode?: 'decimal' | 'numeric';
  readonly lines?: number;
  readonly isDate?: boolean;
  readonly options?: (speaker: Speaker) => readonly (readonly [value: string, label: string])[];
}

/** One kind of form: its fields, what they start with, and the command that they make. */
export interface CommandFormSpec {
  readonly title: TextKey;
  readonly fields: readonly FieldSpec[];
  readonly start?: Typed;
  readonly draftOf: (typed: Typed, signerKeyId: string) => Draft;
}

/** A form for one command, folded until it is needed. */
export function CommandForm(props: {
  readonly spec: CommandFormSpec;
  readonly onSigned: () => void;
}): ReactElement {
  const speaker = useText();
  const { onSigned, spec } = props;
  const start = spec.start ?? {};
  const [typed, setTyped] = useState<Typed>(start);
  return (
    <details className="fold">
      <summary>{speaker.text(spec.title)}</summary>
      <SignFlow
        draftOf={(keyId) => spec.draftOf(typed, keyId)}
        onSigned={() => {
          setTyped(start);
          onSigned();
        }}
      >
        {spec.fields.map((field) => (
          <OneField
            key={field.name}
            spec={field}
            value={typed[field.name] ?? ''}
            onChange={(value) => setTyped({ ...typed, [field.name]: value })}
          />
        ))}
      </SignFlow>
    </details>
  );
}

function OneField(props: {
  readonly spec: FieldSpec;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const speaker = useText();
  const { onChange, spec, value } = props;
  const { hint, isDate, label, lines, mode, options } = spec;
  if (options) {
    return (
      <Choice
        label={speaker.text(label)}
        value={value}
        onChange={onChange}
        options={options(speaker)}
      />
    );
  }
  if (isDate === true) {
    return (
      <label className="field">
        <span>{speaker.text(label)}</span>
        <input type="date" value={value} onChange={(event) => onChange(event.target.value)} />
      </label>
    );
  }
  return (
    <Field
      label={speaker.text(label)}
      value={value}
      onChange={onChange}
      {...(hint && { hint: speaker.text(hint) })}
      {...(mode && { mode })}
      {...(lines && { lines })}
    />
  );
}

/** A field's text without blanks around it; empty where nothing was typed. */
export function typedText(typed: Typed, name: string): string {
  return (typed[name] ?? '').trim();
}

/** The part of a command for an optional field; nothing where it is empty. */
export function ifTyped<N extends string>(
  typed: Typed,
  name: N,
): { readonly [K in N]?: string } | Record<string, never> {
  const text = typedText(typed, name);
  return text === '' ? {} : ({ [name]: text } as { readonly [K in N]: string });
}

/** Words apart by spaces, commas or lines. */
export function wordsIn(typed: string): string[] {
  return typed.split(/[\s,，、;；]+/).filter((word) => word !== '');
}
