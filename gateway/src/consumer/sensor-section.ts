// SPDX-License-Identifier: Apache-2.0
import type { LogArchive } from '@daoji/archive';
import { wordOf, type Language } from '@daoji/model';

import type { SeriesPoint } from '../series/series-port.js';
import type { SensorStrip, SensorStrips } from '../story/sensor-strips.js';
import { chart } from './chart.js';
import { shanghaiTime, unitText } from './formats.js';
import { html, type SafeHtml } from './html.js';
import { glossaryWord, sentence } from './words.js';

type AnchoredLog = Pick<LogArchive, 'batchOf' | 'advanceOf'>;

/** Curves of the lot's devices, each with its marked readings as a table. */
export function sensorSection(
  sensors: SensorStrips,
  log: AnchoredLog,
  language: Language,
): SafeHtml {
  const filled = sensors.strips.filter(({ count }) => count > 0);
  return html`<section>
    <h2>${sentence('sensors', language)}</h2>
    ${!sensors.isReachable && html`<p>${sentence('seriesDown', language)}</p>`}
    ${sensors.isReachable && filled.length === 0 && html`<p>${sentence('noReadings', language)}</p>`}
    ${filled.map((strip) => stripFigure(strip, log, language))}
    ${
      sensors.omitted > 0 &&
      html`<p class="quiet">${sentence('omitted', language)} ${sensors.omitted}</p>`
    }
  </section>`;
}

function stripFigure(strip: SensorStrip, log: AnchoredLog, language: Language): SafeHtml {
  const { channel, window } = strip;
  const unit = unitText(channel.unit);
  const values = strip.marks.map(({ value }) => Number(value));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const name = `${wordOf('quantity', channel.quantity, language)} ${window.deviceId} ${channel.channel}`;
  return html`<figure>
    <figcaption>
      <h3>${glossaryWord(`quantity.${channel.quantity}`, language)} (${unit})</h3>
      <span class="quiet">
        ${glossaryWord(`thing.${window.place.kind}`, language)} ${window.place.id} ·
        ${window.deviceId} · ${channel.channel}
      </span>
    </figcaption>
    ${chart(strip, unit, `${name}: ${low} – ${high} ${unit}`)}
    <p class="quiet">
      ${sentence('low', language)} ${low} ${unit} · ${sentence('high', language)} ${high} ${unit} ·
      ${sentence('points', language)} ${strip.count}
    </p>
    <details>
      <summary>${sentence('value', language)}</summary>
      <div class="scroll">
        <table>
          <tr>
            <th scope="col">${sentence('time', language)}</th>
            <th scope="col">${sentence('value', language)}</th>
            <th scope="col">${sentence('state', language)}</th>
          </tr>
          ${strip.marks.map((point) => markRow(point, window.deviceId, unit, log, language))}
        </table>
      </div>
    </details>
  </figure>`;
}

function markRow(
  point: SeriesPoint,
  deviceId: string,
  unit: string,
  log: AnchoredLog,
  language: Language,
): SafeHtml {
  const batch = log.batchOf(deviceId, point.bootEpoch, point.seq);
  const isAnchored = batch !== undefined && log.advanceOf(batch) !== undefined;
  const state = isAnchored ? 'state.anchored' : 'verdict.unanchored';
  return html`<tr>
    <td>${shanghaiTime(point.time)}</td>
    <td>${point.value} ${unit}</td>
    <td>${glossaryWord(state, language)}</td>
  </tr>`;
}
