// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useParcelHistory, type ParcelHistory } from '../api/parcel-queries.js';
import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { OperatorName } from '../parts/named.js';
import { ParcelTimeline } from './parcel-timeline.js';

/** Kinds of documents that say something of a parcel's land and water. */
const TESTS: readonly string[] = ['soil-test', 'water-test'];

/** Season by season what was sown, the tests of soil and water, and what happened to the parcel. */
export function ParcelHistorySections(props: { readonly parcelId: string }): ReactElement {
  const query = useParcelHistory(props.parcelId);
  return (
    <Loaded query={query}>
      {(history) => (
        <>
          <Seasons history={history} />
          <Tests history={history} />
          <Events history={history} />
        </>
      )}
    </Loaded>
  );
}

interface PartProps {
  readonly history: ParcelHistory;
}

function Seasons({ history }: PartProps): ReactElement {
  const { text, word } = useText();
  return (
    <section>
      <h2>{text('parcels.seasons')}</h2>
      {history.seasons.length === 0 && (
        <EmptyState what={text('parcels.noSeasons')} next={text('parcels.noSeasonsNext')} />
      )}
      {history.seasons.map((one) => (
        <article key={one.season}>
          <h3>
            {one.season} {word('fact', 'harvestYear')}
          </h3>
          <FactList
            facts={[
              [word('fact', 'variety'), one.variety],
              [word('parcel', 'seedLot'), one.seedLot],
              [
                word('parcel', 'holder'),
                one.holderOperatorId && (
                  <OperatorName key="holder" operatorId={one.holderOperatorId} />
                ),
              ],
            ]}
          />
        </article>
      ))}
    </section>
  );
}

function Tests({ history }: PartProps): ReactElement {
  const { text, word } = useText();
  const tests = history.tests.filter((one) => TESTS.includes(one.kind));
  return (
    <section>
      <h2>{text('parcels.tests')}</h2>
      {tests.length === 0 && (
        <EmptyState what={text('parcels.noTests')} next={text('parcels.noTestsNext')} />
      )}
      <ul className="plain-list">
        {tests.map((one) => (
          <li key={one.documentId}>
            {one.issuedOn} {word('document', one.kind)} · {word('result', one.result)}{' '}
            <span className="quiet">{one.documentId}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Events({ history }: PartProps): ReactElement {
  const { text } = useText();
  return (
    <section>
      <h2>{text('parcels.history')}</h2>
      <ParcelTimeline events={history.events} />
    </section>
  );
}
