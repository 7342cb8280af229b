// SPDX-License-Identifier: Apache-2.0
import type { DeviceRecord, Parcel } from '@daoji/model';
import type { z } from 'zod';

import type { cropViewSchema } from '../api/season-views.js';
import { parcelSeasonView } from '../inputs/parcel-season.js';
import type { FieldDiary } from './field-diary.js';
import { growthRuleAt, growthView, type GrowthView } from './growth-view.js';
import {
  cropStart,
  harvestDay,
  parcelSteps,
  type SeasonStep,
  type StepSources,
} from './parcel-steps.js';
import type { SeasonReader } from './season-reader.js';
import { parcelDevices, type ParcelDevices } from './stations.js';
import { salinityViews, waterView, type WaterView } from './water-view.js';
import { weatherView } from './weather-view.js';
import type { Catalog } from '../story/catalog.js';

/** What a season is told from. */
export interface SeasonSources extends StepSources {
  readonly catalog: Catalog;
  readonly diary: FieldDiary;
  readonly nowMs: number;
  readonly reader: SeasonReader;
}

/** A parcel's crop on a day, without what only its own page shows. */
export interface CropState {
  readonly devices: readonly DeviceRecord[];
  readonly growth: GrowthView;
  readonly station: ParcelDevices['station'];
  readonly stations: ParcelDevices['stations'];
  readonly steps: readonly SeasonStep[];
  readonly water: WaterView;
}

/** Day from which a season's weather is read: nothing is sown in Panjin before it. */
const SEASON_FROM = '03-01';

/** Stage, water and line of a parcel on a day. */
export async function cropState(
  sources: SeasonSources,
  parcel: Parcel,
  date: string,
): Promise<CropState> {
  const { diary, index, nowMs, reader } = sources;
  const { areaCode, parcelId, season } = parcel;
  const steps = parcelSteps(sources, parcel, await diary.lines(parcelId, season));
  const { devices, station, stations } = await parcelDevices(sources, parcelId);
  const from = `${season}-${SEASON_FROM}`;
  const days = await reader.daysOfAny(stations, 'temperature', from, date);
  const growth = growthView(
    { date, days, harvestedOn: harvestDay(steps), start: cropStart(steps, date) },
    growthRuleAt(index.records, { areaCode, date }),
  );
  const water = await waterView(reader, devices, growth, { date, nowMs });
  return { devices, growth, station, stations, steps, water };
}

/** What there is to know of the crop on one parcel on a day. */
export async function cropView(
  sources: SeasonSources,
  parcel: Parcel,
  date: string,
): Promise<z.infer<typeof cropViewSchema>> {
  const { index, reader } = sources;
  const { areaM2, operatorId, parcelId, season, variety } = parcel;
  const state = await cropState(sources, parcel, date);
  const { devices, growth, station, stations, steps, water } = state;
  const free = parcelSeasonView(index.records, parcel, date);
  const holder = index.records.get('parcel-sowing', `${parcelId}/${season}`)?.holderOperatorId;
  const operatorName = index.records.get('operator', operatorId)?.publicName;
  return {
    areaM2,
    date,
    devices: devices.map(({ deviceId, profile }) => ({
      deviceId,
      quantities: [...new Set(profile.channels.map(({ quantity }) => quantity))],
    })),
    growth,
    harvest: {
      ...(free.freeFrom !== undefined && { freeFrom: free.freeFrom }),
      harvestedGrams: free.harvestedGrams,
      ...(free.headroomGrams !== undefined && { headroomGrams: free.headroomGrams }),
      intervals: free.intervals,
    },
    ...(holder !== undefined && { holderOperatorId: holder }),
    // Inputs of the ledger are registered pesticides: no amount of nitrogen is recorded that could be added up.
    nitrogen: { reason: 'no-nitrogen-records' },
    operatorId,
    ...(operatorName !== undefined && { operatorName }),
    parcelId,
    salinity: await salinityViews(reader, devices, date),
    season,
    ...(station && { station: station.view }),
    steps: steps.filter(({ on }) => on <= date),
    variety,
    water,
    weather: await weatherView(reader, stations, date),
  };
}
