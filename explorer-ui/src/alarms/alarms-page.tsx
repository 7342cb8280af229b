// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useAlarms, type ShownAlarms } from '../api/bin-queries.js';
import { AlarmList } from '../bins/alarm-list.js';
import type { TextKey } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { Choice } from '../parts/choice.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { OperatorChoice } from '../parts/operator-choice.js';
import { PrintButton } from '../parts/print-button.js';
import { networkNow } from '../sign/network-clock.js';
import { AlarmFigures } from './alarm-figures.js';
import { alarmGroups, type AlarmGroups } from './alarm-groups.js';
import { useAlarmReport } from './alarm-queries.js';

const GROUPS: readonly (readonly [keyof AlarmGroups, TextKey])[] = [
  ['waiting', 'alarms.waiting'],
  ['acknowledged', 'alarms.acknowledged'],
  ['shelved', 'alarms.shelved'],
];

/** Every open alarm by what it waits for, those that are over, and what the last 30 days asked of those who answer. */
export default function AlarmsPage(): ReactElement {
  const { text } = useText();
  const [operatorId, setOperatorId] = useState('');
  const [state, setState] = useState<'cleared' | 'open'>('open');
  return (
    <>
      <h1>{text('alarms.title')}</h1>
      <p>{text('alarms.lead')}</p>
      <p>
        <Link to="/notices">{text('notices.toNotices')}</Link>
      </p>
      <p className="actions">
        <PrintButton />
      </p>
      <div className="search own-operator">
        <OperatorChoice
          label="alarms.whose"
          all="alarms.all"
          value={operatorId}
          onChange={setOperatorId}
        />
        <Choice
          label={text('alarms.which')}
          value={state}
          onChange={(next) => setState(next === 'cleared' ? 'cleared' : 'open')}
          options={[
            ['open', text('alarms.whichOpen')],
            ['cleared', text('alarms.whichCleared')],
          ]}
        />
      </div>
      <Loaded query={useAlarms(operatorId, state)}>
        {(found) => (state === 'open' ? <Open found={found} /> : <Cleared found={found} />)}
      </Loaded>
      <section aria-labelledby="report">
        <h2 id="report">{text('alarms.report')}</h2>
        <Loaded query={useAlarmReport(operatorId)}>
          {(report) => <AlarmFigures report={report} />}
        </Loaded>
      </section>
      <AllCsv list="alarms" />
    </>
  );
}

function Open({ found }: { readonly found: ShownAlarms }): ReactElement {
  const { text } = useText();
  const { firstOuts, items, total } = found;
  if (total === 0) return <EmptyState what={text('alarms.none')} next={text('alarms.noneNext')} />;
  const groups = alarmGroups(items, networkNow());
  return (
    <>
      {total > items.length && <p>{text('alarms.cut', { shown: items.length, total })}</p>}
      <p className="quiet">{text('alarms.oldestFirst')}</p>
      {GROUPS.filter(([name]) => groups[name].length > 0).map(([name, title]) => (
        <section key={name} aria-labelledby={`alarms-${name}`}>
          <h2 id={`alarms-${name}`}>{text(title, { count: groups[name].length })}</h2>
          <AlarmList alarms={groups[name]} firstOuts={firstOuts} isOpen={name === 'waiting'} />
        </section>
      ))}
    </>
  );
}

/** What was cleared, the newest first, with who answered and cleared it. */
function Cleared({ found }: { readonly found: ShownAlarms }): ReactElement {
  const { text } = useText();
  const { items, total } = found;
  if (total === 0)
    return <EmptyState what={text('alarms.noCleared')} next={text('alarms.noClearedNext')} />;
  return (
    <section aria-labelledby="alarms-cleared">
      <h2 id="alarms-cleared">{text('alarms.clearedTitle', { count: total })}</h2>
      {total > items.length && <p>{text('alarms.cut', { shown: items.length, total })}</p>}
      <AlarmList alarms={items} />
    </section>
  );
}
