// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { numberText } from '../parts/measures.js';
import { Moment } from '../parts/times.js';
import { AirFacts } from './air-facts.js';
import { BinDevices } from './bin-devices.js';
import { gridOf, noticedPoints } from './grain-grid.js';
import { useSection, type GridPoint, type ShownSection } from './grain-queries.js';
import { ScanChoice } from './scan-choice.js';
import { SectionLegend } from './section-legend.js';
import { MOST_NUMBERED, SectionPicture } from './section-picture.js';
import { SectionTables } from './section-table.js';

/** Points that are named in words; the table has them all. */
const NAMED = 6;

/** The grain of a bin as a cut through it, at its newest scan or an earlier one. */
export function GrainSection({ binId }: { readonly binId: string }): ReactElement {
  const { text } = useText();
  const [at, setAt] = useState<string>();
  const section = useSection(binId, at);
  return (
    <section aria-labelledby="grain">
      <h2 id="grain">{text('grain.title')}</h2>
      <Loaded query={section}>
        {(data) =>
          data.points.length === 0 ? (
            <>
              <p className="quiet">{text('grain.none')}</p>
              <BinDevices section={data} />
            </>
          ) : (
            <Shown at={at} onAt={setAt} section={data} />
          )
        }
      </Loaded>
    </section>
  );
}

function Shown(props: {
  readonly at: string | undefined;
  readonly onAt: (at: string | undefined) => void;
  readonly section: ShownSection;
}): ReactElement {
  const { text } = useText();
  const { at, onAt, section } = props;
  const { layers, scanAt } = section;
  const grid = gridOf(section);
  const label = useSummary(section);
  const isNarrow = grid.columns.length > MOST_NUMBERED;
  return (
    <>
      <p>
        {text('grain.scanAt')}{' '}
        {scanAt === undefined ? text('grain.noScan') : <Moment at={scanAt} />}
      </p>
      <SilentNotice at={at} onAt={onAt} section={section} />
      <Noticed section={section} />
      <SectionPicture grid={grid} label={label} layers={layers} />
      <ScanChoice at={at} onAt={onAt} section={section} />
      <SectionLegend section={section} />
      {isNarrow && (
        <details>
          <summary>{text('grain.everyNumber')}</summary>
          <div className="table-scroll" role="region" aria-label={text('grain.everyNumber')}>
            <SectionPicture grid={grid} label={label} layers={layers} isWide />
          </div>
        </details>
      )}
      <AirFacts air={section.air} />
      <SectionTables section={section} />
      <BinDevices section={section} />
    </>
  );
}

/** Where all is silent, the last scan can be looked at as it was. */
function SilentNotice(props: {
  readonly at: string | undefined;
  readonly onAt: (at: string) => void;
  readonly section: ShownSection;
}): ReactElement | null {
  const { text } = useText();
  const { at, onAt, section } = props;
  const { points, rule, scanAt } = section;
  if (at !== undefined || scanAt === undefined) return null;
  if (!points.every(({ state }) => state === 'silent')) return null;
  return (
    <ul className="notices">
      <li className="notice notice-bad">
        <strong>{text('grain.allSilent', { hours: rule.silentHours })}</strong>
        <button type="button" className="link-button" onClick={() => onAt(scanAt)}>
          {text('grain.lastScan')}
        </button>
      </li>
    </ul>
  );
}

function Noticed({ section }: { readonly section: ShownSection }): ReactElement {
  const { text } = useText();
  const noticed = noticedPoints(section.points);
  if (noticed.length === 0) return <p>{text('grain.allNormal')}</p>;
  const isOneState = noticed.every(({ state }) => state === 'silent');
  return (
    <ul className="grain-noticed" aria-label={text('grain.noticed')}>
      {(isOneState ? [] : noticed.slice(0, NAMED)).map((point) => (
        <NoticedPoint key={`${point.deviceId} ${point.channel}`} point={point} />
      ))}
      {(isOneState || noticed.length > NAMED) && (
        <li className="quiet">
          {text(isOneState ? 'grain.silentCount' : 'grain.more', {
            count: isOneState ? noticed.length : noticed.length - NAMED,
          })}
        </li>
      )}
    </ul>
  );
}

function NoticedPoint({ point }: { readonly point: GridPoint }): ReactElement {
  const { language, text } = useText();
  const { cable, excessK, layer, state, time, valueC } = point;
  const isHeat = state === 'hot' || state === 'note';
  return (
    <li>
      <strong>{text(`grain.is.${state}`)}</strong> {text('grain.place', { cable, layer })}
      {isHeat && valueC !== undefined && excessK !== undefined && (
        <>
          {' '}
          {text('grain.heat', {
            excess: numberText(excessK, language, 1),
            value: numberText(valueC, language, 1),
          })}
        </>
      )}
      {state === 'silent' && time !== undefined && (
        <>
          {' '}
          {text('grain.since')} <Moment at={time} />
        </>
      )}
    </li>
  );
}

/** The picture in one sentence. */
function useSummary({ layers, points }: ShownSection): string {
  const { language, text } = useText();
  const means = layers.flatMap(({ meanC }) => meanC ?? []);
  const hot = points.filter(({ state }) => state === 'hot').length;
  const unknown = points.filter(({ state }) =>
    ['stuck', 'void', 'missing', 'silent'].includes(state),
  ).length;
  return text('grain.summary', {
    hot,
    layers: layers.length,
    max: means.length === 0 ? '–' : numberText(Math.max(...means), language, 1),
    min: means.length === 0 ? '–' : numberText(Math.min(...means), language, 1),
    points: points.length,
    unknown,
  });
}
