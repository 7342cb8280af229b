// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { PrintButton } from '../parts/print-button.js';
import { useIsSignerRead, useSigningIdentity } from '../parts/own-operator.js';
import { CusumChart, EwmaChart, PChart } from './control-charts.js';
import { figureText } from './figure-text.js';
import { FunnelChart } from './funnel-chart.js';
import { PersonList } from './person-list.js';
import { QualityNotes } from './quality-notes.js';
import { useQualityCharts } from './quality-queries.js';
import { MEASURES, type Measure, type QualityCharts } from './quality-things.js';
import { SignalLinks } from './signal-links.js';
import { RecordList } from './record-list.js';
import { SnapshotSection } from './snapshot-section.js';

/** Figures and charts of an operator's persons, for its head of quality alone. */
export default function QualityPage(): ReactElement {
  const { text } = useText();
  const reader = useSigningIdentity();
  const isRead = useIsSignerRead();
  const isHead = reader?.roles.includes('quality') === true;
  return (
    <>
      <h1>{text('quality.title')}</h1>
      <p>{text('quality.lead')}</p>
      {isHead && (
        <>
          <p className="actions">
            <Link className="button button-second" to="/signals">
              {text('signal.title')}
            </Link>
            <Link className="button button-second" to="/signal-report">
              {text('signal.report')}
            </Link>
            <PrintButton />
          </p>
          <OfOperator key={reader.operatorId} operatorId={reader.operatorId} />
          <SnapshotSection operatorId={reader.operatorId} />
        </>
      )}
      {!isHead && isRead && (
        <p className="quiet" role="status">
          {text('app.loading')}
        </p>
      )}
      {!isHead && !isRead && (
        <>
          <EmptyState what={text('quality.notHead')} next={text('quality.notHeadNext')} />
          <p className="actions">
            <Link className="button button-second" to="/own">
              {text('own.title')}
            </Link>
          </p>
        </>
      )}
    </>
  );
}

function OfOperator({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const [measure, setMeasure] = useState<Measure>('timeliness');
  const [personId, setPersonId] = useState('');
  const asked = { measure, ...(personId !== '' && { personId }) };
  const charts = useQualityCharts(operatorId, asked);
  const persons = charts.data?.persons ?? [];
  return (
    <>
      <div className="search own-operator">
        <Choice
          label={text('quality.measure')}
          value={measure}
          onChange={(next) => setMeasure(MEASURES.find((one) => one === next) ?? 'timeliness')}
          options={MEASURES.map((one) => [one, text(`quality.measure.${one}`)] as const)}
        />
        <Choice
          label={text('quality.whose')}
          value={personId}
          onChange={setPersonId}
          options={[
            ['', text('quality.everybody')],
            // The chosen one stays in the list while another measure is read.
            ...[...new Set([...persons.map((one) => one.personId), personId])]
              .filter((one) => one !== '')
              .sort()
              .map((one) => [one, one] as const),
          ]}
        />
      </div>
      <p className="quiet">{text(`quality.means.${measure}`)}</p>
      <Loaded query={charts}>
        {(data) =>
          data.persons.length === 0 ? (
            <EmptyState what={text('quality.none')} next={text('quality.noneNext')} />
          ) : (
            <Charts charts={data} />
          )
        }
      </Loaded>
    </>
  );
}

function Charts({ charts }: { readonly charts: QualityCharts }): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  const [opened, setOpened] = useState<string>();
  const { from, personId, to, whole } = charts;
  const who = personId ?? text('quality.everybody');
  return (
    <>
      <p>{text('quality.whole', { figure: figureText(whole, speaker), from, to })}</p>
      <section aria-labelledby="persons">
        <h2 id="persons">{text('quality.persons')}</h2>
        <p className="quiet">{text('quality.order')}</p>
        <PersonList charts={charts} onOpen={setOpened} />
      </section>
      {opened !== undefined && (
        <RecordList
          key={opened}
          charts={charts}
          personId={opened}
          onClose={() => setOpened(undefined)}
        />
      )}
      <section aria-labelledby="compared">
        <h2 id="compared">{text('quality.comparedTitle')}</h2>
        <FunnelChart charts={charts} />
      </section>
      <section aria-labelledby="months">
        <h2 id="months">{text('quality.months', { who })}</h2>
        <PChart charts={charts} who={who} />
        <CusumChart charts={charts} who={who} />
        <EwmaChart charts={charts} who={who} />
        <SignalLinks charts={charts} />
      </section>
      <QualityNotes charts={charts} />
    </>
  );
}
