// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText, type Speaker } from '../locale/use-text.js';
import { TEXTS, type TextKey } from '../locale/i18n.js';
import { DataTable, type Column } from '../parts/data-table.js';
import type { ShownStep } from './quality-things.js';

const PAGES: Readonly<Record<string, string>> = {
  bin: '/bins',
  lot: '/lots',
  parcel: '/parcels',
  transfer: '/transfers',
  warning: '/warnings',
};

/** Steps with their time, what they were about, and in words why one is counted. */
export function StepList(props: {
  readonly name: string;
  readonly steps: readonly ShownStep[];
}): ReactElement {
  const speaker = useText();
  const { text, word } = speaker;
  const columns = useMemo<Column<ShownStep>[]>(
    () => [
      {
        id: 'time',
        isTime: true,
        label: text('quality.time'),
        value: ({ eventTime }) => eventTime,
      },
      { id: 'step', label: text('quality.step'), value: ({ type }) => word('command', type) },
      {
        draw: (step) => <CausesShown step={step} />,
        id: 'why',
        isLong: true,
        label: text('quality.why'),
        value: ({ causes }) => causes.map((cause) => causeText(cause, speaker)).join(' '),
      },
      {
        draw: (step) => <Things step={step} />,
        id: 'about',
        label: text('quality.about'),
        value: ({ lotId, subjects }) => lotId ?? subjects.join(' '),
      },
      { id: 'command', label: text('quality.command'), value: ({ commandId }) => commandId },
    ],
    [speaker, text, word],
  );
  return <DataTable isCards name={props.name} columns={columns} rows={props.steps} />;
}

/** Why a record is counted, in plain words. */
export function causeText(cause: string, { text, word }: Speaker): string {
  const key = `quality.cause.${cause}`;
  return isText(key) ? text(key) : word('flag', cause);
}

function CausesShown({ step: { causes } }: { readonly step: ShownStep }): ReactElement {
  const speaker = useText();
  if (causes.length === 0) return <span className="quiet">{speaker.text('quality.fine')}</span>;
  return <>{causes.map((cause) => causeText(cause, speaker)).join('；')}</>;
}

function Things({ step: { lotId, subjects } }: { readonly step: ShownStep }): ReactElement {
  const { word } = useText();
  const keys = lotId === undefined ? subjects.slice(0, 3) : [`lot~${lotId}`];
  return (
    <>
      {keys.map((key, at) => {
        const [kind = '', id = ''] = key.split('~');
        const page = PAGES[kind];
        return (
          <span key={key}>
            {at > 0 && '、'}
            {word('thing', kind)} {page === undefined ? id : <Link to={`${page}/${id}`}>{id}</Link>}
          </span>
        );
      })}
    </>
  );
}

function isText(key: string): key is TextKey {
  return Object.hasOwn(TEXTS['zh-CN'], key);
}
