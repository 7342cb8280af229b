// SPDX-License-Identifier: Apache-2.0
import type { Identity } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';

import { gather } from '../api/gather.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isIdentity } from '../api/things.js';
import { useOperators } from '../api/trade-queries.js';
import { useText } from '../locale/use-text.js';
import { useSigner } from '../sign/signer.js';
import { useStoredKeys } from '../sign/use-device.js';
import { EmptyState } from './empty-state.js';

const REMEMBERED = 'daoji.operator';

/** Whose data a page shows: the chosen operator, else that of the key that signs on this page. */
export function OwnOperator(props: {
  readonly children: (operatorId: string) => ReactNode;
}): ReactElement {
  const { text } = useText();
  const operators = useOperators();
  const own = useSigningOperator();
  const [chosen, setChosen] = useState(localStorage.getItem(REMEMBERED) ?? '');
  const known = (operators.data ?? []).map((one) => one.operatorId);
  // Where there is only one, there is nothing to choose.
  const only = known.length === 1 ? known[0] : undefined;
  const operatorId = known.includes(chosen) ? chosen : (own ?? only ?? '');
  const choose = (next: string): void => {
    localStorage.setItem(REMEMBERED, next);
    setChosen(next);
  };
  return (
    <>
      <label className="field own-operator">
        <span>{text('operator.choose')}</span>
        <select value={operatorId} onChange={(event) => choose(event.target.value)}>
          <option value="">–</option>
          {(operators.data ?? []).map((one) => (
            <option key={one.operatorId} value={one.operatorId}>
              {one.publicName}（{one.operatorId}）
            </option>
          ))}
        </select>
      </label>
      {operatorId === '' ? (
        <EmptyState what={text('operator.none')} next={text('operator.noneNext')} />
      ) : (
        props.children(operatorId)
      )}
    </>
  );
}

/** Operator of the key that signs on this page; `undefined` until the ledger knows it. */
export function useSigningOperator(): string | undefined {
  return useSigningIdentity()?.operatorId;
}

/** True while the ledger is being asked for the key that signs on this page. */
export function useIsSignerRead(): boolean {
  return useSigningQuery().isLoading;
}

/** What the ledger knows of the key that signs on this page; `undefined` until it knows it. */
export function useSigningIdentity(): Identity | undefined {
  return useSigningQuery().data ?? undefined;
}

function useSigningQuery(): UseQueryResult<Identity | null> {
  const keyId = useSigner(useStoredKeys().data ?? [])?.keyId;
  return useQuery({
    enabled: keyId !== undefined,
    queryFn: async () => gather(await getJson(routes.identity(keyId ?? '')), isIdentity)[0] ?? null,
    queryKey: ['signing-operator', keyId ?? ''],
  });
}
