// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { BANDS } from './grain-grid.js';
import type { ShownSection } from './grain-queries.js';

/** What colours and signs mean, and by which rule. */
export function SectionLegend({
  section: { rule },
}: {
  readonly section: ShownSection;
}): ReactElement {
  const { text } = useText();
  const words = [...BANDS, undefined].map((end, at) => {
    const begin = BANDS[at - 1];
    if (begin === undefined) return `≤ ${end ?? ''}`;
    return end === undefined ? `> ${begin}` : `${begin}–${end}`;
  });
  return (
    <div className="grain-legend">
      <ul aria-label={text('grain.colours')}>
        {words.map((word, at) => (
          <li key={word} className={`grain-swatch grain-band-${at}`}>
            {word}
          </li>
        ))}
        <li className="grain-unit">°C</li>
      </ul>
      <p className="quiet">
        {text('grain.signs', {
          note: rule.noteAtK,
          raise: rule.raiseAboveK,
          silent: rule.silentHours,
        })}{' '}
        {rule.ruleSetId === 'built-in'
          ? text('grain.ruleBuiltIn')
          : text('grain.rule', { ruleSetId: rule.ruleSetId })}
      </p>
    </div>
  );
}
