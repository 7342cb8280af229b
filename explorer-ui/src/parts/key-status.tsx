// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';

import { gather } from '../api/gather.js';
import { ApiProblem } from '../api/problem.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isIdentity } from '../api/things.js';
import { useText } from '../locale/use-text.js';

/** Where a key stands on the ledger, in one word; a key that the ledger does not know is pending. */
export function KeyStatus(props: { readonly keyId: string }): ReactElement | null {
  const { word } = useText();
  const status = useQuery({
    queryFn: () => askStatus(props.keyId),
    queryKey: ['identity', props.keyId],
  });
  if (status.data === undefined) return null;
  return <span className={`state state-${status.data}`}>{word('state', status.data)}</span>;
}

async function askStatus(keyId: string): Promise<'active' | 'revoked' | 'pending'> {
  try {
    const [identity] = gather(await getJson(routes.identity(keyId)), isIdentity);
    return identity?.status ?? 'pending';
  } catch (cause) {
    if (cause instanceof ApiProblem && cause.status === 404) return 'pending';
    throw cause;
  }
}
