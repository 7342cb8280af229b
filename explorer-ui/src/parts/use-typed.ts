// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';

import type { CommandFormSpec, Typed } from './command-form.js';

/** Fields that a person changed; `undefined` for one that was taken away. */
export type Edits = Readonly<Record<string, string | undefined>>;

/** What a form shows: what it starts with, and over it what a person changed. */
export function typedOver(start: Typed, edits: Edits): Typed {
  const merged = Object.entries({ ...start, ...edits });
  return Object.fromEntries(merged.filter((one): one is [string, string] => one[1] !== undefined));
}

/** The edits after a form that showed `before` shows `after`. */
export function editsWith(edits: Edits, before: Typed, after: Typed): Edits {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => before[name] !== after[name]);
  return { ...edits, ...Object.fromEntries(changed.map((name) => [name, after[name]])) };
}

interface FormState {
  readonly edits: Edits;
  readonly from: string;
  readonly start: Typed;
}

/**
 * What is typed in a form. When what the form starts with changes (`from`), as lists arrive or a lot gets lighter,
 * untouched fields follow and nothing is taken out of a person's hands; after a signature all start anew.
 */
export function useTyped(
  spec: CommandFormSpec,
  from: string,
): readonly [typed: Typed, setTyped: (typed: Typed) => void, startAnew: () => void] {
  const anew = (edits: Edits): FormState => ({ edits, from, start: startOf(spec) });
  const [state, setState] = useState(() => anew({}));
  if (state.from !== from) setState(anew(state.edits));
  const typed = typedOver(state.start, state.edits);
  return [
    typed,
    (after) => setState({ ...state, edits: editsWith(state.edits, typed, after) }),
    () => setState(anew({})),
  ];
}

function startOf({ start = {} }: CommandFormSpec): Typed {
  return typeof start === 'function' ? start() : start;
}
