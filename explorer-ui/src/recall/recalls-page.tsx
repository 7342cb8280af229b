// SPDX-License-Identifier: Apache-2.0
import { type ReactElement } from 'react';

import { useRecalls } from '../api/recall-queries.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { Loaded } from '../parts/loaded.js';
import { OwnOperator } from '../parts/own-operator.js';
import { RecallTable } from './recall-table.js';
import { ScopeSearch } from './scope-search.js';

/** The recall console of a firm: its recalls with their clocks, and the search that starts one. */
export default function RecallsPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('recall.title')}</h1>
      <p>{text('recall.lead')}</p>
      <OwnOperator>{(operatorId) => <Console operatorId={operatorId} />}</OwnOperator>
    </>
  );
}

function Console({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const recalls = useRecalls(operatorId);
  return (
    <>
      <section>
        <h2>{text('recall.own')}</h2>
        <Loaded query={recalls}>{(items) => <RecallTable items={items} />}</Loaded>
        <AllCsv list="recalls" operatorId={operatorId} />
      </section>
      <section>
        <h2>{text('recall.open')}</h2>
        <ScopeSearch firmId={operatorId} command="startRecall" />
      </section>
    </>
  );
}
