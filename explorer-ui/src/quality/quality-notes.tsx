// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import type { QualityCharts } from './quality-things.js';

/** By which numbers was judged, what the figures rest on, and what they do not say. */
export function QualityNotes({ charts }: { readonly charts: QualityCharts }): ReactElement {
  const { text } = useText();
  const { inputsDigest, personId, ruleSetId, values } = charts;
  const { baselineMonths, leastN } = values;
  const isBuiltIn = ruleSetId === 'built-in';
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{text('quality.notes')}</h2>
      <ul>
        <li>
          {text('quality.note.rule')}{' '}
          {isBuiltIn ? (
            text('quality.note.builtIn')
          ) : (
            <Link to={`/rules/${ruleSetId}`}>{ruleSetId}</Link>
          )}
        </li>
        <li>{text('quality.note.few', { leastN })}</li>
        <li>{text('quality.note.adjusted')}</li>
        <li>
          {personId === undefined
            ? text('quality.note.baseline', { baselineMonths })
            : text('quality.note.person')}
        </li>
        <li>{text('quality.note.cause')}</li>
        <li>
          {text('quality.note.digest')} <code className="break">{inputsDigest}</code>
        </li>
      </ul>
    </section>
  );
}
