// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { useParams } from 'react-router';

import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { ControlRows } from './control-rows.js';
import { WarningForms } from './warning-forms.js';
import { useWarning } from './warning-queries.js';
import { WarningSteps } from './warning-steps.js';
import { WhyVerdict } from './why-verdict.js';

/** One warning: why, what was done on each parcel, and the next steps of agronomist and grower. */
export default function WarningPage(): ReactElement {
  const { text, word } = useText();
  const { warningId = '' } = useParams();
  return (
    <Loaded query={useWarning(warningId)}>
      {(shown) => {
        const { level, operatorId, pest, state, validFrom, validTo, verdict } = shown.warning;
        return (
          <>
            <h1>
              <span className="kicker">{word('thing', 'warning')}</span> {word('pest', pest)}
            </h1>
            <FactList
              facts={[
                [text('warnings.verdict'), word('warning-verdict', verdict)],
                [text('warnings.level'), word('warning-level', level)],
                [text('warnings.stateName'), word('warning-state', state)],
                [text('warnings.valid'), `${validFrom} – ${validTo}`],
                [text('warnings.issuer'), operatorId],
                [word('thing', 'warning'), warningId],
              ]}
            />
            <WhyVerdict warning={shown.warning} />
            <ControlRows shown={shown} />
            <WarningForms shown={shown} />
            <WarningSteps warning={shown.warning} />
          </>
        );
      }}
    </Loaded>
  );
}
