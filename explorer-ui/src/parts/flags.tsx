// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';

/** Flags of an event or point in words; nothing when there are none. */
export function Flags(props: { readonly flags: readonly string[] }): ReactElement | null {
  const { word } = useText();
  if (props.flags.length === 0) return null;
  return (
    <span className="flags">
      {props.flags.map((flag) => (
        <span className="flag" key={flag}>
          {word('flag', flag)}
        </span>
      ))}
    </span>
  );
}
