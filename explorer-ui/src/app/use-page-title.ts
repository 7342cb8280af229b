// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { matchRoutes, useLocation } from 'react-router';

import { useText, type Speaker } from '../locale/use-text.js';
import { PAGE_ROUTES } from './page-routes.js';

/** What the window of an address is called, e.g. `批次 pk-001 · 稻迹`. @param pathname - below the application's base. */
export function pageTitle(pathname: string, speaker: Pick<Speaker, 'text' | 'word'>): string {
  const [found] = matchRoutes([...PAGE_ROUTES], pathname) ?? [];
  const name = speaker.text('app.name');
  return found ? `${capital(found.route.title(speaker, found.params))} · ${name}` : name;
}

/** Names the window after the page, in the language of the visit; a tab, the history and a screen reader have nothing else. */
export function usePageTitle(): void {
  const { pathname } = useLocation();
  const speaker = useText();
  const title = pageTitle(pathname, speaker);
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** Words of the glossary begin small; a window's name does not. */
function capital(title: string): string {
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}
