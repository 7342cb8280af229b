// SPDX-License-Identifier: Apache-2.0
import type { Share } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import type { ShownBin } from '../api/bin-queries.js';
import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { numberText } from '../parts/measures.js';

/** A million parts are 100 %. */
const PPM_PER_PERCENT = 10_000;

/** Source lots with the least and the greatest share that they may have; never one number, which nobody knows. */
export function BinShares({ shown }: { readonly shown: ShownBin }): ReactElement {
  const { language, text } = useText();
  const { grams, otherShares, shares } = shown;
  const percent = (ppm: number): string => `${numberText(ppm / PPM_PER_PERCENT, language, 2)} %`;
  const columns = useMemo<Column<Share>[]>(() => {
    const draw = (ppm: number): string => `${numberText(ppm / PPM_PER_PERCENT, language, 2)} %`;
    return [
      {
        draw: ({ lotId }) => <Link to={`/lots/${lotId}`}>{lotId}</Link>,
        id: 'lotId',
        label: text('bins.source'),
        value: ({ lotId }) => lotId,
      },
      {
        draw: ({ minPpm }) => draw(minPpm),
        id: 'least',
        isNumber: true,
        label: text('bins.least'),
        value: ({ minPpm }) => minPpm / PPM_PER_PERCENT,
      },
      {
        draw: ({ maxPpm }) => draw(maxPpm),
        id: 'most',
        isNumber: true,
        label: text('bins.most'),
        value: ({ maxPpm }) => maxPpm / PPM_PER_PERCENT,
      },
    ];
  }, [language, text]);
  if (grams === 0) return <p className="quiet">{text('bins.empty')}</p>;
  if (shares === undefined) return <p>{text('bins.unknown')}</p>;
  return (
    <>
      <DataTable name={text('bins.contents')} columns={columns} rows={shares} />
      {otherShares && (
        <p>
          {text('bins.others', { count: otherShares.lots })}: {percent(otherShares.minPpm)} –{' '}
          {percent(otherShares.maxPpm)}
        </p>
      )}
    </>
  );
}
