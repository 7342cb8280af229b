// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useTrace } from '../api/queries.js';
import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { massText } from '../parts/measures.js';
import { RecallFlag } from '../recall/recall-mark.js';
import { useRecallFinder } from '../recall/recalled-lots.js';
import { lotsAbove, lotsBelow, type TraceStep } from './lineage.js';

/** Where a lot came from and what it became, as two ordered lists. */
export function LotTrace(props: { readonly lot: Lot }): ReactElement {
  const { text, word } = useText();
  const { lot } = props;
  const trace = useTrace(lot.lotId);
  return (
    <section aria-labelledby="trace">
      <h2 id="trace">{word('thing', 'trace')}</h2>
      <Loaded query={trace}>
        {(found) => {
          const others = found.lots.filter((item) => item.lotId !== lot.lotId);
          const lots = [lot, ...others];
          return (
            <div className="two">
              <TraceList
                title={text('lot.up')}
                none={text('lot.noParents')}
                steps={lotsAbove(lot.lotId, lots)}
              />
              <TraceList
                title={text('lot.down')}
                none={text('lot.noChildren')}
                steps={lotsBelow(lot.lotId, lots)}
                units={found.units}
              />
            </div>
          );
        }}
      </Loaded>
    </section>
  );
}

function TraceList(props: {
  readonly title: string;
  readonly none: string;
  readonly steps: readonly TraceStep[];
  /** Cases and pallets that hold packages of it. */
  readonly units?: readonly string[];
}): ReactElement {
  const { language, text, word } = useText();
  const recallOf = useRecallFinder();
  const { units = [] } = props;
  const isEnd = props.steps.length === 0 && units.length === 0;
  return (
    <div>
      <h3>{props.title}</h3>
      {isEnd && <p className="quiet">{props.none}</p>}
      <ol className="trace">
        {props.steps.map(({ grams, lot, steps }) => (
          <li key={lot.lotId} className={`step-${Math.min(steps, 4)}`}>
            <Link to={`/lots/${lot.lotId}`}>{lot.lotId}</Link> {word('lot', lot.kind)}
            <RecallFlag found={recallOf(lot)} />
            <span className="quiet"> {text('lot.used', { mass: massText(grams, language) })}</span>
          </li>
        ))}
      </ol>
      {units.length > 0 && (
        <>
          <h4>{text('lots.units')}</h4>
          <ul className="plain-list">
            {units.map((sscc) => (
              <li key={sscc}>
                <a href={`/00/${sscc}`}>{sscc}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
