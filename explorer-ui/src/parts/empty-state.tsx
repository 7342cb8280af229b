// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

/** An empty list: what is not there, and what will bring it. */
export function EmptyState(props: { readonly what: string; readonly next: string }): ReactElement {
  return (
    <div className="empty">
      <p className="empty-what">{props.what}</p>
      <p>{props.next}</p>
    </div>
  );
}
