// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { PrintButton } from '../parts/print-button.js';
import { OperatorName } from '../parts/named.js';
import { useSignalReport, type ReportedOperator } from './duty-queries.js';
import { KnownPerson } from './known-person.js';

/** States of a signal in the order in which they come. */
const STATES = ['raised', 'explained', 'contested', 'upheld', 'dismissed'] as const;

/** How many signals are in each state, each with the number that it is of: for who asks, who decides, and authorities. Names nobody. */
export default function ReportPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <p>
        <Link to="/signals">{text('signal.title')}</Link>
      </p>
      <h1>{text('signal.report')}</h1>
      <p>{text('signal.reportLead')}</p>
      <p className="actions">
        <PrintButton />
      </p>
      <KnownPerson>{() => <Operators />}</KnownPerson>
    </>
  );
}

function Operators(): ReactElement {
  const { text } = useText();
  return (
    <Loaded query={useSignalReport()}>
      {(operators) =>
        operators.length === 0 ? (
          <EmptyState what={text('signal.reportNone')} next={text('signal.reportNoneNext')} />
        ) : (
          <>
            {operators.map((one) => (
              <OfOperator key={one.operatorId} counts={one} />
            ))}
            <p className="quiet">{text('signal.reportMeans')}</p>
          </>
        )
      }
    </Loaded>
  );
}

function OfOperator({ counts }: { readonly counts: ReportedOperator }): ReactElement {
  const { text, word } = useText();
  const { operatorId, total } = counts;
  return (
    <section aria-labelledby={`report-${operatorId}`}>
      <h2 id={`report-${operatorId}`}>
        <Link to={`/operators/${operatorId}`}>
          <OperatorName operatorId={operatorId} />
        </Link>{' '}
        · n = {total}
      </h2>
      <FactList
        facts={STATES.map((state) => [
          word('signal-state', state),
          text('signal.reportOf', { count: counts[state], n: total }),
        ])}
      />
    </section>
  );
}
