// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';

import { Loaded } from '../parts/loaded.js';
import { ParcelWarnings } from '../warnings/parcel-warnings.js';
import { DayChoice } from './day-choice.js';
import { FreeToHarvest } from './free-to-harvest.js';
import { GrowthSection } from './growth-section.js';
import { SeasonLine } from './season-line.js';
import { useCrop } from './season-queries.js';
import type { ShownCrop } from './season-things.js';
import { WaterSection } from './water-section.js';
import { WeatherSection } from './weather-section.js';
import { WhoAndWhat } from './who-and-what.js';

/**
 * What a grower asks of a parcel first: when harvest is free, how far the crop is, its water and weather, what was warned of and why,
 * and its season. After the harvest nothing grows, so a day of the season is chosen first.
 */
export function CropSections({ parcelId }: { readonly parcelId: string }): ReactElement {
  const crop = useCrop(parcelId);
  const [day, setDay] = useDay();
  const isOver = crop.data?.growth.reason === 'harvested';
  return (
    <>
      <Loaded query={crop}>
        {(today) => (
          <>
            <FreeToHarvest growth={today.growth} harvest={today.harvest} />
            <DayChoice crop={today} day={day} onChange={setDay} />
            {day === undefined ? (
              !isOver && <State crop={today} />
            ) : (
              <PastState {...{ day, parcelId }} />
            )}
          </>
        )}
      </Loaded>
      <ParcelWarnings parcelId={parcelId} to={day} hasStrip={!isOver || day !== undefined} />
      {crop.data && (
        <>
          <SeasonLine steps={crop.data.steps} season={crop.data.season} />
          <WhoAndWhat crop={crop.data} />
        </>
      )}
    </>
  );
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The chosen day stands in the address, so that a page of a past day can be sent and printed. */
function useDay(): readonly [string | undefined, (day: string | undefined) => void] {
  const [query, setQuery] = useSearchParams();
  const day = query.get('day') ?? '';
  const setDay = (next: string | undefined): void =>
    setQuery(next === undefined ? {} : { day: next }, { preventScrollReset: true, replace: true });
  return [DAY.test(day) ? day : undefined, setDay];
}

function PastState(props: { readonly day: string; readonly parcelId: string }): ReactElement {
  const { day, parcelId } = props;
  return <Loaded query={useCrop(parcelId, day)}>{(crop) => <State crop={crop} />}</Loaded>;
}

/** How the crop stands on a day. */
function State({ crop }: { readonly crop: ShownCrop }): ReactElement {
  return (
    <>
      <GrowthSection growth={crop.growth} />
      <WaterSection crop={crop} />
      <WeatherSection weather={crop.weather} />
    </>
  );
}
