// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { FiveDayStrip } from './five-day-strip.js';
import { WarningList } from './warning-list.js';
import { useWarnings } from './warning-queries.js';

/**
 * Warnings that name a parcel, the newest first, and what the models said of its last days.
 * @param props.to - last day that the models are asked for; absent: yesterday.
 */
export function ParcelWarnings(props: {
  readonly parcelId: string;
  readonly hasStrip: boolean;
  readonly to?: string | undefined;
}): ReactElement {
  const { text } = useText();
  const { hasStrip, parcelId, to } = props;
  return (
    <>
      <section aria-labelledby="warnings">
        <h2 id="warnings">{text('warnings.ofParcel')}</h2>
        <Loaded query={useWarnings({ parcelId })}>
          {(items) =>
            items.length === 0 ? (
              <p className="quiet">{text('warnings.noneOfParcel')}</p>
            ) : (
              <WarningList items={items} />
            )
          }
        </Loaded>
      </section>
      {hasStrip && <FiveDayStrip parcelId={parcelId} to={to} />}
    </>
  );
}
