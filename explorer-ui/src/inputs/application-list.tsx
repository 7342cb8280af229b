// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import type { ShownApplication } from '../api/trade-things.js';
import type { TextKey } from '../locale/i18n.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { amountText } from './amounts.js';

/** Applications, each with the parcels that count and, in full, those that a rule refused. */
export function ApplicationList(props: {
  readonly items: readonly ShownApplication[];
}): ReactElement {
  const { text } = useText();
  if (props.items.length === 0)
    return (
      <EmptyState what={text('inputs.noApplications')} next={text('inputs.noApplicationsNext')} />
    );
  return (
    <ul className="notices">
      {props.items.map((item) => (
        <li key={item.application.applicationId} className="notice">
          <One item={item} />
        </li>
      ))}
    </ul>
  );
}

function One({ item }: { readonly item: ShownApplication }): ReactElement {
  const { language, text } = useText();
  const { application, refusals } = item;
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
                <strong>{subject.replace('parcel~', '')}</strong> {refusalWord(code, text)}（{code}
                ）<p className="quiet">{message.replace(`${code}: `, '')}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const REFUSALS: Readonly<Record<string, TextKey>> = {
  INPUT_BANNED: 'refusal.INPUT_BANNED',
  INPUT_CRAB_RICE: 'refusal.INPUT_CRAB_RICE',
  INPUT_DOSE: 'refusal.INPUT_DOSE',
  INPUT_NOT_REGISTERED: 'refusal.INPUT_NOT_REGISTERED',
  INPUT_RESTRICTED: 'refusal.INPUT_RESTRICTED',
  INPUT_STOCK_EXCEEDED: 'refusal.INPUT_STOCK_EXCEEDED',
  INPUT_USES_EXCEEDED: 'refusal.INPUT_USES_EXCEEDED',
};

/** A refusal's code in words; nothing for one that this page does not know. */
function refusalWord(code: string, text: Speaker['text']): string {
  const key = REFUSALS[code];
  return key === undefined ? '' : text(key);
}
