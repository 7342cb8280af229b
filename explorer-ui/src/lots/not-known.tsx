// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useEverything } from '../api/lot-queries.js';
import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';

/** What nobody can say of a lot: a page that leaves it out says more than its records do. */
export function NotKnown({ lotId }: { readonly lotId: string }): ReactElement {
  const { language, text } = useText();
  const everything = useEverything(lotId);
  return (
    <section aria-labelledby="not-known">
      <h2 id="not-known">{text('lots.notKnown')}</h2>
      <Loaded query={everything}>
        {({ notKnown }) =>
          notKnown.length === 0 ? (
            <p className="quiet">{text('lots.allKnown')}</p>
          ) : (
            <ul className="notices">
              {notKnown.map(({ code, count, en, subjects, zh }) => (
                <li key={code} className="notice notice-wait">
                  <strong>{language === 'en' ? en : zh}</strong>
                  <span className="quiet">
                    {text('lots.notKnownCount', { count })}
                    {subjects.length > 0 && ` · ${subjects.slice(0, 5).join(' · ')}`}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
