// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';

/** An address that leads nowhere. */
export default function NotFoundPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('app.notFound')}</h1>
      <EmptyState what={text('app.notFound')} next={text('app.notFoundNext')} />
    </>
  );
}
