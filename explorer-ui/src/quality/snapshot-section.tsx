// SPDX-License-Identifier: Apache-2.0
import type { ChartSnapshot } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';

import { useSnapshots } from '../duties/duty-queries.js';
import { SignedForms } from '../duties/signed-forms.js';
import { useText, type Speaker } from '../locale/use-text.js';
import type { CommandFormSpec } from '../parts/command-form.js';
import { Loaded } from '../parts/loaded.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { snapshotOf } from './chart-snapshot.js';
import { useQualityCharts } from './quality-queries.js';
import { MEASURES, type QualityCharts } from './quality-things.js';

/** Snapshots that the page lists: those of some weeks. */
const LISTED = 10;

/** Keeps on the ledger what today's charts rest on, once a day, and lists what was kept: nobody draws them otherwise later. */
export function SnapshotSection({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  return (
    <section aria-labelledby="snapshots">
      <h2 id="snapshots">{text('snapshot.title')}</h2>
      <p className="quiet">{text('snapshot.lead')}</p>
      <Loaded query={useSnapshots(operatorId)}>
        {(kept) => (
          <>
            <TakeSnapshot kept={kept} operatorId={operatorId} />
            <SnapshotList items={kept.slice(0, LISTED)} />
          </>
        )}
      </Loaded>
    </section>
  );
}

/** The charts of every measure must be there: a snapshot of some would keep the others from being taken that day. */
function TakeSnapshot(props: {
  readonly kept: readonly ChartSnapshot[];
  readonly operatorId: string;
}): ReactElement {
  const { text } = useText();
  const { kept, operatorId } = props;
  const [timeliness, deviation, result] = [
    useQualityCharts(operatorId, { measure: 'timeliness' }),
    useQualityCharts(operatorId, { measure: 'deviation' }),
    useQualityCharts(operatorId, { measure: 'result' }),
  ];
  const all = [timeliness.data, deviation.data, result.data].filter((one) => one !== undefined);
  const date = all[0]?.to;
  if (all.length < MEASURES.length || date === undefined)
    return (
      <p className="quiet" role="status">
        {text('app.loading')}
      </p>
    );
  if (kept.some((one) => one.date === date))
    return <p className="notice notice-good">{text('snapshot.kept', { date })}</p>;
  if (snapshotOf(all).rows.length === 0) return <p className="quiet">{text('snapshot.nothing')}</p>;
  return <Form charts={all} date={date} />;
}

function Form(props: {
  readonly charts: readonly QualityCharts[];
  readonly date: string;
}): ReactElement {
  const { charts, date } = props;
  const specs = useMemo(() => [snapshotForm(charts, date)], [charts, date]);
  return <SignedForms of={date} specs={specs} />;
}

function snapshotForm(charts: readonly QualityCharts[], date: string): CommandFormSpec {
  const content = snapshotOf(charts);
  return {
    title: 'snapshot.take',
    lead: 'snapshot.takeLead',
    start: () => ({}),
    fields: [],
    said: (_typed, speaker) => [{ kind: 'note', text: rowsText(content.rows, speaker) }],
    draftOf: (_typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...content,
        date,
        operatorId: charts[0]?.operatorId ?? '',
        type: 'snapshotChart',
      }),
  };
}

function SnapshotList({ items }: { readonly items: readonly ChartSnapshot[] }): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  if (items.length === 0) return <p className="quiet">{text('snapshot.none')}</p>;
  return (
    <ul className="notices">
      {items.map(({ date, inputsDigest, rows }) => (
        <li key={date} className="notice">
          <strong>
            <time dateTime={date}>{date}</time>
          </strong>
          <span>{rowsText(rows, speaker)}</span>
          <span className="quiet">
            {text('snapshot.digest', { digest: inputsDigest.slice(0, 16) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Never a count without its n. */
function rowsText(rows: ChartSnapshot['rows'], { text, word }: Speaker): string {
  return rows
    .map(({ chart, count, measure, n }) =>
      text('snapshot.row', {
        chart: word('signal-chart', chart),
        count,
        measure: word('signal-measure', measure),
        n,
      }),
    )
    .join(text('snapshot.separator'));
}
