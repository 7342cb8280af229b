// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import { ApiProblem } from '../api/problem.js';
import { useLots, useParcel, useParcels } from '../api/queries.js';
import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { ProblemBox } from '../parts/problem-box.js';
import { AttestForm } from '../parcels/attest-form.js';
import { OverlapSection } from '../parcels/overlap-section.js';
import { ParcelForms } from '../parcels/parcel-forms.js';
import { ParcelAreas } from '../parcels/parcel-facts.js';
import { ParcelHistorySections } from '../parcels/parcel-history.js';
import { AttachDocument } from '../documents/attach-document.js';
import { PARCEL_PAPERS } from '../documents/paper-kinds.js';
import { SeasonCap } from '../rules/season-cap.js';
import { PrintButton } from '../parts/print-button.js';
import { OperatorName } from '../parts/named.js';
import { CropSections } from '../seasons/crop-sections.js';
import { LotsTable } from './lots-table.js';
import { ParcelShapes } from './parcel-shapes.js';

/** One parcel: facts, map with its list, the lots that grew there. */
export default function ParcelPage(): ReactElement {
  const { text, word } = useText();
  const { parcelId = '' } = useParams();
  const query = useParcel(parcelId);
  const lots = useLots();
  const all = useParcels();
  return (
    <Loaded query={query}>
      {([parcel]) => {
        if (!parcel) {
          return <ProblemBox error={new ApiProblem(404, 'PARCEL_NOT_FOUND', parcelId)} />;
        }
        return (
          <>
            <h1>
              <span className="kicker">{word('thing', 'parcel')}</span> {parcelId}
            </h1>
            <p className="actions">
              <Link className="button" to={`/field/${parcelId}`}>
                {text('field.entry')}
              </Link>
              <Link className="button button-second" to={`/parcels/${parcelId}/spray`}>
                {text('inputs.which')}
              </Link>
              <Link className="button button-second" to="/season">
                {text('season.allParcels')}
              </Link>
              <PrintButton />
            </p>
            <CropSections parcelId={parcelId} />
            <h2>{text('parcel.facts')}</h2>
            <FactList
              facts={[
                [word('fact', 'variety'), parcel.variety],
                [word('fact', 'harvestYear'), parcel.season],
                [word('fact', 'origin'), word('origin', parcel.originClass)],
                [text('devices.status'), word('state', parcel.state)],
                [
                  word('thing', 'operator'),
                  <OperatorName key="operator" operatorId={parcel.operatorId} />,
                ],
                [word('parcel', 'version'), parcel.boundaryVersion ?? 1],
                [word('parcel', 'datum'), parcel.datum],
                [
                  word('sample', 'passed'),
                  parcel.verified && text('parcels.verifiedBy', { id: parcel.verified.sampleId }),
                ],
              ]}
            />
            <ParcelAreas parcel={parcel} />
            <h2>{text('parcel.map')}</h2>
            <ParcelShapes parcels={[parcel]} neighbours={all.data ?? []} />
            <AttestForm key={`attest-${parcelId}`} parcel={parcel} />
            <OverlapSection key={`overlap-${parcelId}`} parcel={parcel} />
            <ParcelForms key={parcelId} parcel={parcel} />
            <SeasonCap parcel={parcel} />
            <ParcelHistorySections parcelId={parcelId} />
            <AttachDocument kinds={PARCEL_PAPERS} subject={{ id: parcelId, kind: 'parcel' }} />
            <h2>{text('parcel.lots')}</h2>
            <Loaded query={lots}>
              {(items) => (
                <LotsTable lots={items.filter((lot) => lot.parcels.includes(parcelId))} />
              )}
            </Loaded>
          </>
        );
      }}
    </Loaded>
  );
}
