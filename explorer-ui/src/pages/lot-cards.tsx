// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { massText } from '../parts/measures.js';
import { RecordedMoment } from '../parts/times.js';
import { RecallFlag } from '../recall/recall-mark.js';
import { useRecallFinder } from '../recall/recalled-lots.js';

/** Lots as cards that lead to their pages. */
export function LotCards(props: { readonly lots: readonly Lot[] }): ReactElement {
  const { language, word } = useText();
  const recallOf = useRecallFinder();
  return (
    <ul className="cards">
      {props.lots.map((lot) => (
        <li key={lot.lotId}>
          <Link className="card" to={`/lots/${lot.lotId}`}>
            <strong>
              {lot.lotId}
              <RecallFlag found={recallOf(lot)} />
            </strong>
            <span>
              {word('lot', lot.kind)} · {lot.variety} · {massText(lot.massGrams, language)}
            </span>
            <span className="quiet">
              <RecordedMoment at={lot.createdAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
