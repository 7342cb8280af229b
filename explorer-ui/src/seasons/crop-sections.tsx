// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { FreeToHarvest } from './free-to-harvest.js';
import { GrowthSection } from './growth-section.js';
import { SeasonLine } from './season-line.js';
import { useCrop } from './season-queries.js';
import type { ShownCrop } from './season-things.js';
import { WaterSection } from './water-section.js';
import { WeatherSection } from './weather-section.js';

/** What a grower asks of a parcel first: when harvest is free, how far the crop is, its water and weather, and its season. */
export function CropSections({ parcelId }: { readonly parcelId: string }): ReactElement {
  return (
    <Loaded query={useCrop(parcelId)}>
      {(crop) => (
        <>
          <FreeToHarvest harvest={crop.harvest} />
          <GrowthSection growth={crop.growth} />
          <WaterSection crop={crop} />
          <WeatherSection weather={crop.weather} />
          <SeasonLine steps={crop.steps} season={crop.season} />
          <WhoAndWhat crop={crop} />
        </>
      )}
    </Loaded>
  );
}

/** Who answers for the parcel, and which devices speak of it. */
function WhoAndWhat({ crop }: { readonly crop: ShownCrop }): ReactElement {
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
          [text('season.holder'), holderOperatorId],
          [
            text('season.station'),
            station ? (
              <span key="station">
                <Link to={`/devices/${station.deviceId}`}>{station.deviceId}</Link>
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
