// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { FiveDayStrip } from './five-day-strip.js';
import { WarningList } from './warning-list.js';
import { useWarnings } from './warning-queries.js';

/** Warnings that name a parcel, the newest first, and what the models said of its last days. */
export function ParcelWarnings({ parcelId }: { readonly parcelId: string }): ReactElement {
  const { text } = useText();
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
      <FiveDayStrip parcelId={parcelId} />
    </>
  );
}
