// SPDX-License-Identifier: Apache-2.0
import type { Warning } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { RecordedMoment } from '../parts/times.js';
import type { ListedWarning } from './warning-queries.js';

/** Warnings with verdict, level and what still waits. */
export function WarningList({ items }: { readonly items: readonly ListedWarning[] }): ReactElement {
  const { text, word } = useText();
  return (
    <ul className="notices">
      {items.map(({ tasks, warning }) => {
        const { issued, level, parcels, pest, state, validFrom, validTo, verdict } = warning;
        const unchecked = tasks.done + tasks.declined;
        return (
          <li key={warning.warningId} className={noticeClass(warning)}>
            <strong>
              <Link to={`/warnings/${warning.warningId}`}>
                {word('pest', pest)} · {word('warning-verdict', verdict)}
              </Link>
            </strong>
            <span>
              {level !== 'none' && `${word('warning-level', level)} · `}
              {word('warning-state', state)} · {validFrom} – {validTo} ·{' '}
              {text('warnings.parcels', { count: parcels.length })}
            </span>
            {state === 'ordered' && (
              <span>{text('warnings.waits', { ordered: tasks.ordered, unchecked })}</span>
            )}
            <span className="quiet">
              {warning.warningId} · <RecordedMoment at={issued.at} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** How an entry is marked: what presses, what waits, and what has ended. */
export function noticeClass({ level, state }: Pick<Warning, 'level' | 'state'>): string {
  if (state === 'closed' || state === 'withdrawn') return 'notice';
  return level === 'urgent' ? 'notice notice-bad' : 'notice notice-wait';
}
