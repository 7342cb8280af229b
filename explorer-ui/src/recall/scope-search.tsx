// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { useSearchParams } from 'react-router';

import { useRecallScope } from '../api/recall-queries.js';
import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import { Loaded } from '../parts/loaded.js';
import { ChoiceField } from './choice-field.js';
import { idOf } from './recall-forms.js';
import { ScopeResult } from './scope-result.js';
import { StartForm, type StartCommand } from './start-form.js';

const EMPTY = { by: 'lot', date: '', firmId: '', gtin: '', lotId: '', serial: '' };
type Search = Omit<typeof EMPTY, 'by'> & { readonly by: 'lot' | 'package' | 'day' };

/** Where rice went, from a lot, a package or a firm's day; below what was found, the command that recalls it. */
export function ScopeSearch(props: {
  /** The firm that recalls; empty where the search finds it. */
  readonly firmId: string;
  readonly command: StartCommand;
}): ReactElement {
  const { text } = useText();
  // A lot's page leads here with its id.
  const [parameters] = useSearchParams();
  const lotId = parameters.get('lotId') ?? '';
  const [search, setSearch] = useState<Search>({
    ...EMPTY,
    by: 'lot',
    firmId: props.firmId,
    lotId,
  });
  const [query, setQuery] = useState<Readonly<Record<string, string>>>({});
  const scope = useRecallScope(query);
  const set = (name: keyof Search) => (value: string) => setSearch({ ...search, [name]: value });
  const isAsked = Object.keys(query).length > 0;
  return (
    <>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          setQuery(queryOf(search, props.firmId));
        }}
      >
        <ChoiceField
          label={text('recall.by')}
          value={search.by}
          options={(['lot', 'package', 'day'] as const).map((by) => [by, text(`recall.by.${by}`)])}
          onChange={(by) => setSearch({ ...search, by })}
        />
        {search.by === 'lot' && (
          <Field
            label={text('recall.lotId')}
            value={search.lotId}
            onChange={set('lotId')}
            isRequired
          />
        )}
        {search.by === 'package' && (
          <>
            <Field
              label={text('recall.gtin')}
              value={search.gtin}
              onChange={set('gtin')}
              mode="numeric"
              isRequired
            />
            <Field
              label={text('recall.serial')}
              value={search.serial}
              onChange={set('serial')}
              isRequired
            />
          </>
        )}
        {search.by === 'day' && (
          <>
            {props.firmId === '' && (
              <Field
                label={text('recall.firm')}
                value={search.firmId}
                onChange={set('firmId')}
                isRequired
              />
            )}
            <label className="field">
              <span>{text('recall.date')}</span>
              <input
                type="date"
                value={search.date}
                onChange={(event) => set('date')(event.target.value)}
                required
              />
            </label>
          </>
        )}
        <Button type="submit" className="button">
          {text('recall.search')}
        </Button>
      </form>
      {isAsked && (
        <Loaded query={scope}>
          {(found) => (
            <>
              <ScopeResult scope={found} />
              <h3>{text(props.command === 'startRecall' ? 'recall.start' : 'recall.order')}</h3>
              <StartForm command={props.command} scope={found} />
            </>
          )}
        </Loaded>
      )}
    </>
  );
}

function queryOf(search: Search, ownFirmId: string): Readonly<Record<string, string>> {
  const firm: Readonly<Record<string, string>> = ownFirmId === '' ? {} : { firmId: ownFirmId };
  if (search.by === 'lot') return { ...firm, lotId: idOf(search.lotId) };
  if (search.by === 'package') {
    return { ...firm, gtin: search.gtin.trim(), serial: search.serial.trim() };
  }
  return { date: search.date, firmId: idOf(ownFirmId === '' ? search.firmId : ownFirmId) };
}
