// SPDX-License-Identifier: Apache-2.0
import type { Transfer } from '@daoji/model';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';

import { useEverything } from '../api/lot-queries.js';
import type { Joined as JoinedThings } from '../api/lot-shapes.js';
import { API_BASE } from '../api/request.js';
import { routes } from '../api/routes.js';
import { SubjectLink } from '../bins/subject-link.js';
import { FileLink } from '../documents/file-link.js';
import type { TextKey } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { massText } from '../parts/measures.js';
import { Moment, RecordedMoment } from '../parts/times.js';
import { OperatorName } from '../parts/named.js';
import { ruleWord } from '../rules/rule-things.js';
import { InError } from './in-error.js';

/** Rows that are seen at once; more are folded. */
const SHORT = 5;

/** All that is joined about a lot and what may be in it, from the one answer that holds everything. */
export function Joined({ lotId }: { readonly lotId: string }): ReactElement {
  const { text } = useText();
  const everything = useEverything(lotId);
  return (
    <section aria-labelledby="joined">
      <h2 id="joined">{text('lots.joined')}</h2>
      <p className="quiet">{text('lots.joinedLead')}</p>
      <Loaded query={everything}>
        {({ joined, transfers }) => (
          <>
            <Uses uses={joined.applications} />
            <Treatments treatments={joined.treatments} />
            <Transfers transfers={transfers} />
            <Recalls recalls={joined.recalls} />
            <Papers papers={joined.documents} />
            <Pledges pledges={joined.pledges} />
            <Operators
              title="lots.holdersOf"
              operators={joined.operators.filter((one) => joined.holders.includes(one.operatorId))}
            />
            <Operators
              title="lots.sourceHoldersOf"
              operators={joined.operators.filter((one) => !joined.holders.includes(one.operatorId))}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Rows(props: {
  readonly title: TextKey;
  readonly rows: readonly (readonly [key: string, row: ReactNode])[];
}): ReactElement {
  const { text } = useText();
  const { rows, title } = props;
  const items = rows.map(([key, row]) => <li key={key}>{row}</li>);
  return (
    <>
      <h3>
        {text(title)} <span className="quiet">{rows.length}</span>
      </h3>
      {rows.length === 0 && <p className="quiet">{text('lots.noneRecorded')}</p>}
      <ul className="plain-list">{items.slice(0, SHORT)}</ul>
      {rows.length > SHORT && (
        <details className="fold">
          <summary>{text('lots.more', { count: rows.length - SHORT })}</summary>
          <ul className="plain-list">{items.slice(SHORT)}</ul>
        </details>
      )}
    </>
  );
}

function Uses({ uses }: { readonly uses: JoinedThings['applications'] }): ReactElement {
  const { text } = useText();
  const rows = uses.map((one) => {
    const last =
      one.parcels
        .map(({ freeFrom }) => freeFrom)
        .sort()
        .at(-1) ?? '';
    const parcels = one.parcels.map(({ parcelId }) => parcelId);
    return [
      one.applicationId,
      <InError key="said" isInError={one.isInError}>
        {one.startDate} · {one.registration} · {one.target} ·{' '}
        {text('lots.useParcels', { count: parcels.length })}
        {parcels.length === 1 && <Link to={`/parcels/${parcels[0]}`}> {parcels[0]}</Link>} ·{' '}
        {text('lots.useFree', { date: last })}
      </InError>,
    ] as const;
  });
  return <Rows title="lots.inputsUsed" rows={rows} />;
}

/** Fumigations and the like of what may be in the lot; those whose withdrawal time is over stay. */
function Treatments(props: { readonly treatments: JoinedThings['treatments'] }): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  const rows = props.treatments.map((one) => {
    const { agent, documentHash, endDate, freeFrom, isRunning, productName, startDate } = one;
    return [
      one.treatmentId,
      <>
        <InError isInError={one.isInError}>
          {one.treatmentId} · {productName} · {ruleWord(agent, speaker)} · {startDate} – {endDate} ·{' '}
          {text(isRunning ? 'lots.withdrawalRuns' : 'lots.withdrawalOver', { date: freeFrom })}
        </InError>{' '}
        · <SubjectLink subject={one.subject} />
        {documentHash !== undefined && (
          <>
            {' '}
            <FileLink hash={documentHash} />
          </>
        )}
      </>,
    ] as const;
  });
  return <Rows title="lots.treatmentsOf" rows={rows} />;
}

function Transfers({ transfers }: { readonly transfers: readonly Transfer[] }): ReactElement {
  const { text } = useText();
  const rows = transfers.map(
    ({ fromOperatorId, offeredAt, state, toOperatorId, transferId }) =>
      [
        transferId,
        <>
          <Link to={`/transfers/${transferId}`}>{transferId}</Link> ·{' '}
          <OperatorName operatorId={fromOperatorId} /> → <OperatorName operatorId={toOperatorId} />{' '}
          · {text(`lots.transfer.${state}`)} · <RecordedMoment at={offeredAt} />
        </>,
      ] as const,
  );
  return <Rows title="lots.transfersOf" rows={rows} />;
}

function Recalls({ recalls }: { readonly recalls: JoinedThings['recalls'] }): ReactElement {
  const { text } = useText();
  const rows = recalls.map(
    (one) =>
      [
        one.recallId,
        <>
          <Link to={`/recalls/${one.recallId}`}>{one.recallId}</Link> ·{' '}
          {text('recall.classOf', { level: one.class })} · {text(`recall.state.${one.state}`)}
          {one.mock && ` · ${text('recall.mock')}`}
          {one.isOrdered && ` · ${text('recall.ordered')}`} · {one.firmId} ·{' '}
          <Moment at={one.startedAt} />
        </>,
      ] as const,
  );
  return <Rows title="lots.recallsOf" rows={rows} />;
}

function Papers({ papers }: { readonly papers: JoinedThings['documents'] }): ReactElement {
  const { word } = useText();
  const rows = papers.map(
    ({ document, isInError, lotId }) =>
      [
        `${lotId} ${document.documentId}`,
        <>
          <InError isInError={isInError}>
            <a href={`${API_BASE}${routes.document(document.documentHash)}`}>
              {word('document', document.kind)} {document.documentId}
            </a>{' '}
            · {document.issuedOn} · {word('result', document.result)}
          </InError>{' '}
          · <Link to={`/lots/${lotId}`}>{lotId}</Link>
        </>,
      ] as const,
  );
  return <Rows title="lots.papersOf" rows={rows} />;
}

function Pledges({ pledges }: { readonly pledges: JoinedThings['pledges'] }): ReactElement {
  const { language, text } = useText();
  const rows = pledges.map(
    ({ grams, issuedOn, lotId, pledgeId }) =>
      [
        pledgeId,
        <>
          <a href={`${API_BASE}${routes.pledgePrint(pledgeId)}`}>
            {text('lots.printPledge', { id: pledgeId })}
          </a>{' '}
          · {massText(grams, language)} · {issuedOn} · <Link to={`/lots/${lotId}`}>{lotId}</Link>
        </>,
      ] as const,
  );
  return <Rows title="lots.pledgesOf" rows={rows} />;
}

function Operators(props: {
  readonly operators: JoinedThings['operators'];
  readonly title: TextKey;
}): ReactElement {
  const rows = props.operators.map(
    ({ operatorId, publicName }) =>
      [
        operatorId,
        <>
          {publicName}（{operatorId}）
        </>,
      ] as const,
  );
  return <Rows title={props.title} rows={rows} />;
}
