// SPDX-License-Identifier: Apache-2.0
import type { ReactElement, ReactNode } from 'react';

/** A label and what it says; `undefined` leaves the fact out. */
export type Fact = readonly [label: string, said: ReactNode];

/** Facts as a definition list. */
export function FactList(props: { readonly facts: readonly Fact[] }): ReactElement {
  return (
    <dl className="facts">
      {props.facts
        .filter(([, said]) => said !== undefined && said !== '')
        .map(([label, said]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  );
}
