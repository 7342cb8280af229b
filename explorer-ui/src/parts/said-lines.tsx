// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import type { TextKey } from '../locale/i18n.js';
import type { Speaker } from '../locale/use-text.js';

/**
 * One thing that follows from what is typed: to know, to look at again, or a reason not to sign. What is only still missing
 * (`need`) is said when somebody goes on without it, not before.
 */
export interface Said {
  readonly kind: 'note' | 'warn' | 'need' | 'stop';
  readonly text: string;
}

/** What follows from what is typed, each on its line. */
export function SaidLines({ said }: { readonly said: readonly Said[] }): ReactElement {
  return (
    <div role="status" className="said-lines">
      {said.map(({ kind, text }) =>
        kind === 'need' ? null : kind === 'note' ? (
          <p key={text}>{text}</p>
        ) : (
          <p key={text} className="notice notice-bad">
            {text}
          </p>
        ),
      )}
    </div>
  );
}

/** Why nothing is signed; `undefined` where nothing speaks against it. */
export function stoppedBy(said: readonly Said[]): string | undefined {
  return said.find(({ kind }) => kind === 'stop' || kind === 'need')?.text;
}

/** The first field that must not be empty and is, in words. */
export function missingField(
  fields: readonly {
    readonly isNeeded?: boolean;
    readonly label: TextKey;
    readonly name: string;
  }[],
  typed: Readonly<Record<string, string>>,
  { text }: Speaker,
): string | undefined {
  const field = fields.find(
    ({ isNeeded, name }) => isNeeded === true && (typed[name] ?? '').trim() === '',
  );
  if (!field) return undefined;
  return text('producer.fault', { field: text(field.label), why: text('producer.faultValue') });
}
