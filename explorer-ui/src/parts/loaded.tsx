// SPDX-License-Identifier: Apache-2.0
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';

import { useText } from '../locale/use-text.js';
import { ProblemBox } from './problem-box.js';

/** Draws an answer once it is there; before that the wait, and instead of it the problem. */
export function Loaded<T>(props: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}): ReactElement {
  const { text } = useText();
  const { query } = props;
  if (query.data !== undefined) return <>{props.children(query.data)}</>;
  if (query.error) return <ProblemBox error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <p className="quiet" role="status">
      {text('app.loading')}
    </p>
  );
}
