// SPDX-License-Identifier: Apache-2.0
import {
  GS1_VOCABULARY,
  linkTypeUri,
  type ResolverEntry,
  type ResolverLink,
} from './resolver-entry.js';

/** Media type of {@link Linkset} (RFC 9264 §4.2). */
export const LINKSET_MEDIA_TYPE = 'application/linkset+json';

/** One target of a linkset. */
export interface LinksetTarget {
  readonly href: string;
  readonly title: string;
  readonly type?: string;
  readonly hreflang?: readonly string[];
  readonly context?: readonly string[];
}

/** A context object of RFC 9264 §4.2.2: the anchor, and targets by relation. */
export interface LinkContext {
  readonly anchor: string;
  readonly itemDescription: string;
  readonly [relation: string]: string | readonly LinksetTarget[];
}

/** A set of links as JSON. */
export interface Linkset {
  readonly linkset: readonly LinkContext[];
}

/**
 * The linkset of entries, with GS1's `defaultLink` in each.
 * @param origin - `https://host` before paths of our own; RFC 9264 asks for absolute URIs.
 */
export function linksetOf(entries: readonly ResolverEntry[], origin: string): Linkset {
  return { linkset: entries.map((entry) => contextOf(entry, entry.links, origin)) };
}

/** The linkset of some links of one entry. */
export function linksetOfLinks(
  entry: ResolverEntry,
  links: readonly ResolverLink[],
  origin: string,
): Linkset {
  return { linkset: [contextOf(entry, links, origin)] };
}

/** A value of the `Link` header (RFC 8288) that names links, and where the whole linkset is. */
export function linkHeader(
  entry: ResolverEntry,
  links: readonly ResolverLink[],
  origin: string,
): string {
  const anchor = absolute(entry.anchor, origin);
  return [
    ...links.map((link) =>
      [
        `<${absolute(link.href, origin)}>`,
        `rel="${linkTypeUri(link.linkType)}"`,
        ...(link.mediaType === undefined ? [] : [`type="${link.mediaType}"`]),
        ...(link.languages ?? []).map((tag) => `hreflang="${tag}"`),
      ].join('; '),
    ),
    `<${anchor}?linkType=linkset>; rel="linkset"; type="${LINKSET_MEDIA_TYPE}"`,
    `<${anchor}>; rel="canonical"`,
  ].join(', ');
}

/** A path of ours under its origin; whole URLs stay as they are. */
export function absolute(href: string, origin: string): string {
  return href.startsWith('/') ? origin + href : href;
}

function contextOf(
  entry: ResolverEntry,
  links: readonly ResolverLink[],
  origin: string,
): LinkContext {
  const relations: Record<string, readonly LinksetTarget[]> = {};
  const defaultUri = linkTypeUri(entry.defaultLinkType);
  for (const link of links) {
    const uri = linkTypeUri(link.linkType);
    const target = targetOf(link, origin);
    relations[uri] = [...(relations[uri] ?? []), target];
    if (uri === defaultUri) relations[`${GS1_VOCABULARY}defaultLink`] ??= [target];
  }
  return {
    anchor: absolute(entry.anchor, origin),
    itemDescription: entry.description,
    ...relations,
  };
}

function targetOf(link: ResolverLink, origin: string): LinksetTarget {
  const { contexts, href, languages, mediaType, title } = link;
  return {
    href: absolute(href, origin),
    title,
    ...(mediaType !== undefined && { type: mediaType }),
    ...(languages !== undefined && { hreflang: languages }),
    ...(contexts !== undefined && { context: contexts }),
  };
}
