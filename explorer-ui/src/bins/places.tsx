// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';

import { useMillLines } from '../api/lot-queries.js';
import { useText } from '../locale/use-text.js';
import { CommandForm } from '../parts/command-form.js';
import { Loaded } from '../parts/loaded.js';
import { SentOutcomes } from '../parts/sent-outcomes.js';
import { REGISTER_BIN, REGISTER_LINE, REGISTER_SITE } from './place-forms.js';

const FORMS = [REGISTER_SITE, REGISTER_BIN, REGISTER_LINE];

/** Mill lines, and the forms that register what a mill works with. */
export function Places(): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  const lines = useMillLines();
  const [sent, setSent] = useState<readonly string[]>([]);
  return (
    <>
      <section aria-labelledby="lines">
        <h2 id="lines">{text('lots.millLines')}</h2>
        <Loaded query={lines}>
          {(items) =>
            items.length === 0 ? (
              <p className="quiet">{text('lots.noLines')}</p>
            ) : (
              <ul className="plain-list">
                {items.map(({ id, operatorId, siteId }) => (
                  <li key={id}>
                    <strong>{id}</strong>{' '}
                    <span className="quiet">
                      {siteId} · {operatorId}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
      <section aria-labelledby="places">
        <h2 id="places">{text('lots.places')}</h2>
        <SentOutcomes commandIds={sent} />
        {FORMS.map((spec) => (
          <CommandForm
            key={spec.title}
            spec={spec}
            onSent={(commandId) => setSent((before) => [...before, commandId])}
            onSigned={() => void queries.invalidateQueries()}
          />
        ))}
      </section>
    </>
  );
}
