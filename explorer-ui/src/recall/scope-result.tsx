// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import type { ShownScope, ShownScopeLot } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { massText, numberText } from '../parts/measures.js';
import { WalkFigures } from './walk-figures.js';

/** Where rice went: who has how much of which lot, and in words everything that the ledger does not say. */
export function ScopeResult({ scope }: { readonly scope: ShownScope }): ReactElement {
  const { language, text } = useText();
  return (
    <>
      <h3>{text('recall.proposal')}</h3>
      <p className="quiet">{text('recall.proposalLead')}</p>
      <dl className="figures">
        <div>
          <dt>{text('recall.total')}</dt>
          <dd>{massText(scope.totalGrams, language)}</dd>
        </div>
        <div>
          <dt>{text('recall.firm')}</dt>
          <dd>{scope.firmName}</dd>
        </div>
        <WalkFigures trace={scope} />
      </dl>
      <h4>{text('recall.gaps')}</h4>
      {scope.gaps.length === 0 ? (
        <p className="quiet">{text('recall.noGaps')}</p>
      ) : (
        <ul className="notices">
          {scope.gaps.map((gap) => (
            <li key={gap.code} className="notice notice-bad">
              {language === 'en' ? gap.en : gap.zh}
            </li>
          ))}
        </ul>
      )}
      <LotTable lots={scope.lots} />
    </>
  );
}

function LotTable({ lots }: { readonly lots: readonly ShownScopeLot[] }): ReactElement {
  const { language, text, word } = useText();
  const columns = useMemo<Column<ShownScopeLot>[]>(
    () => [
      {
        draw: ({ heldBy, lotId }) => (
          <>
            <Link to={`/lots/${lotId}`}>{lotId}</Link>
            {heldBy !== undefined && (
              <span className="flag">{text('recall.heldBy', { id: heldBy })}</span>
            )}
          </>
        ),
        id: 'lotId',
        label: word('thing', 'lot'),
        value: ({ lotId }) => lotId,
      },
      { id: 'kind', label: text('lots.kind'), value: ({ kind }) => word('lot', kind) },
      { id: 'holder', label: text('recall.holder'), value: ({ holderName }) => holderName },
      {
        draw: ({ grams }) => massText(grams, language),
        id: 'grams',
        isNumber: true,
        label: text('recall.mass'),
        value: ({ grams }) => grams / 1_000,
      },
      {
        id: 'share',
        isNumber: true,
        label: text('recall.share'),
        value: ({ share }) => (share ? shareText(share, language) : '–'),
      },
      {
        draw: ({ reach }) => (
          <span className={reach === 'beyond' ? 'bad' : ''}>{text(`recall.reach.${reach}`)}</span>
        ),
        id: 'reach',
        label: text('recall.reach'),
        value: ({ reach }) => text(`recall.reach.${reach}`),
      },
    ],
    [language, text, word],
  );
  return <DataTable name={text('recall.proposal')} columns={columns} rows={lots} />;
}

/** Bounds of a share as percent. */
function shareText(
  { maxPpm, minPpm }: NonNullable<ShownScopeLot['share']>,
  language: Parameters<typeof numberText>[1],
): string {
  const percent = (ppm: number): string => numberText(ppm / 10_000, language, 2);
  return minPpm === maxPpm ? `${percent(maxPpm)} %` : `${percent(minPpm)} – ${percent(maxPpm)} %`;
}
