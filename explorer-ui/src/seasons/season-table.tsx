// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText, type Speaker } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { massText, numberText } from '../parts/measures.js';
import { stageText } from './growth-section.js';
import type { ShownSeasonRow } from './season-things.js';
import { adviceText } from './water-section.js';

/** Every parcel with stage, warning, open tasks, water, interval, headroom and lots; sorted by its headings. */
export function SeasonTable(props: { readonly items: readonly ShownSeasonRow[] }): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  const columns = useMemo<Column<ShownSeasonRow>[]>(() => columnsOf(speaker), [speaker]);
  return <DataTable isCards name={text('season.land')} columns={columns} rows={props.items} />;
}

function columnsOf(speaker: Speaker): Column<ShownSeasonRow>[] {
  const { language, text, word } = speaker;
  return [
    {
      id: 'parcelId',
      label: word('thing', 'parcel'),
      value: ({ parcelId }) => parcelId,
      draw: ({ parcelId }) => <Link to={`/parcels/${parcelId}`}>{parcelId}</Link>,
    },
    {
      id: 'free',
      label: text('season.free'),
      value: ({ freeFrom }) => freeFrom ?? text('season.freeShort'),
    },
    {
      id: 'stage',
      isLong: true,
      label: text('season.growth'),
      value: ({ growth }) => stageText(growth, speaker),
    },
    {
      id: 'warning',
      isLong: true,
      label: text('season.lastWarning'),
      value: ({ warning }) => warningText(warning, speaker),
      draw: ({ warning }) =>
        warning ? (
          <Link to={`/warnings/${warning.warningId}`}>{warningText(warning, speaker)}</Link>
        ) : (
          text('season.none')
        ),
    },
    {
      id: 'tasks',
      isNumber: true,
      label: text('season.openTasks'),
      value: ({ openTasks }) => openTasks,
    },
    {
      id: 'water',
      isLong: true,
      label: text('season.water'),
      value: ({ water }) => adviceText(water, speaker),
    },
    {
      id: 'left',
      isNumber: true,
      label: text('season.left'),
      value: ({ headroomGrams }) => (headroomGrams === undefined ? '' : headroomGrams / 1000),
      draw: ({ headroomGrams }) =>
        headroomGrams === undefined ? text('ownHome.noCap') : massText(headroomGrams, language),
    },
    {
      id: 'lots',
      label: text('season.lots'),
      value: ({ lots }) => lots.join(' '),
      draw: ({ lots }) => <Lots lots={lots} none={text('season.none')} />,
    },
    {
      id: 'area',
      isNumber: true,
      label: text('season.areaHead'),
      value: ({ areaM2 }) => areaM2,
      draw: ({ areaM2 }) => bothAreas(areaM2, speaker),
    },
    { id: 'variety', label: word('fact', 'variety'), value: ({ variety }) => variety },
  ];
}

function Lots(props: { readonly lots: readonly string[]; readonly none: string }): ReactElement {
  if (props.lots.length === 0) return <>{props.none}</>;
  return (
    <>
      {props.lots.map((lotId) => (
        <span key={lotId}>
          <Link to={`/lots/${lotId}`}>{lotId}</Link>{' '}
        </span>
      ))}
    </>
  );
}

/** An area as 亩 and ha, since buyers and papers use either. */
export function bothAreas(areaM2: number, { language }: Pick<Speaker, 'language'>): string {
  return `${numberText(areaM2 * 0.0015, language, 1)} 亩 · ${numberText(areaM2 / 10_000, language, 2)} ha`;
}

function warningText(warning: ShownSeasonRow['warning'], { text, word }: Speaker): string {
  if (!warning) return text('season.none');
  const { pest, validTo, verdict } = warning;
  return text('season.warningUntil', {
    pest: word('pest', pest),
    until: validTo,
    verdict: word('warning-verdict', verdict),
  });
}
