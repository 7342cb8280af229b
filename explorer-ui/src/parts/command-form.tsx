// SPDX-License-Identifier: Apache-2.0
import type { ReactElement, ReactNode } from 'react';

import type { TextKey } from '../locale/i18n.js';
import { useText, type Speaker } from '../locale/use-text.js';
import type { Draft } from '../sign/command-draft.js';
import { Choice } from './choice.js';
import { Field } from './field.js';
import { missingField, SaidLines, stoppedBy, type Said } from './said-lines.js';
import { SignFlow } from './sign-flow.js';
import { useTyped } from './use-typed.js';

/** What a form holds, as typed. */
export type Typed = Readonly<Record<string, string>>;

/** One field of a form: typed, a day, one of a list, or drawn in a way of its own. */
export interface FieldSpec {
  readonly name: string;
  readonly label: TextKey;
  readonly hint?: TextKey;
  readonly mode?: 'decimal' | 'numeric';
  readonly lines?: number;
  readonly isDate?: boolean;
  /** True: nothing is shown to be signed while it is empty. */
  readonly isNeeded?: boolean;
  readonly options?: (speaker: Speaker) => readonly (readonly [value: string, label: string])[];
  /** Draws a field that holds several values, or none that is typed. */
  readonly draw?: (typed: Typed, onChange: (typed: Typed) => void) => ReactNode;
}

/** One kind of form: its fields, what they start with, and the command that they make. */
export interface CommandFormSpec {
  readonly title: TextKey;
  /** What it does and when, above the fields. */
  readonly lead?: TextKey;
  readonly fields: readonly FieldSpec[];
  /** Made anew after each signature where it is a function, e.g. for a new id. */
  readonly start?: Typed | (() => Typed);
  /** True where a second person signs the same bytes; may follow from what is typed. */
  readonly isCosigned?: boolean | ((typed: Typed) => boolean);
  /** What follows from what is typed, seen while it is typed and beside the words that are signed. */
  readonly said?: (typed: Typed, speaker: Speaker) => readonly Said[];
  readonly draftOf: (typed: Typed, signerKeyId: string) => Draft;
}

/** A form for one command, folded until it is needed. */
export function CommandForm(props: {
  readonly spec: CommandFormSpec;
  /** What `spec.start` was made from, where that changes while the form is open: untouched fields follow. */
  readonly startsFrom?: string;
  readonly onSigned: () => void;
  /** After the outbox was sent, with the id of what was signed. */
  readonly onSent?: (commandId: string) => void;
}): ReactElement {
  const speaker = useText();
  const { onSent, onSigned, spec, startsFrom = '' } = props;
  const [typed, setTyped, startAnew] = useTyped(spec, startsFrom);
  const said = spec.said?.(typed, speaker) ?? [];
  const why = missingField(spec.fields, typed, speaker) ?? stoppedBy(said);
  return (
    <details className="fold">
      <summary>{speaker.text(spec.title)}</summary>
      {spec.lead && <p className="quiet">{speaker.text(spec.lead)}</p>}
      <SignFlow
        beforeSign={<SaidLines said={said} />}
        draftOf={(keyId) =>
          why === undefined ? spec.draftOf(typed, keyId) : { isReady: false, why }
        }
        cosigners={isCosigned(spec, typed) ? 1 : 0}
        onSent={async ({ command }) => {
          onSent?.(command.commandId);
          return Promise.resolve();
        }}
        onSigned={() => {
          startAnew();
          onSigned();
        }}
      >
        {spec.fields.map((field) => (
          <OneField key={field.name} spec={field} typed={typed} onChange={setTyped} />
        ))}
        <SaidLines said={said} />
      </SignFlow>
    </details>
  );
}

function isCosigned({ isCosigned: is = false }: CommandFormSpec, typed: Typed): boolean {
  return typeof is === 'function' ? is(typed) : is;
}

function OneField(props: {
  readonly spec: FieldSpec;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}): ReactElement {
  const speaker = useText();
  const { spec, typed } = props;
  const { draw, hint, isDate, label, lines, mode, name, options } = spec;
  const value = typed[name] ?? '';
  const onChange = (next: string): void => props.onChange({ ...typed, [name]: next });
  if (draw) return <>{draw(typed, props.onChange)}</>;
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
