// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import type { TextKey } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { FileHash } from './file-hash.js';

/** A record whose fingerprint is signed; a PDF or a picture. */
export function HashField(props: {
  readonly label: TextKey;
  readonly hash: string;
  readonly onChange: (hash: string) => void;
}): ReactElement {
  const { text } = useText();
  return (
    <FileHash
      accept="application/pdf,image/*"
      hash={props.hash}
      label={text(props.label)}
      onChange={props.onChange}
    />
  );
}
