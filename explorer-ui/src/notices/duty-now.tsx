// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import type { ShownChannels } from './notice-queries.js';

/** Who is called first, and who is called when nobody answers. Persons by pseudonym, as the ledger has them. */
export function DutyNow({ duties }: Pick<ShownChannels, 'duties'>): ReactElement {
  const { language, text, word } = useText();
  if (duties.length === 0) return <p className="quiet">{text('notices.noDuty')}</p>;
  return (
    <>
      {duties.map(({ about, operatorId, steps }) => (
        <div key={`${about} ${operatorId ?? ''}`}>
          <h3>
            {word('thing', about)} · {operatorId ?? text('notices.allOthers')}
          </h3>
          <FactList
            facts={steps.map(({ afterMinutes, personIds, role }) => [
              afterMinutes === 0
                ? text('notices.atOnce')
                : text('notices.after', { minutes: afterMinutes }),
              `${word('role', role)} · ${personIds.join(language === 'en' ? ', ' : '、')}`,
            ])}
          />
        </div>
      ))}
    </>
  );
}
