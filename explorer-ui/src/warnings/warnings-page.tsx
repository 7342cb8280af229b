// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { Choice } from '../parts/choice.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { OperatorChoice } from '../parts/operator-choice.js';
import { WarningFigures } from './warning-figures.js';
import { WarningList } from './warning-list.js';
import { useWarningReport, useWarnings } from './warning-queries.js';

/** Warnings of pests and diseases, and what came of those of 30 days. */
export default function WarningsPage(): ReactElement {
  const { text } = useText();
  const [operatorId, setOperatorId] = useState('');
  const [state, setState] = useState('open');
  const asked = { ...(operatorId !== '' && { operatorId }), state };
  return (
    <>
      <h1>{text('warnings.title')}</h1>
      <p>{text('warnings.lead')}</p>
      <div className="search own-operator">
        <OperatorChoice
          label="warnings.whose"
          all="warnings.all"
          value={operatorId}
          onChange={setOperatorId}
        />
        <Choice
          label={text('warnings.which')}
          value={state}
          onChange={setState}
          options={[
            ['open', text('warnings.state.open')],
            ['ended', text('warnings.state.ended')],
          ]}
        />
      </div>
      <Loaded query={useWarnings(asked)}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState what={text('warnings.none')} next={text('warnings.noneNext')} />
          ) : (
            <WarningList items={items} />
          )
        }
      </Loaded>
      <section aria-labelledby="report">
        <h2 id="report">{text('warnings.report')}</h2>
        <Loaded query={useWarningReport(operatorId)}>
          {(report) => <WarningFigures report={report} />}
        </Loaded>
      </section>
      <h2>CSV</h2>
      <h3>{text('warnings.csvWarnings')}</h3>
      <AllCsv list="warnings" path={routes.warnings(asked)} />
      <h3>{text('warnings.csvTasks')}</h3>
      <AllCsv list="control-tasks" />
    </>
  );
}
