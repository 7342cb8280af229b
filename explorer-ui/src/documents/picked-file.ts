// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';

import { pickFile } from '../sign/picked-files.js';
import { prepareFile, type Prepared } from './prepare-file.js';

/** The file of a document's form. */
export interface PickedDocument {
  /** What the command will name; empty before a file is chosen. */
  readonly hash: string;
  readonly isSalted: boolean;
  readonly fault: Exclude<Prepared['fault'], undefined> | undefined;
  readonly choose: (file: File | undefined) => Promise<void>;
  /** Who may read it; another fingerprint, since the salt is part of it. */
  readonly setSalted: (isSalted: boolean) => Promise<void>;
}

/** A file that goes to the archive with the command that names it, for anybody or for parties alone. */
export function usePickedDocument(): PickedDocument {
  const [content, setContent] = useState<Blob>();
  const [fault, setFault] = useState<PickedDocument['fault']>();
  const [hash, setHash] = useState('');
  const [isSalted, setIsSalted] = useState(false);
  const choose = async (file: File | undefined): Promise<void> => {
    setHash('');
    setContent(undefined);
    setFault(undefined);
    if (!file) return;
    const prepared = await prepareFile(file);
    if (prepared.fault !== undefined) {
      setFault(prepared.fault);
      return;
    }
    setContent(prepared.content);
    setHash((await pickFile(prepared.content, isSalted)).hash);
  };
  const setSalted = async (next: boolean): Promise<void> => {
    setIsSalted(next);
    if (content) setHash((await pickFile(content, next)).hash);
  };
  return { choose, fault, hash, isSalted, setSalted };
}
