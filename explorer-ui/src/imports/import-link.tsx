// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import type { ImportKind } from './import-kinds.js';

/** The way to the import of a kind of table, beside the list that it adds to. */
export function ImportLink({ kind }: { readonly kind: ImportKind }): ReactElement {
  const { text } = useText();
  return (
    <Link className="button button-second" to={`/import?kind=${kind}`}>
      {text('csv.link', { kind: text(`csv.kind.${kind}`) })}
    </Link>
  );
}
