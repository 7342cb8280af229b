// SPDX-License-Identifier: Apache-2.0
import { RULE_SET_KINDS } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { Field } from '../parts/field.js';
import { Loaded } from '../parts/loaded.js';
import { ProposeForm } from './propose-form.js';
import { RuleState } from './rule-state.js';
import { ruleWord, useRuleSets, type RuleSummary } from './rule-things.js';

/** Rule sets: which rules hold where and when, and what waits for a second person. */
export default function RulesPage(): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  const speaker = useText();
  const [asked, setAsked] = useState({ areaCode: '', date: '', kind: '', state: '' });
  const set = (name: keyof typeof asked) => (value: string) =>
    setAsked({ ...asked, [name]: value });
  return (
    <>
      <h1>{text('rules.title')}</h1>
      <p>{text('rules.lead')}</p>
      <div className="form filters">
        <div className="pair">
          <Choice
            label={text('rules.kind')}
            value={asked.kind}
            onChange={set('kind')}
            options={[
              ['', text('rules.all')],
              ...RULE_SET_KINDS.map((kind) => [kind, ruleWord(kind, speaker)] as const),
            ]}
          />
          <Choice
            label={text('rules.state')}
            value={asked.state}
            onChange={set('state')}
            options={[
              ['', text('rules.all')],
              ['proposed', text('rules.proposed')],
              ['effective', text('rules.effective')],
            ]}
          />
        </div>
        <div className="pair">
          <Field
            label={text('rules.area')}
            hint={text('rules.areaHint')}
            value={asked.areaCode}
            onChange={set('areaCode')}
            mode="numeric"
          />
          <label className="field">
            <span>{text('rules.date')}</span>
            <input
              type="date"
              value={asked.date}
              onChange={(event) => set('date')(event.target.value)}
            />
            <span className="hint">{text('rules.dateHint')}</span>
          </label>
        </div>
      </div>
      <Found asked={asked} />
      <section>
        <h2>{text('rules.propose')}</h2>
        <ProposeForm onSigned={() => void queries.invalidateQueries()} />
      </section>
    </>
  );
}

/** Divisions have 2, 4, 6, 9 or 12 digits; while one is typed, nothing is asked by it. */
const AREA_CODE = /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/;

function Found(props: { readonly asked: Readonly<Record<string, string>> }): ReactElement {
  const { text } = useText();
  const query = Object.fromEntries(
    Object.entries(props.asked).filter(
      ([name, value]) => value !== '' && (name !== 'areaCode' || AREA_CODE.test(value)),
    ),
  );
  return (
    <Loaded query={useRuleSets(query)}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState what={text('rules.none')} next={text('rules.noneNext')} />
        ) : (
          <Table items={items} />
        )
      }
    </Loaded>
  );
}

function Table({ items }: { readonly items: readonly RuleSummary[] }): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  const columns = useMemo<Column<RuleSummary>[]>(
    () => [
      {
        draw: ({ ruleSetId }) => <Link to={`/rules/${ruleSetId}`}>{ruleSetId}</Link>,
        id: 'id',
        label: text('rules.set'),
        value: ({ ruleSetId }) => ruleSetId,
      },
      { id: 'kind', label: text('rules.kind'), value: ({ kind }) => ruleWord(kind, speaker) },
      {
        draw: (item) => <RuleState inForce={item.inForce} ruleSet={item} />,
        id: 'state',
        label: text('rules.state'),
        value: ({ inForce, state }) => text(inForce ? 'rules.inForce' : `rules.${state}`),
      },
      {
        id: 'valid',
        label: text('rules.valid'),
        value: ({ validFrom, validTo }) => `${validFrom} – ${validTo ?? text('rules.noEnd')}`,
      },
      { id: 'area', label: text('rules.division'), value: ({ areaCode }) => areaCode },
      { id: 'basis', isLong: true, label: text('rules.basis'), value: (item) => item.legalBasis },
      {
        id: 'status',
        label: text('rules.status'),
        value: ({ status }) => ruleWord(status, speaker),
      },
    ],
    [speaker, text],
  );
  return <DataTable name={text('rules.title')} columns={columns} rows={items} />;
}
