// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { OperatorChoice } from '../parts/operator-choice.js';
import { PrintButton } from '../parts/print-button.js';
import { DueList } from './storage-history.js';
import { useInspectionCalendar, type CalendarBin, type DueLook } from './storage-queries.js';

/** Groups of the calendar, the most pressing first. */
const GROUPS: readonly DueLook['state'][] = ['overdue', 'today', 'week', 'later', 'under-gas'];

/** When a person must look at each bin: overdue, today, this week. */
export default function InspectionsPage(): ReactElement {
  const { text } = useText();
  const [operatorId, setOperatorId] = useState('');
  return (
    <>
      <h1>{text('storage.calendar')}</h1>
      <p>{text('storage.calendarLead')}</p>
      <p className="actions">
        <PrintButton />
      </p>
      <div className="search own-operator">
        <OperatorChoice
          label="storage.whose"
          all="storage.all"
          value={operatorId}
          onChange={setOperatorId}
        />
      </div>
      <Loaded query={useInspectionCalendar(operatorId)}>
        {(bins) =>
          bins.length === 0 ? (
            <EmptyState what={text('storage.noBins')} next={text('storage.noBinsNext')} />
          ) : (
            <>
              {GROUPS.map((state) => (
                <Group key={state} state={state} bins={bins} />
              ))}
            </>
          )
        }
      </Loaded>
      <h2>CSV</h2>
      {(['inspections', 'aerations', 'fumigations'] as const).map((list) => (
        <CsvOf key={list} list={list} />
      ))}
    </>
  );
}

function Group(props: {
  readonly state: DueLook['state'];
  readonly bins: readonly CalendarBin[];
}): ReactElement | null {
  const { word } = useText();
  const { bins, state } = props;
  const found = bins.flatMap((bin) => {
    const due = bin.due.filter((one) => one.state === state);
    return due.length > 0 ? [{ ...bin, due }] : [];
  });
  if (found.length === 0) return null;
  const id = `due-${state}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {word('inspection-due', state)}（{found.length}）
      </h2>
      {found.map(({ binId, due, operatorId }) => (
        <div key={binId}>
          <h3>
            <Link to={`/bins/${binId}`}>
              {word('thing', 'bin')} {binId}
            </Link>
            （{operatorId}）
          </h3>
          <DueList due={due} />
        </div>
      ))}
    </section>
  );
}

function CsvOf({
  list,
}: {
  readonly list: 'aerations' | 'fumigations' | 'inspections';
}): ReactElement {
  const { word } = useText();
  return (
    <>
      <h3>{word('thing', list.slice(0, -1))}</h3>
      <AllCsv list={list} />
    </>
  );
}
