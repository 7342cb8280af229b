// SPDX-License-Identifier: Apache-2.0
import { sha256, toHex } from '@daoji/proof';
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';

/** A file of which only the fingerprint is recorded; the file stays where it is. */
export function FileHash(props: {
  readonly label: string;
  readonly accept: string;
  readonly hash: string;
  readonly onChange: (hash: string) => void;
}): ReactElement {
  const { text } = useText();
  const { accept, hash, label, onChange } = props;
  const read = async (file: File | undefined): Promise<void> =>
    onChange(file ? toHex(sha256(new Uint8Array(await file.arrayBuffer()))) : '');
  return (
    <label className="field">
      <span>{label}</span>
      <input type="file" accept={accept} onChange={(event) => void read(event.target.files?.[0])} />
      <span className="hint">
        {hash === '' ? text('file.onlyHash') : text('file.hash', { hash: hash.slice(0, 16) })}
      </span>
    </label>
  );
}
