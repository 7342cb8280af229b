// SPDX-License-Identifier: Apache-2.0
import type { Shown, ShownPoint } from '@daoji/model';

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
  return { story, sensors, shown };
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
