// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';

import type { ShownApplication } from '../api/trade-things.js';
import { CorrectAction } from '../field/correct-action.js';
import { useText } from '../locale/use-text.js';
import type { Correctable } from '../lots/correct-form.js';
import { EmptyState } from '../parts/empty-state.js';
import { RefusalText } from '../parts/refusal-text.js';
import { amountText } from './amounts.js';

/** Applications, each with the parcels that count and, in full, those that a rule refused. */
export function ApplicationList(props: {
  readonly items: readonly ShownApplication[];
}): ReactElement {
  const { text } = useText();
  const others = useMemo(() => props.items.map(correctableOf), [props.items]);
  if (props.items.length === 0)
    return (
      <EmptyState what={text('inputs.noApplications')} next={text('inputs.noApplicationsNext')} />
    );
  return (
    <ul className="notices">
      {props.items.map((item) => (
        <li key={item.application.applicationId} className="notice">
          <One item={item} others={others} />
        </li>
      ))}
    </ul>
  );
}

/** A use as something to correct, known by its day, product and own id. */
function correctableOf({ application }: ShownApplication): Correctable {
  const { applicationId, commandId, registration, startDate } = application;
  return { commandId, type: 'applyInput', words: `${startDate} ${registration} ${applicationId}` };
}

function One(props: {
  readonly item: ShownApplication;
  readonly others: readonly Correctable[];
}): ReactElement {
  const { language, text } = useText();
  const { item, others } = props;
  const { application, correction, refusals } = item;
  const event = useMemo(() => correctableOf(item), [item]);
  const { doseMilliPerMu, parcels, registration, startDate, stopDate, target, unit } = application;
  return (
    <>
      <strong>
        {startDate === stopDate ? stopDate : `${startDate} – ${stopDate}`} · {registration}
      </strong>
      <span>
        {target} · {amountText(doseMilliPerMu, unit, language)}/亩
      </span>
      <span>
        {text('inputs.accepted')}：
        {parcels.map((part) => `${part.parcelId}（→ ${part.freeFrom}）`).join('、')}
      </span>
      {refusals.length > 0 && (
        <details open>
          <summary className="bad">
            {text('inputs.refused')}：{refusals.length}
          </summary>
          <ul>
            {refusals.map(({ code, message, subject }) => (
              <li key={subject}>
                <strong>{subject.replace('parcel~', '')}</strong>{' '}
                <RefusalText code={code} reason={message} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <CorrectAction correction={correction} event={event} others={others} />
    </>
  );
}
