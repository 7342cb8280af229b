// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useEverything } from '../api/lot-queries.js';
import { useText } from '../locale/use-text.js';
import { originWords } from './lot-origin.js';

/** The parcels of which there may be rice in a lot, and how far that is known. */
export function OriginFact({ lotId }: { readonly lotId: string }): ReactElement {
  const { text } = useText();
  const { data, isError } = useEverything(lotId);
  if (!data) return <>{text(isError ? 'lots.originUnread' : 'app.loading')}</>;
  const words = originWords(data.origin);
  const parcels =
    words.kind === 'one' ? [words.parcelId] : words.kind === 'many' ? words.parcels : [];
  return (
    <>
      <span className="quiet">{text(words.note, { count: parcels.length })}</span>
      {parcels.map((parcelId) => (
        <Link key={parcelId} className="chip" to={`/parcels/${parcelId}`}>
          {parcelId}
        </Link>
      ))}
    </>
  );
}
