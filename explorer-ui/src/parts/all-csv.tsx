// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useListCut } from '../api/list-cuts.js';
import { API_BASE } from '../api/request.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';

/** A whole list with every field of the ledger's value, which reads back unchanged; of one operator where it is given. */
export function AllCsv(props: {
  readonly list: string;
  readonly operatorId?: string;
  /** Route of the list above; where it was cut, it is said how much of it stands there. */
  readonly path?: string;
}): ReactElement {
  const { text } = useText();
  const cut = useListCut(props.path);
  return (
    <>
      {cut && (
        <p role="status" className="notice notice-wait">
          {text('list.cut', { shown: cut.shown, total: cut.total ?? '?' })}
        </p>
      )}
      <p className="actions">
        <a href={`${API_BASE}${routes.listCsv(props.list, props.operatorId)}`} download>
          {text('intake.allCsv')}
        </a>
      </p>
    </>
  );
}
