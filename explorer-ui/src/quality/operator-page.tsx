// SPDX-License-Identifier: Apache-2.0
import type { Language, Operator } from '@daoji/model';
import type { ReactElement, ReactNode } from 'react';
import { Link, useParams } from 'react-router';

import { useText, type Speaker } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { massText } from '../parts/measures.js';
import { operatorState } from '../registry/operator-state-form.js';
import { useRegistryOperators } from '../registry/registry-queries.js';
import { figureText } from './figure-text.js';
import { useOperatorQuality, useOverview } from './quality-queries.js';
import type { OperatorOverview } from './quality-things.js';

/** One operator: who answers, what it has, what is open, and counts of its people's steps with their n. */
export default function OperatorPage(): ReactElement {
  const { operatorId = '' } = useParams();
  const { text } = useText();
  const operators = useRegistryOperators();
  const overview = useOverview(operatorId);
  return (
    <>
      <Loaded query={operators}>
        {(items) => {
          const operator = items.find((one) => one.operatorId === operatorId);
          return operator ? <Head operator={operator} /> : <h1>{operatorId}</h1>;
        }}
      </Loaded>
      <Loaded query={overview}>
        {(data) => (
          <>
            <Open overview={data} operatorId={operatorId} />
            <Posts overview={data} />
            <Stock overview={data} />
            <Places overview={data} />
          </>
        )}
      </Loaded>
      <section aria-labelledby="figures">
        <h2 id="figures">{text('op.figures')}</h2>
        <Figures operatorId={operatorId} />
      </section>
    </>
  );
}

function Head({ operator }: { readonly operator: Operator }): ReactElement {
  const { text } = useText();
  const { areaCode, creditCode, gln, operatorId, publicName } = operator;
  const state = operatorState(operator);
  return (
    <>
      <h1>
        <span className="kicker">{text('op.kicker')}</span> {publicName}
      </h1>
      <FactList
        facts={[
          [text('registry.id'), operatorId],
          [
            text('opState.column'),
            <span key="state" className={state === 'verified' ? 'good' : 'bad'}>
              {text(`opState.${state}`)}
            </span>,
          ],
          [text('registry.creditCode'), creditCode],
          ['GLN', gln],
          [text('registry.area'), areaCode],
        ]}
      />
    </>
  );
}

/** What is open, first: it asks for somebody. */
function Open(props: {
  readonly overview: OperatorOverview;
  readonly operatorId: string;
}): ReactElement {
  const { language, text } = useText();
  const { alarms, recalls, warnings } = props.overview;
  const isCalm = alarms.length + recalls.length + warnings.length === 0;
  return (
    <section aria-labelledby="open">
      <h2 id="open">{text('op.open')}</h2>
      {isCalm ? (
        <p>{text('op.calm')}</p>
      ) : (
        <FactList
          facts={[
            [text('op.alarms'), counted(alarms, () => '/alarms', language)],
            [text('op.warnings'), counted(warnings, (id) => `/warnings/${id}`, language)],
            [text('op.recalls'), counted(recalls, (id) => `/recalls/${id}`, language)],
          ]}
        />
      )}
    </section>
  );
}

function Posts({ overview }: { readonly overview: OperatorOverview }): ReactElement {
  const { text, word } = useText();
  const { people, posts } = overview;
  return (
    <section aria-labelledby="posts">
      <h2 id="posts">{text('op.posts', { people })}</h2>
      {posts.length === 0 ? (
        <EmptyState what={text('op.nobody')} next={text('op.nobodyNext')} />
      ) : (
        <FactList facts={posts.map((one) => [word('role', one.post), personsText(one, text)])} />
      )}
      <p className="quiet">{text('op.postsMean')}</p>
    </section>
  );
}

function Stock({ overview }: { readonly overview: OperatorOverview }): ReactElement {
  const { language, text, word } = useText();
  return (
    <section aria-labelledby="stock">
      <h2 id="stock">{text('op.stock')}</h2>
      {overview.lots.length === 0 ? (
        <p>{text('op.noStock')}</p>
      ) : (
        <FactList
          facts={overview.lots.map(({ count, grams, kind }) => [
            word('lot', kind),
            text('op.lots', { count, mass: massText(grams, language) }),
          ])}
        />
      )}
    </section>
  );
}

function Places({ overview }: { readonly overview: OperatorOverview }): ReactElement {
  const { language, text } = useText();
  const { bins, parcels, sites } = overview;
  const isEmpty = bins.length + parcels.length + sites.length === 0;
  return (
    <section aria-labelledby="places">
      <h2 id="places">{text('op.places')}</h2>
      {isEmpty ? (
        <p>{text('op.noPlaces')}</p>
      ) : (
        <FactList
          facts={[
            [
              text('op.sites'),
              sites.length === 0 ? undefined : sites.join(language === 'en' ? ', ' : '、'),
            ],
            [text('op.bins'), counted(bins, (id) => `/bins/${id}`, language)],
            [text('op.parcels'), counted(parcels, (id) => `/parcels/${id}`, language)],
          ]}
        />
      )}
    </section>
  );
}

function Figures({ operatorId }: { readonly operatorId: string }): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  return (
    <Loaded query={useOperatorQuality(operatorId)}>
      {({ from, measures, people, to }) => (
        <>
          <p>{text('op.figuresLead', { from, people, to })}</p>
          <FactList
            facts={measures.map(({ figure, measure }) => [
              text(`quality.short.${measure}`),
              figureText(figure, speaker),
            ])}
          />
          <p className="quiet">{text('op.figuresMean')}</p>
        </>
      )}
    </Loaded>
  );
}

/** How many by a duty, and how many of whom only the key says so. */
function personsText(
  { byKeyAlone, people }: OperatorOverview['posts'][number],
  text: Speaker['text'],
): string {
  if (byKeyAlone === 0) return text('op.persons', { count: people });
  if (byKeyAlone === people) return text('op.personsByKey', { count: people });
  return text('op.personsBoth', { count: people, keys: byKeyAlone });
}

/** Ids that one page names; all are in the lists. */
const NAMED = 12;

/** How many, and the first of them by name: a number opens into what it counts. */
function counted(
  ids: readonly string[],
  pathOf: (id: string) => string,
  language: Language,
): ReactNode {
  if (ids.length === 0) return undefined;
  return (
    <>
      {ids.length}
      {language === 'en' ? ': ' : '：'}
      {ids.slice(0, NAMED).map((id, at) => (
        <span key={id}>
          {at > 0 && (language === 'en' ? ', ' : '、')}
          <Link to={pathOf(id)}>{id}</Link>
        </span>
      ))}
      {ids.length > NAMED && ' …'}
    </>
  );
}
