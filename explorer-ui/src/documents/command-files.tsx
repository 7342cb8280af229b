// SPDX-License-Identifier: Apache-2.0
import { filesOf, parseCommand } from '@daoji/model';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';

import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord, textOf } from '../check/untyped.js';
import { FileLink } from './file-link.js';

/** Files that a recorded command names, each to be downloaded by who may read it; nothing where it names none. */
export function CommandFiles({ commandId }: { readonly commandId: string }): ReactElement {
  const path = routes.command(commandId);
  const hashes = useQuery({
    queryFn: async () => hashesIn(await getJson(path)),
    queryKey: ['files', path],
  });
  return <FileLinks hashes={hashes.data ?? []} />;
}

/** Links of files by their fingerprints. */
export function FileLinks({ hashes }: { readonly hashes: readonly string[] }): ReactElement {
  return (
    <>
      {hashes.map((hash) => (
        <p key={hash}>
          <FileLink hash={hash} />
        </p>
      ))}
    </>
  );
}

function hashesIn(answer: unknown): string[] {
  const command = isRecord(answer) ? textOf(answer['command']) : undefined;
  if (command === undefined) return [];
  return filesOf(parseCommand('trace', command)).map(({ hash }) => hash);
}
