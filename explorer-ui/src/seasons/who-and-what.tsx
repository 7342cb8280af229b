// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { OperatorName } from '../parts/named.js';
import type { ShownCrop } from './season-things.js';

/** Who answers for the parcel, and which devices speak of it. */
export function WhoAndWhat({ crop }: { readonly crop: ShownCrop }): ReactElement {
  const { text, word } = useText();
  const { devices, holderOperatorId, operatorId, operatorName, station } = crop;
  const separator = text('season.separator');
  return (
    <section aria-labelledby="who">
      <h2 id="who">{text('season.who')}</h2>
      <FactList
        facts={[
          [
            text('season.answers'),
            operatorName === undefined ? operatorId : `${operatorName}（${operatorId}）`,
          ],
          [
            text('season.holder'),
            holderOperatorId && <OperatorName key="holder" operatorId={holderOperatorId} />,
          ],
          [
            text('season.station'),
            station ? (
              <span key="station">
                {[station.deviceId, ...station.also].map((id, at) => (
                  <span key={id}>
                    {at > 0 && separator}
                    <Link to={`/devices/${id}`}>{id}</Link>
                  </span>
                ))}
                {station.also.length > 0 && (
                  <span className="quiet"> {text('season.stationsAny')}</span>
                )}
                {station.from === 'warning' && (
                  <span className="quiet">
                    {' '}
                    {text('season.stationOfWarning', { id: station.warningId ?? '' })}
                  </span>
                )}
              </span>
            ) : (
              text('season.reason.no-station')
            ),
          ],
          [text('season.nitrogen'), text('season.reason.no-nitrogen-records')],
        ]}
      />
      <ul className="plain-list">
        {devices.map(({ deviceId, quantities }) => (
          <li key={deviceId}>
            <Link to={`/devices/${deviceId}`}>{deviceId}</Link>{' '}
            <span className="quiet">
              {quantities.map((quantity) => word('quantity', quantity)).join(separator)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
