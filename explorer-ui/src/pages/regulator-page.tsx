// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useAlarms } from '../api/bin-queries.js';
import { useDevices, useLots, useParcels, useRecentEvents, useStatus } from '../api/queries.js';
import { routes } from '../api/routes.js';
import type { ShownEvent } from '../api/things.js';
import { AlarmList } from '../bins/alarm-list.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { DevicesTable } from './devices-table.js';
import { LotsTable } from './lots-table.js';

/** What a supervisor looks at first; nothing can be changed from here. */
export default function RegulatorPage(): ReactElement {
  const { text } = useText();
  const lots = useLots();
  const devices = useDevices();
  const events = useRecentEvents();
  return (
    <>
      <h1>{text('regulator.title')}</h1>
      <Counts />
      <p className="actions">
        <Link className="button button-second" to="/regulator/samples">
          {text('samples.title')}
        </Link>
        <Link className="button button-second" to="/regulator/recalls">
          {text('recall.title')}
        </Link>
        <Link className="button button-second" to="/codes/flagged">
          {text('flagged.title')}
        </Link>
        <Link className="button button-second" to="/rules">
          {text('rules.title')}
        </Link>
      </p>
      <section>
        <h2>{text('regulator.alarms')}</h2>
        <OpenAlarms />
        <AllCsv list="alarms" />
      </section>
      <section>
        <h2>{text('lots.title')}</h2>
        <Loaded query={lots}>{(items) => <LotsTable lots={items} />}</Loaded>
        <AllCsv list="lots" path={routes.lots()} />
      </section>
      <section>
        <h2>{text('devices.title')}</h2>
        <Loaded query={devices}>{(items) => <DevicesTable devices={items} />}</Loaded>
        <AllCsv list="devices" path={routes.devices()} />
      </section>
      <section>
        <h2>{text('regulator.commands')}</h2>
        <Loaded query={events}>{(items) => <Commands events={items} />}</Loaded>
        <AllCsv list="events" />
      </section>
      <section>
        <h2>{text('regulator.services')}</h2>
        <Services />
      </section>
    </>
  );
}

/** What nobody has cleared yet, with the bin, lot or parcel that it stops. */
function OpenAlarms(): ReactElement {
  const { text } = useText();
  return (
    <Loaded query={useAlarms('', 'open')}>
      {({ firstOuts, items, total }) =>
        total === 0 ? (
          <EmptyState what={text('regulator.noAlarms')} next={text('regulator.noAlarmsNext')} />
        ) : (
          <>
            {total > items.length && (
              <p>{text('regulator.alarmsCut', { shown: items.length, total })}</p>
            )}
            <AlarmList alarms={items} firstOuts={firstOuts} isOpen />
          </>
        )
      }
    </Loaded>
  );
}

function Counts(): ReactElement {
  const { text } = useText();
  const parcels = useParcels().data?.length;
  const counts = [
    [text('regulator.lots'), useLots().data?.length, '/lots'],
    [text('regulator.parcels'), parcels, '/parcels'],
    [text('regulator.devices'), useDevices().data?.length, '/devices'],
  ] as const;
  return (
    <ul className="counts">
      {counts.map(([label, count, to]) => (
        <li key={to}>
          <Link to={to}>
            <span className="count">{count ?? '–'}</span>
            <span>{label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Commands(props: { readonly events: readonly ShownEvent[] }): ReactElement {
  const { text, word } = useText();
  const columns = useMemo<Column<ShownEvent>[]>(
    () => [
      { id: 'type', label: word('thing', 'command'), value: ({ type }) => word('command', type) },
      {
        id: 'recordTime',
        isRecorded: true,
        isTime: true,
        label: word('fact', 'recordTime'),
        value: (event) => event.recordTime,
      },
      {
        id: 'subjects',
        label: text('regulator.subjects'),
        value: ({ subjects }) => subjects.map((subject) => subjectWords(subject, word)).join(' · '),
      },
      {
        id: 'flags',
        label: text('chart.flags'),
        value: ({ flags }) => flags.map((flag) => word('flag', flag)).join(' '),
      },
    ],
    [text, word],
  );
  if (props.events.length === 0) {
    return (
      <EmptyState what={text('regulator.noCommands')} next={text('regulator.noCommandsNext')} />
    );
  }
  return <DataTable name={text('regulator.commands')} columns={columns} rows={props.events} />;
}

/** `lot~h-1` as the thing's word and its id. */
function subjectWords(subject: string, word: Speaker['word']): string {
  const [kind = '', id = ''] = subject.split('~');
  return `${word('thing', kind)} ${id}`;
}

function Services(): ReactElement {
  const { text } = useText();
  const status = useStatus();
  return (
    <Loaded query={status}>
      {({ services }) => (
        <ul className="services">
          {services.map(({ isUp, name }) => (
            <li key={name} className={isUp ? 'is-up' : 'is-down'}>
              <span aria-hidden="true">{isUp ? '✓' : '✕'}</span> {name}{' '}
              {text(isUp ? 'regulator.up' : 'regulator.down')}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
