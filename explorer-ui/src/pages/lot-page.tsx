// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import { useDevices, useLot, type LotDetail } from '../api/queries.js';
import { API_BASE } from '../api/request.js';
import { routes } from '../api/routes.js';
import { AttachDocument } from '../documents/attach-document.js';
import { FileLink } from '../documents/file-link.js';
import { LOT_PAPERS } from '../documents/paper-kinds.js';
import { CorrectableTimeline } from '../lots/correctable-timeline.js';
import { LotActions } from '../lots/lot-actions.js';
import { InError } from '../lots/in-error.js';
import { Joined } from '../lots/joined.js';
import { NotKnown } from '../lots/not-known.js';
import { ReleaseBlocks } from '../lots/release-blocks.js';
import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { Flags } from '../parts/flags.js';
import { Loaded } from '../parts/loaded.js';
import { LotSigners } from '../quality/lot-signers.js';
import { RecallNotice } from '../recall/recall-mark.js';
import { PrintButton } from '../parts/print-button.js';
import { DeviceCurves } from './device-curves.js';
import { LotFacts } from './lot-facts.js';
import { LotTrace } from './lot-trace.js';

/** One lot: facts, what happened, where it came from and went, documents, curves, proof. */
export default function LotPage(): ReactElement {
  const { lotId = '' } = useParams();
  const detail = useLot(lotId);
  return <Loaded query={detail}>{(data) => <LotBody detail={data} />}</Loaded>;
}

function LotBody(props: { readonly detail: LotDetail }): ReactElement {
  const { text, word } = useText();
  const { corrections, events, isInError, lot } = props.detail;
  return (
    <>
      <h1>
        <span className="kicker">{word('lot', lot.kind)}</span> {lot.lotId}
      </h1>
      <RecallNotice lot={lot} />
      <p className="actions">
        <a
          className="button"
          href={`${API_BASE}${routes.lotProof(lot.lotId)}`}
          download={`${lot.lotId}.traceproof`}
        >
          {text('lot.proof')}
        </a>
        {lot.package && (
          <a className="button button-second" href={`/01/${lot.package.gtin}/10/${lot.lotId}`}>
            {text('lot.consumerPage')}
          </a>
        )}
        <Link className="button button-second" to={`/recalls?lotId=${lot.lotId}`}>
          {text('recall.ofLot')}
        </Link>
        <PrintButton />
      </p>
      <section aria-labelledby="facts">
        <h2 id="facts">{text('lot.facts')}</h2>
        {isInError && <p className="notice notice-bad">{text('lot.inError')}</p>}
        <Flags flags={lot.flags ?? []} />
        <LotFacts lot={lot} />
      </section>
      <ReleaseBlocks lot={lot} />
      <LotActions lot={lot} />
      <section aria-labelledby="timeline">
        <h2 id="timeline">{text('lot.timeline')}</h2>
        <CorrectableTimeline corrections={corrections} events={events} />
      </section>
      <LotSigners lotId={lot.lotId} />
      <LotTrace lot={lot} />
      <NotKnown lotId={lot.lotId} />
      <Joined lotId={lot.lotId} />
      <Everything lotId={lot.lotId} />
      <section aria-labelledby="documents">
        <h2 id="documents">{text('lot.documents')}</h2>
        <Documents detail={props.detail} />
        <AttachDocument kinds={LOT_PAPERS} subject={{ id: lot.lotId, kind: 'lot' }} />
      </section>
      <section aria-labelledby="sensors">
        <h2 id="sensors">{text('lot.sensors')}</h2>
        <Sensors lot={lot} />
      </section>
    </>
  );
}

/** All of the lot in one file, in the form that the reader can use. */
function Everything(props: { readonly lotId: string }): ReactElement {
  const { text } = useText();
  const { lotId } = props;
  const links = [
    [routes.lotEverything(lotId), 'lot.everythingJson'],
    [routes.lotExport(lotId, 'csv'), 'lot.everythingCsv'],
    [routes.lotExport(lotId, 'epcis'), 'lot.everythingEpcis'],
    [routes.lotExport(lotId, 'proof'), 'lot.everythingProof'],
  ] as const;
  return (
    <section aria-labelledby="everything">
      <h2 id="everything">{text('lot.everything')}</h2>
      <p>{text('lot.everythingMeans')}</p>
      <ul className="plain-list">
        {links.map(([path, label]) => (
          <li key={label}>
            <a href={`${API_BASE}${path}`}>{text(label)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Documents({ detail }: { readonly detail: LotDetail }): ReactElement {
  const { text, word } = useText();
  const { documents } = detail.lot;
  if (documents.length === 0) {
    return <EmptyState what={text('lot.noDocuments')} next={text('lot.noDocumentsNext')} />;
  }
  return (
    <ul className="plain-list">
      {documents.map((document) => (
        <li key={document.documentId}>
          <InError isInError={isDocumentInError(detail, document.documentId)}>
            <FileLink
              hash={document.documentHash}
              label={`${word('document', document.kind)} ${document.documentId}`}
            />{' '}
            · {document.issuedOn} · {word('result', document.result)}
          </InError>
          {document.salted && ` · ${text('documents.forParties')}`}
          <br />
          <span className="quiet">
            {word('thing', 'fingerprint')} <code>{document.documentHash.slice(0, 16)}…</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** True where every record that attached it was declared to be in error. */
function isDocumentInError({ corrections, events }: LotDetail, documentId: string): boolean {
  const wrong = new Set(corrections.map(({ correctedCommandId }) => correctedCommandId));
  const attached = events.filter(
    ({ subjects, type }) =>
      type === 'attachDocument' && subjects.includes(`document~${documentId}`),
  );
  return attached.length > 0 && attached.every(({ commandId = '' }) => wrong.has(commandId));
}

function Sensors(props: { readonly lot: Lot }): ReactElement {
  const { text, word } = useText();
  const devices = useDevices();
  const { binId, millLineId, parcels } = props.lot;
  const places = [...parcels, binId, millLineId];
  return (
    <Loaded query={devices}>
      {(items) => {
        const related = items.filter((device) => places.includes(device.subject.id));
        if (related.length === 0) {
          return <EmptyState what={text('lot.noSensors')} next={text('lot.noSensorsNext')} />;
        }
        return related.map((device) => (
          <section key={device.deviceId}>
            <h3>
              {word('thing', device.subject.kind)} {device.subject.id} ·{' '}
              <Link to={`/devices/${device.deviceId}`}>{device.deviceId}</Link>
            </h3>
            <DeviceCurves device={device} limit={2} />
          </section>
        ));
      }}
    </Loaded>
  );
}
