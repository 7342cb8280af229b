// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { numberText } from '../parts/measures.js';
import { OwnOperator } from '../parts/own-operator.js';
import { PrintButton } from '../parts/print-button.js';
import { useOverview } from './season-queries.js';
import { SeasonTable } from './season-table.js';
import { TodoList } from './todo-list.js';

/** A producer's land in its season: what needs doing first, then every parcel. */
export default function SeasonPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('season.title')}</h1>
      <p>{text('season.lead')}</p>
      <OwnOperator>{(operatorId) => <Season operatorId={operatorId} />}</OwnOperator>
    </>
  );
}

function Season({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { language, text } = useText();
  return (
    <Loaded query={useOverview(operatorId)}>
      {({ areaM2, date, items, todo }) => (
        <>
          <p className="actions">
            <PrintButton />
          </p>
          <section aria-labelledby="todo">
            <h2 id="todo">{text('season.todo', { date })}</h2>
            <TodoList items={todo} />
          </section>
          <section aria-labelledby="land">
            <h2 id="land">{text('season.land')}</h2>
            <p>
              {text('season.landOf', {
                count: items.length,
                ha: numberText(areaM2 / 10_000, language, 2),
                mu: numberText(areaM2 * 0.0015, language, 1),
              })}
            </p>
            {items.length === 0 ? (
              <EmptyState what={text('season.noLand')} next={text('season.noLandNext')} />
            ) : (
              <SeasonTable items={items} />
            )}
          </section>
        </>
      )}
    </Loaded>
  );
}
