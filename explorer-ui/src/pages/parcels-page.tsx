// SPDX-License-Identifier: Apache-2.0
import { routes } from '../api/routes.js';
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useParcels } from '../api/queries.js';
import type { ShownParcel } from '../api/things.js';
import { ImportLink } from '../imports/import-link.js';
import { useText } from '../locale/use-text.js';
import { AttestShown } from '../parcels/attest-shown.js';
import { ParcelFilter } from '../parcels/parcel-filter.js';
import { AllCsv } from '../parts/all-csv.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { Loaded } from '../parts/loaded.js';
import { areaText } from '../parts/measures.js';
import { OperatorName } from '../parts/named.js';
import { ParcelShapes } from './parcel-shapes.js';

/** All parcels on a map and as a table. */
export default function ParcelsPage(): ReactElement {
  const { language, text, word } = useText();
  const parcels = useParcels();
  const columns = useMemo<Column<ShownParcel>[]>(
    () => [
      {
        id: 'parcelId',
        label: word('thing', 'parcel'),
        value: (parcel) => parcel.parcelId,
        draw: (parcel) => <Link to={`/parcels/${parcel.parcelId}`}>{parcel.parcelId}</Link>,
      },
      {
        id: 'operator',
        label: text('parcels.byOperator'),
        value: (parcel) => parcel.operatorId,
        draw: ({ operatorId }) => <OperatorName operatorId={operatorId} />,
      },
      { id: 'variety', label: word('fact', 'variety'), value: (parcel) => parcel.variety },
      {
        id: 'area',
        isNumber: true,
        label: word('fact', 'area'),
        value: (parcel) => parcel.areaM2,
        draw: (parcel) => areaText(parcel.areaM2, language),
      },
      {
        id: 'origin',
        label: word('fact', 'origin'),
        value: (parcel) => word('origin', parcel.originClass),
      },
      {
        id: 'state',
        label: text('devices.status'),
        value: (parcel) => word('state', parcel.state),
      },
    ],
    [language, text, word],
  );
  return (
    <>
      <h1>{text('parcels.title')}</h1>
      <p className="actions">
        <Link className="button button-second" to="/parcels/import">
          {text('parcels.import')}
        </Link>
        <ImportLink kind="parcels" />
        <ImportLink kind="attestations" />
        <ImportLink kind="seasons" />
      </p>
      <Loaded query={parcels}>
        {(items) => (
          <ParcelFilter parcels={items}>
            {(shown) => (
              <>
                <AttestShown parcels={shown} />
                <ParcelShapes parcels={shown} />
                <DataTable name={text('parcels.title')} columns={columns} rows={shown} />
              </>
            )}
          </ParcelFilter>
        )}
      </Loaded>
      <AllCsv list="parcels" path={routes.parcels()} />
    </>
  );
}
