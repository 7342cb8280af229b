// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { routes } from '../api/routes.js';
import { useLots } from '../api/queries.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { Loaded } from '../parts/loaded.js';
import { LotsTable } from './lots-table.js';

/** All lots. */
export default function LotsPage(): ReactElement {
  const { text } = useText();
  const lots = useLots();
  return (
    <>
      <h1>{text('lots.title')}</h1>
      <Loaded query={lots}>{(items) => <LotsTable lots={items} />}</Loaded>
      <AllCsv list="lots" path={routes.lots()} />
    </>
  );
}
