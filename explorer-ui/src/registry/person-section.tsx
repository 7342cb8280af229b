// SPDX-License-Identifier: Apache-2.0
import type { Identity, Operator } from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';

import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { Choice } from '../parts/choice.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { useSigningOperator } from '../parts/own-operator.js';
import { PersonTable } from './person-table.js';
import { RevokeForm } from './revoke-form.js';
import { useIdentities } from './registry-queries.js';

const NOBODY: readonly Identity[] = [];
/** No operator's id: an id has no such sign. */
const EVERY = '*';

/** Keys of people, at first those of the own operator: a network has hundreds, which no phone shows at a glance. */
export function PersonSection({
  operators,
}: {
  readonly operators: readonly Operator[];
}): ReactElement {
  const { text } = useText();
  const identities = useIdentities();
  const own = useSigningOperator();
  const [chosen, setChosen] = useState<string>();
  const operatorId = chosen ?? own ?? '';
  return (
    <section aria-labelledby="persons">
      <h2 id="persons">{text('registry.persons')}</h2>
      <div className="own-operator">
        <Choice
          label={text('parcels.byOperator')}
          value={operatorId}
          onChange={setChosen}
          options={[
            ['', '–'],
            ...namesOf(operators, own),
            [EVERY, text('registry.everyPerson', { count: identities.data?.length ?? 0 })],
          ]}
        />
      </div>
      <Loaded query={identities}>
        {(items) =>
          operatorId === '' ? (
            <EmptyState what={text('operator.none')} next={text('registry.choosePersons')} />
          ) : (
            <PersonTable
              items={items.filter((one) => operatorId === EVERY || one.operatorId === operatorId)}
            />
          )
        }
      </Loaded>
      <RevokeForm identities={identities.data ?? NOBODY} />
      <AllCsv list="identities" path={routes.identities()} />
      <p className="quiet">{text('registry.howPerson')}</p>
      <p className="actions">
        <Link className="button button-second" to="/keys">
          {text('keys.title')}
        </Link>
        <Link className="button button-second" to="/import?kind=identities">
          {text('csv.link', { kind: text('csv.kind.identities') })}
        </Link>
      </p>
    </section>
  );
}

/** Operators to choose from; the own one also while the list is not there. */
function namesOf(
  operators: readonly Operator[],
  own: string | undefined,
): (readonly [value: string, label: string])[] {
  const named = operators.map(
    ({ operatorId, publicName }) => [operatorId, `${publicName}（${operatorId}）`] as const,
  );
  const isNamed = own === undefined || operators.some(({ operatorId }) => operatorId === own);
  return isNamed ? named : [[own, own], ...named];
}
