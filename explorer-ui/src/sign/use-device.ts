// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { outboxEntries, storedKeys, type OutboxEntry, type StoredKey } from './device-store.js';
import { sendOutbox } from './send-outbox.js';

const RETRY_MS = 10_000;

/** Keys of this device. */
export function useStoredKeys(): UseQueryResult<StoredKey[]> {
  return useQuery({ networkMode: 'always', queryFn: storedKeys, queryKey: ['device-keys'] });
}

/** Signed commands of this device. */
export function useOutbox(): UseQueryResult<OutboxEntry[]> {
  return useQuery({ networkMode: 'always', queryFn: outboxEntries, queryKey: ['outbox'] });
}

/** Draws keys and outbox again after this device changed them. */
export function useDeviceRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['device-keys'] });
    await queries.invalidateQueries({ queryKey: ['outbox'] });
  };
}

/** Sends the outbox and draws it again, and everything that the server says once the ledger recorded something. */
export function useSendOutbox(): () => Promise<void> {
  const queries = useQueryClient();
  const refresh = useDeviceRefresh();
  return async () => {
    const isRecorded = await sendOutbox(refresh);
    await (isRecorded ? queries.invalidateQueries() : refresh());
  };
}

/** Sends the outbox when the pages open, when a connection is back, and again while something waits for its block. */
export function useSending(): void {
  const send = useSendOutbox();
  const newest = useRef(send);
  useEffect(() => {
    newest.current = send;
  });
  useEffect(() => {
    const sendNow = (): void => void newest.current();
    sendNow();
    const timer = setInterval(sendNow, RETRY_MS);
    window.addEventListener('online', sendNow);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', sendNow);
    };
  }, []);
}
