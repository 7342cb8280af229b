// SPDX-License-Identifier: Apache-2.0
import type { ResolverLink } from '@daoji/model';

/** Where the pages behind Digital Links are: the link itself is the resolver's. */
export const PAGE_PREFIX = '/page';

/** The page of a thing in both languages, Chinese first: it answers whoever asks for neither. */
export function pageLinks(
  linkType: string,
  anchor: string,
  zh: string,
  en: string,
): readonly ResolverLink[] {
  const page = { linkType, mediaType: 'text/html' } as const;
  const href = PAGE_PREFIX + anchor;
  return [
    { ...page, href: `${href}?lang=zh`, title: zh, languages: ['zh-Hans'] },
    { ...page, href: `${href}?lang=en`, title: en, languages: ['en'] },
  ];
}

/** Bytes of our API. */
export function apiLink(
  linkType: string,
  path: string,
  title: string,
  mediaType?: string,
): ResolverLink {
  return { linkType, href: `/api/v1${path}`, title, mediaType };
}
