// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react';

/** A list of which only the first entries were read; `total` is absent where the server does not say it. */
export interface ListCut {
  readonly shown: number;
  readonly total: number | undefined;
}

const cuts = new Map<string, ListCut>();
const listeners = new Set<() => void>();

/** Keeps that a list was cut, or that it is whole. */
export function noteCut(path: string, cut: ListCut | undefined): void {
  const before = cuts.get(path);
  if (before?.shown === cut?.shown && before?.total === cut?.total) return;
  if (cut) cuts.set(path, cut);
  else cuts.delete(path);
  for (const listener of listeners) listener();
}

/** How far a list was read when it is longer than that; nothing for a whole list. @param path - of its first page. */
export function useListCut(path: string | undefined): ListCut | undefined {
  return useSyncExternalStore(listen, () => (path === undefined ? undefined : cuts.get(path)));
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
