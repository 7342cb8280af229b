// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import type { ShownCrop } from './season-things.js';

/** From when harvest is allowed, in big words; beneath it the product, the last day of use and the rule. */
export function FreeToHarvest(props: { readonly harvest: ShownCrop['harvest'] }): ReactElement {
  const { text } = useText();
  const { freeFrom, intervals } = props.harvest;
  const running = intervals
    .filter(({ isRunning }) => isRunning)
    .sort((left, right) => (left.freeFrom < right.freeFrom ? 1 : -1));
  return (
    <section aria-labelledby="free" className="today">
      <h2 id="free">{text('season.free')}</h2>
      <p className={freeFrom === undefined ? 'big-word good' : 'big-word wait'}>
        {freeFrom === undefined
          ? text('season.freeNow')
          : text('season.freeFrom', { date: freeFrom })}
      </p>
      <p className="quiet">
        {text(freeFrom === undefined ? 'season.freeNowNote' : 'season.freeNote')}
      </p>
      <ul className="plain-list">
        {running.map((one) => (
          <li key={one.applicationId}>
            {text('season.because', {
              from: one.stopDate,
              name: one.name ?? one.registration,
              registration: one.registration,
              to: one.freeFrom,
            })}{' '}
            <Link to={`/rules/${one.ruleSetId}`}>{one.ruleSetId}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
