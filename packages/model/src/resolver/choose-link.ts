// SPDX-License-Identifier: Apache-2.0
import { acceptList } from './accept-list.js';
import type { ResolverLink } from './resolver-entry.js';

/** What a client wishes, as it came. */
export interface LinkWishes {
  /** `Accept-Language`. */
  readonly languages?: string | undefined;
  /** `Accept`. */
  readonly mediaTypes?: string | undefined;
  readonly context?: string | undefined;
}

/**
 * Links of one type that fit the client best, by language, then media type, then context. What fits no wish is decided by `und`, then by the
 * first link: a person gets an answer in another language rather than none.
 * @param links - links of one type, in the order of the registry; not empty.
 * @returns one link, or those among which nothing decides.
 */
export function chooseLinks(
  links: readonly ResolverLink[],
  { context, languages, mediaTypes }: LinkWishes,
): readonly ResolverLink[] {
  return byContext(byMediaType(byLanguage(links, languages), mediaTypes), context);
}

function byLanguage(
  links: readonly ResolverLink[],
  header: string | undefined,
): readonly ResolverLink[] {
  for (const { quality, value } of acceptList(header)) {
    if (quality === 0 || value === '*') continue;
    const found = inLanguage(links, value);
    if (found.length > 0) return found;
  }
  const undetermined = links.filter((link) => tagsOf(link).includes('und'));
  if (undetermined.length > 0) return undetermined;
  const first = languageKey(links[0]);
  return links.filter((link) => languageKey(link) === first);
}

/** RFC 4647: the very tag, then the range cut at its end (lookup, §3.4), then tags that refine it (filtering, §3.3.1). */
function inLanguage(links: readonly ResolverLink[], range: string): readonly ResolverLink[] {
  for (let cut = range; cut !== ''; cut = shorter(cut)) {
    const exact = links.filter((link) => tagsOf(link).includes(cut));
    if (exact.length > 0) return exact;
    const refined = links.find((link) => tagsOf(link).some((tag) => tag.startsWith(`${cut}-`)));
    const key = refined && languageKey(refined);
    if (key !== undefined) return links.filter((link) => languageKey(link) === key);
  }
  return [];
}

function shorter(range: string): string {
  const cut = range.slice(0, Math.max(range.lastIndexOf('-'), 0));
  // §3.4: a single letter or digit at the end goes with what stood behind it.
  return /(?:^|-)[a-z0-9]$/.test(cut) ? cut.slice(0, Math.max(cut.lastIndexOf('-'), 0)) : cut;
}

function byMediaType(
  links: readonly ResolverLink[],
  header: string | undefined,
): readonly ResolverLink[] {
  for (const { quality, value } of acceptList(header)) {
    if (quality === 0) continue;
    if (value === '*/*') return links;
    const prefix = value.endsWith('/*') ? value.slice(0, -1) : undefined;
    const found = links.filter(({ mediaType = '' }) =>
      prefix === undefined ? mediaType === value : mediaType.startsWith(prefix),
    );
    if (found.length > 0) return found;
  }
  return links;
}

function byContext(
  links: readonly ResolverLink[],
  context: string | undefined,
): readonly ResolverLink[] {
  const found = links.filter(
    ({ contexts }) => context !== undefined && contexts?.includes(context),
  );
  if (found.length > 0) return found;
  const general = links.filter(({ contexts }) => contexts === undefined || contexts.length === 0);
  return general.length > 0 ? general : links;
}

function tagsOf({ languages }: ResolverLink): readonly string[] {
  return languages === undefined || languages.length === 0
    ? ['und']
    : languages.map((tag) => tag.toLowerCase());
}

function languageKey(link: ResolverLink | undefined): string {
  return link === undefined ? '' : tagsOf(link).join(' ');
}
