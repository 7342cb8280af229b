// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import type { ShownSlip } from '../api/intake-queries.js';
import { API_BASE } from '../api/request.js';
import { routes } from '../api/routes.js';
import { CommandFiles } from '../documents/command-files.js';
import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { massText } from '../parts/measures.js';

/** Weighbridge slips with three masses side by side, and their settlement sheets. */
export function SlipTable({ items }: { readonly items: readonly ShownSlip[] }): ReactElement {
  const { language, text, word } = useText();
  const columns = useMemo<Column<ShownSlip>[]>(() => {
    const mass = (name: 'weighed' | 'settled' | 'physical'): Column<ShownSlip> => ({
      draw: ({ slip }) => {
        const grams = slip[`${name}Grams`];
        return grams === undefined ? text('intake.noSettled') : massText(grams, language);
      },
      id: name,
      isNumber: true,
      label: word('mass', name),
      value: ({ slip }) => slip[`${name}Grams`] ?? '',
    });
    return [
      {
        id: 'id',
        label: word('trade', 'slip'),
        value: ({ slip }) => slip.slipId,
        draw: ({ correction, slip: { slipId } }) => (
          <>
            <Link to={`/slips/${slipId}`}>{slipId}</Link>
            {correction && (
              <>
                {' '}
                <span className="flag">{word('fact', 'correction')}</span>
              </>
            )}
          </>
        ),
      },
      {
        id: 'at',
        isTime: true,
        label: text('slip.weighedAt'),
        value: ({ slip }) => slip.weighedAt,
      },
      {
        id: 'grower',
        label: text('intake.grower'),
        value: ({ growerName, slip }) => growerName ?? slip.growerOperatorId ?? '–',
      },
      mass('weighed'),
      mass('settled'),
      mass('physical'),
      {
        draw: ({ slip: { headroomGrams } }) =>
          headroomGrams === undefined ? (
            '–'
          ) : (
            <span className={headroomGrams < 0 ? 'field-error' : ''}>
              {massText(headroomGrams, language)}
            </span>
          ),
        id: 'headroom',
        isNumber: true,
        label: word('trade', 'headroom'),
        value: ({ slip }) => slip.headroomGrams ?? '',
      },
      {
        id: 'confirmation',
        label: text('intake.confirmation'),
        value: ({ slip }) => text(`intake.${slip.confirmation}`),
      },
      {
        draw: ({ slip }) =>
          slip.settledGrams === undefined || slip.state === 'voided' ? (
            '–'
          ) : (
            <a href={`${API_BASE}${routes.settlementSheet(slip.slipId)}`} download>
              {slip.state === 'settled' ? '✓ ' : ''}
              {text('intake.sheet')}
            </a>
          ),
        id: 'sheet',
        label: text('intake.sheet'),
        value: ({ slip }) => slip.settlementHash ?? '',
      },
      {
        draw: ({ slip: { commandId, photoHash } }) =>
          photoHash === undefined ? '–' : <CommandFiles commandId={commandId} />,
        id: 'photo',
        isLong: true,
        label: text('slip.photo'),
        value: ({ slip }) => slip.photoHash ?? '',
      },
    ];
  }, [language, text, word]);
  if (items.length === 0) {
    return <EmptyState what={text('intake.noSlips')} next={text('intake.noSlipsNext')} />;
  }
  return <DataTable name={text('intake.slips')} columns={columns} rows={items} />;
}
