// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import type { ShownParcelSeason } from '../api/trade-things.js';
import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';

/** Running pre-harvest intervals, the one that ends first on top, with the day from which harvest is allowed. */
export function IntervalCalendar(props: {
  readonly parcels: readonly ShownParcelSeason[];
}): ReactElement {
  const { text } = useText();
  const running = props.parcels
    .flatMap(({ intervals, parcelId }) =>
      intervals.filter((one) => one.isRunning).map((interval) => ({ interval, parcelId })),
    )
    .sort((left, right) => left.interval.freeFrom.localeCompare(right.interval.freeFrom));
  if (running.length === 0)
    return <EmptyState what={text('inputs.noIntervals')} next={text('inputs.noIntervalsNext')} />;
  return (
    <ul className="notices">
      {running.map(({ interval, parcelId }) => (
        <li key={`${parcelId} ${interval.applicationId}`} className="notice notice-wait">
          <strong>
            <time dateTime={interval.freeFrom}>{interval.freeFrom}</time>
          </strong>
          <span>
            <Link to={`/parcels/${parcelId}/spray`}>{parcelId}</Link>{' '}
            {interval.name ?? interval.registration}
          </span>
          <span className="quiet">
            {text('inputs.until', { from: interval.stopDate, to: interval.freeFrom })}
          </span>
        </li>
      ))}
    </ul>
  );
}
