// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { DutyNow } from '../notices/duty-now.js';
import { useNoticeChannels } from '../notices/notice-queries.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { OperatorName } from '../parts/named.js';

/** Who answers for a bin: its operator, and who is told of its alarms today. */
export function BinAnswers({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { text, word } = useText();
  const channels = useNoticeChannels();
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{text('grain.answers')}</h2>
      <FactList
        facts={[
          [word('thing', 'operator'), <OperatorName key="operator" operatorId={operatorId} />],
        ]}
      />
      <Loaded query={channels}>
        {({ duties }) => <DutyNow duties={dutiesOf(duties, operatorId)} />}
      </Loaded>
    </section>
  );
}

/** The operator's own list for alarms, or the one for all who have none. */
function dutiesOf<T extends { readonly about: string; readonly operatorId?: string }>(
  duties: readonly T[],
  operatorId: string,
): T[] {
  const alarms = duties.filter(({ about }) => about === 'alarm');
  const own = alarms.filter((duty) => duty.operatorId === operatorId);
  return own.length > 0 ? own : alarms.filter((duty) => duty.operatorId === undefined);
}
