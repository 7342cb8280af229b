// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import { prepareFile } from '../documents/prepare-file.js';
import { useText } from '../locale/use-text.js';
import { pickFile } from '../sign/picked-files.js';

/** A file behind a fingerprint: the form names it, and once that is signed the file goes to the archive with its salt. */
export function FileHash(props: {
  readonly label: string;
  readonly accept: string;
  readonly hash: string;
  readonly onChange: (hash: string) => void;
}): ReactElement {
  const { text } = useText();
  const { accept, hash, label, onChange } = props;
  const [fault, setFault] = useState('');
  const read = async (file: File | undefined): Promise<void> => {
    setFault('');
    onChange('');
    if (!file) return;
    const prepared = await prepareFile(file);
    if (prepared.fault === undefined) onChange((await pickFile(prepared.content)).hash);
    else setFault(text(`file.${prepared.fault}`));
  };
  return (
    <>
      <label className="field">
        <span>{label}</span>
        <input
          type="file"
          accept={accept}
          onChange={(event) => void read(event.target.files?.[0])}
        />
        <span className="hint">
          {hash === '' ? text('file.kept') : text('file.hash', { hash: hash.slice(0, 16) })}
        </span>
      </label>
      {fault !== '' && (
        <p role="alert" className="field-error">
          {fault}
        </p>
      )}
    </>
  );
}
