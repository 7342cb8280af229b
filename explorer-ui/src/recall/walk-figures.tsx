// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import type { ShownWalk } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';
import { numberText } from '../parts/measures.js';

/** What a search found both ways and how long it took, inside a list of figures. */
export function WalkFigures(props: {
  readonly trace: { readonly down: ShownWalk; readonly up: ShownWalk };
}): ReactElement {
  const { language, text } = useText();
  const said = ({ elapsedMs, lots, operators, parcels }: ShownWalk): string =>
    text('recall.traceFound', {
      lots,
      ms: numberText(elapsedMs, language, 1),
      operators,
      parcels,
    });
  return (
    <>
      <div>
        <dt>{text('recall.traceDown')}</dt>
        <dd className="kicker">{said(props.trace.down)}</dd>
      </div>
      <div>
        <dt>{text('recall.traceUp')}</dt>
        <dd className="kicker">{said(props.trace.up)}</dd>
      </div>
    </>
  );
}
