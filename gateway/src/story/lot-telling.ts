// SPDX-License-Identifier: Apache-2.0
import type { Shown, ShownPoint } from '@daoji/model';

import { notKnown, type NotKnown } from '../everything/not-known.js';
import type { SeriesPort } from '../series/series-port.js';
import { deviceWindows } from './device-windows.js';
import { lotStory, type LotStory, type StorySource } from './lot-story.js';
import { sensorStrips, type SensorStrip, type SensorStrips } from './sensor-strips.js';
import { shownFacts } from './shown-facts.js';

/** Everything that a page shows of a lot. */
export interface LotTelling {
  readonly story: LotStory;
  readonly sensors: SensorStrips;
  readonly shown: Shown;
  /** What the records leave open; of the readings the strips themselves tell. */
  readonly notKnown: readonly NotKnown[];
}

/** Where a telling comes from; `now` is scenario time on a scenario network. */
export interface TellingSource extends StorySource {
  readonly series: SeriesPort;
  readonly now: () => Date;
}

/** Reads what a page shows of a lot. @throws GatewayError as {@link lotStory}. */
export async function tellLot(source: TellingSource, lotId: string): Promise<LotTelling> {
  const story = await lotStory(source, lotId);
  const windows = deviceWindows(source.index, story, source.now().getTime());
  const sensors = await sensorStrips(source, windows);
  const shown: Shown = {
    facts: shownFacts(story),
    lotId,
    points: sensors.strips.flatMap(shownPoints),
    type: 'daoji.shown/v1',
  };
  return { notKnown: notKnownOf(source, story), sensors, shown, story };
}

function notKnownOf({ index }: TellingSource, story: LotStory): NotKnown[] {
  return notKnown(index, {
    isTruncated: story.isTruncated,
    lot: story.lot.value,
    lots: story.lots,
    sprayedParcels: new Set(story.sprayedParcels),
    steps: story.steps.map(({ commandId, value }) => ({ commandId, flags: value.flags })),
  });
}

function shownPoints(strip: SensorStrip): ShownPoint[] {
  const { deviceId } = strip.window;
  const { unit } = strip.channel;
  return strip.marks.map(({ bootEpoch, channel, flags, quantity, seq, time, value }) => ({
    bootEpoch,
    channel,
    deviceId,
    ...(flags === '' ? {} : { flags }),
    quantity,
    seq,
    time,
    unit,
    value,
  }));
}
