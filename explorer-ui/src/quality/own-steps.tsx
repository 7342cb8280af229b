// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { ApiProblem } from '../api/problem.js';
import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { useOwnSteps } from './quality-queries.js';
import type { OwnSteps as Steps } from './quality-things.js';
import { StepList } from './step-list.js';

/** A person's own steps in plain words with own n: no chart, and nobody to be compared with. */
export function OwnSteps(): ReactElement {
  const { text } = useText();
  const steps = useOwnSteps();
  if (steps.error instanceof ApiProblem && steps.error.code === 'QUALITY_PRIVATE') {
    return (
      <>
        <EmptyState what={text('ownSteps.noKey')} next={text('ownSteps.noKeyNext')} />
        <p className="actions">
          <Link className="button button-second" to="/keys">
            {text('keys.title')}
          </Link>
        </p>
      </>
    );
  }
  return <Loaded query={steps}>{(own) => <Shown own={own} />}</Loaded>;
}

function Shown({ own }: { readonly own: Steps }): ReactElement {
  const { text } = useText();
  const { figures, from, items, operatorId, personId, to, total } = own;
  return (
    <>
      <p>{text('ownSteps.lead', { from, operatorId, personId, to, total })}</p>
      <FactList
        facts={figures.map(({ count, measure, n }) => [
          text(`ownSteps.${measure}`),
          text(n === 0 ? 'ownSteps.nothing' : 'ownSteps.count', { count, n }),
        ])}
      />
      <p className="quiet">{text('ownSteps.why')}</p>
      {total > items.length && (
        <p role="status" className="notice notice-wait">
          {text('list.cut', { shown: items.length, total })}
        </p>
      )}
      {items.length === 0 ? (
        <EmptyState what={text('ownSteps.none')} next={text('ownSteps.noneNext')} />
      ) : (
        <StepList name={text('ownSteps.title')} steps={items} />
      )}
    </>
  );
}
