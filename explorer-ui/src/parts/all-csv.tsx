// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { API_BASE } from '../api/request.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';

/** A whole list with every field of the ledger's value, which reads back unchanged; of one operator where it is given. */
export function AllCsv(props: {
  readonly list: string;
  readonly operatorId?: string;
}): ReactElement {
  const { text } = useText();
  return (
    <p className="actions">
      <a href={`${API_BASE}${routes.listCsv(props.list, props.operatorId)}`} download>
        {text('intake.allCsv')}
      </a>
    </p>
  );
}
