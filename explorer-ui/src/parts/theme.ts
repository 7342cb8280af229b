// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react';

/** Light or dark; the system's choice until the reader makes one. */
export type Theme = 'light' | 'dark';

const REMEMBERED = 'daoji.theme';
const listeners = new Set<() => void>();

/** Applies the remembered or the system's theme; call it before the first drawing. */
export function startTheme(): void {
  const remembered = localStorage.getItem(REMEMBERED);
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset['theme'] =
    remembered === 'dark' || remembered === 'light' ? remembered : system;
}

/** Sets and remembers the theme; charts draw again in its colours. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  localStorage.setItem(REMEMBERED, theme);
  for (const listener of listeners) listener();
}

/** The theme in force. */
export function useTheme(): Theme {
  return useSyncExternalStore(listen, currentTheme);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function currentTheme(): Theme {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}
