// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import type { ShownCrop } from './season-things.js';

/** From when harvest is allowed, or when it was, in big words; beneath it the product, the last day of use and the rule. */
export function FreeToHarvest(props: Pick<ShownCrop, 'growth' | 'harvest'>): ReactElement {
  const { text } = useText();
  const { freeFrom, intervals } = props.harvest;
  const { harvestedOn } = props.growth;
  const shown = intervals
    // What ended before the harvest says that it was waited for.
    .filter(({ isRunning }) => isRunning || harvestedOn !== undefined)
    .sort((left, right) => (left.freeFrom < right.freeFrom ? 1 : -1));
  return (
    <section aria-labelledby="free" className="today">
      <h2 id="free">{text('season.free')}</h2>
      {harvestedOn === undefined ? (
        <Free freeFrom={freeFrom} />
      ) : (
        <>
          <p className="big-word good">{text('season.cutOn', { date: harvestedOn })}</p>
          <p className="quiet">{text(shown.length === 0 ? 'season.cutFree' : 'season.cutAfter')}</p>
        </>
      )}
      <ul className="plain-list">
        {shown.map((one) => (
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

function Free({ freeFrom }: { readonly freeFrom: string | undefined }): ReactElement {
  const { text } = useText();
  if (freeFrom === undefined)
    return (
      <>
        <p className="big-word good">{text('season.freeNow')}</p>
        <p className="quiet">{text('season.freeNowNote')}</p>
      </>
    );
  return (
    <>
      <p className="big-word wait">{text('season.freeFrom', { date: freeFrom })}</p>
      <p className="quiet">{text('season.freeNote')}</p>
    </>
  );
}
