// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { useRecallFinder, type LotRecall } from './recalled-lots.js';

/** The flag of a recalled lot beside its id in lists; nothing for another lot. */
export function RecallFlag({
  found,
}: {
  readonly found: LotRecall | undefined;
}): ReactElement | null {
  const { text } = useText();
  if (!found) return null;
  return <span className="flag flag-bad">{text(recallWord(found))}</span>;
}

/** The word of a recalled lot. */
export function recallWord({ isNamed }: LotRecall): 'recall.lotNamed' | 'recall.lotHolds' {
  return isNamed ? 'recall.lotNamed' : 'recall.lotHolds';
}

/** Above all else on the page of a recalled lot: why, and the way to the recall. */
export function RecallNotice({ lot }: { readonly lot: Lot }): ReactElement | null {
  const { text } = useText();
  const found = useRecallFinder()(lot);
  if (!found) return null;
  const { reason, recallId } = found.recall;
  return (
    <p className="notice notice-bad" role="alert">
      <strong>
        {text(recallWord(found))} · <Link to={`/recalls/${recallId}`}>{recallId}</Link>
      </strong>
      <span>{text('recall.lotWhy', { reason })}</span>
      <span>{text('recall.lotDo')}</span>
    </p>
  );
}
