// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import { useBin, type ShownBin } from '../api/bin-queries.js';
import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { massText } from '../parts/measures.js';
import { PrintButton } from '../parts/print-button.js';
import { ListedMoment, Timeline } from '../parts/times.js';
import { OperatorName } from '../parts/named.js';
import { BinStorage } from '../storage/bin-storage.js';
import { AnswerAlarm, RaiseAlarm } from './alarm-forms.js';
import { AlarmList, Alerts } from './alarm-list.js';
import { BinActions } from './bin-actions.js';
import { BinAnswers } from './bin-answers.js';
import { BinShares } from './bin-shares.js';
import { GrainCurve } from './grain-curve.js';
import { GrainSection } from './grain-section.js';

/** One bin: what may lie in it, what stops its release, and what happened. */
export default function BinPage(): ReactElement {
  const { binId = '' } = useParams();
  const bin = useBin(binId);
  return <Loaded query={bin}>{(data) => <BinBody shown={data} />}</Loaded>;
}

function BinBody({ shown }: { readonly shown: ShownBin }): ReactElement {
  const { language, text, word } = useText();
  const queries = useQueryClient();
  const { alerts, bin, clearedAlarms, grams, originClass, variety } = shown;
  const refresh = (): void => void queries.invalidateQueries();
  return (
    <>
      <h1>
        <span className="kicker">{word('thing', 'bin')}</span> {bin.id}
      </h1>
      <p className="actions">
        <PrintButton />
      </p>
      <FactList
        facts={[
          [text('bins.grams'), massText(grams, language)],
          [text('bins.capacity'), massText(bin.capacityGrams ?? 0, language)],
          [
            word('fact', 'origin'),
            originClass === undefined ? undefined : word('origin', originClass),
          ],
          [word('fact', 'variety'), variety],
          [word('thing', 'operator'), <OperatorName key="operator" operatorId={bin.operatorId} />],
          [text('bins.site'), bin.siteId],
        ]}
      />
      <GrainSection binId={bin.id} />
      <section aria-labelledby="alarms">
        <h2 id="alarms">{text('bins.alarms')}</h2>
        <Alerts alerts={alerts} />
        {alerts.alarms.map((alarm) => (
          <AnswerAlarm key={alarm.alarmId} alarm={alarm} onSigned={refresh} />
        ))}
        <RaiseAlarm binId={bin.id} onSigned={refresh} />
      </section>
      <GrainCurve binId={bin.id} />
      <section aria-labelledby="contents">
        <h2 id="contents">{text('bins.contents')}</h2>
        <BinShares shown={shown} />
      </section>
      <BinLots shown={shown} />
      <BinStorage binId={bin.id} />
      <BinAnswers operatorId={bin.operatorId} />
      <BinActions shown={shown} />
      {clearedAlarms.length > 0 && (
        <section aria-labelledby="cleared">
          <h2 id="cleared">{text('bins.cleared')}</h2>
          <AlarmList alarms={clearedAlarms} />
        </section>
      )}
      <BinHistory shown={shown} />
    </>
  );
}

function BinLots({ shown }: { readonly shown: ShownBin }): ReactElement | null {
  const { language, text } = useText();
  if (shown.lots.length === 0) return null;
  return (
    <section aria-labelledby="lots">
      <h2 id="lots">{text('bins.lots')}</h2>
      <p className="quiet">{text('bins.lotsLead')}</p>
      <ul className="plain-list">
        {shown.lots.map(({ lotId, remainingGrams }) => (
          <li key={lotId}>
            <Link to={`/lots/${lotId}`}>{lotId}</Link> · {massText(remainingGrams, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function BinHistory({ shown }: { readonly shown: ShownBin }): ReactElement {
  const { text, word } = useText();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{text('bins.history')}</h2>
      {shown.events.length === 0 ? (
        <p className="quiet">{text('bins.noHistory')}</p>
      ) : (
        <Timeline>
          {shown.events.map(({ commandId, eventTime, type }) => (
            <li key={commandId}>
              <p>
                <strong>{word('command', type)}</strong>
              </p>
              <p>
                <ListedMoment at={eventTime} />
              </p>
            </li>
          ))}
        </Timeline>
      )}
    </section>
  );
}
