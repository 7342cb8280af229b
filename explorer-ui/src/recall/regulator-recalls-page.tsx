// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useRecalls } from '../api/recall-queries.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { Loaded } from '../parts/loaded.js';
import { RecallTable } from './recall-table.js';
import { ScopeSearch } from './scope-search.js';

/** What the market authority sees: every recall with its clock, and the search behind an order. */
export default function RegulatorRecallsPage(): ReactElement {
  const { text } = useText();
  const recalls = useRecalls('');
  return (
    <>
      <h1>{text('recall.title')}</h1>
      <p>{text('recall.regulatorLead')}</p>
      <section>
        <h2>{text('recall.all')}</h2>
        <Loaded query={recalls}>{(items) => <RecallTable items={items} showsFirm />}</Loaded>
        <AllCsv list="recalls" />
      </section>
      <section>
        <h2>{text('recall.orderTitle')}</h2>
        <ScopeSearch firmId="" command="orderRecall" />
      </section>
    </>
  );
}
