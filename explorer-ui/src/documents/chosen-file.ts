// SPDX-License-Identifier: Apache-2.0
import { sha256, toBase64, toHex, utf8 } from '@daoji/proof';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { postFile } from '../api/request.js';
import { routes } from '../api/routes.js';
import { outboxEntries } from '../sign/device-store.js';
import type { ShownCommand } from '../sign/signer.js';

/** A file that was chosen, with the hash that the command will name. */
export interface ChosenFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly hash: string;
  readonly type: string;
}

/** A file on its way to the archive. */
export interface FileUpload {
  readonly file: ChosenFile | undefined;
  readonly choose: (chosen: File | undefined) => Promise<void>;
  readonly upload: (signed: ShownCommand) => Promise<void>;
  readonly isStored: boolean;
  /** A command that was signed while its file did not arrive, and why. */
  readonly waiting: ShownCommand | undefined;
  readonly error: unknown;
}

/** The file of a form: chosen first, uploaded once the command that names it is signed, again where that failed. */
export function useFileUpload(): FileUpload {
  const queries = useQueryClient();
  const [file, setFile] = useState<ChosenFile>();
  const [waiting, setWaiting] = useState<ShownCommand>();
  const [isStored, setStored] = useState(false);
  const [error, setError] = useState<unknown>();
  const choose = async (chosen: File | undefined): Promise<void> => {
    setStored(false);
    setFile(undefined);
    if (!chosen) return;
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    setFile({ bytes, hash: toHex(sha256(bytes)), type: chosen.type });
  };
  const upload = async (signed: ShownCommand): Promise<void> => {
    if (!file) return;
    try {
      await postFile(routes.putDocument(), file.type, file.bytes, await uploadHeader(signed));
      setStored(true);
      setWaiting(undefined);
      setError(undefined);
      await queries.invalidateQueries();
    } catch (cause) {
      setWaiting(signed);
      setError(cause);
    }
  };
  return { choose, error, file, isStored, upload, waiting };
}

/** The signed command that names the file gives the right to store it; a demo key has its session for that. */
async function uploadHeader(signed: ShownCommand): Promise<Readonly<Record<string, string>>> {
  const entries = await outboxEntries();
  const entry = entries.find(({ command }) => command === signed.text);
  if (!entry || entry.signature === '') return {};
  const { command, signature } = entry;
  return { 'daoji-command': toBase64(utf8(JSON.stringify({ command, signature }))) };
}
