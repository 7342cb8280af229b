// SPDX-License-Identifier: Apache-2.0
import { acceptList } from './accept-list.js';
import { chooseLinks, type LinkWishes } from './choose-link.js';
import { LINKSET_MEDIA_TYPE, linksetOf, linksetOfLinks, type Linkset } from './linkset.js';
import { linkTypeUri, type ResolverEntry, type ResolverLink } from './resolver-entry.js';

/** What a client asked, beside the path. */
export interface ResolverQuestion extends LinkWishes {
  /** Raw query of the request, without `?`. */
  readonly query: string;
  /** `https://host`, before paths of our own in a linkset. */
  readonly origin: string;
}

/** What a resolver answers; `entry` is the one that had the link. */
export type ResolverAnswer =
  | {
      readonly status: 307;
      readonly location: string;
      readonly entry: ResolverEntry;
      readonly links: readonly ResolverLink[];
    }
  | { readonly status: 300; readonly linkset: Linkset }
  | { readonly status: 200; readonly linkset: Linkset }
  | { readonly status: 404; readonly linkType: string };

/** Parameters that are the resolver's own and end here. */
const OWN_PARAMETERS = ['linktype', 'context'];

/**
 * Answers a request of a GS1 Digital Link resolver. Source: GS1-Conformant Resolver Standard; RFC 9264 for linksets.
 * @param levels - entries of the thing asked for, the finest first: where the serial has no such link, its lot is looked at, then its GTIN. Not empty.
 * @returns 307 to one link; 300 where several fit alike; 200 for the linkset; 404 for a link type that no level has: never another link instead.
 */
export function resolveLink(
  levels: readonly ResolverEntry[],
  question: ResolverQuestion,
): ResolverAnswer {
  const asked = parameterOf(question.query, 'linktype');
  if (asked === undefined ? wantsLinkset(question.mediaTypes) : isLinkset(asked))
    return { status: 200, linkset: linksetOf(levels, question.origin) };
  return asked === undefined ? defaultLink(levels, question) : linkOfType(levels, question, asked);
}

/** First value of a parameter, whichever way its name is written in capitals; `undefined` without one or for an empty one. */
export function parameterOf(query: string, name: string): string | undefined {
  const found = [...new URLSearchParams(query)].find(([each]) => each.toLowerCase() === name);
  return found?.[1] === '' ? undefined : found?.[1];
}

function defaultLink(levels: readonly ResolverEntry[], question: ResolverQuestion): ResolverAnswer {
  for (const entry of levels) {
    const links = linksOf(entry, entry.defaultLinkType);
    const [link] = links.length > 0 ? chooseLinks(links, wishesOf(question)) : [];
    if (link) return redirect(entry, link, question.query);
  }
  return { status: 404, linkType: 'gs1:defaultLink' };
}

function linkOfType(
  levels: readonly ResolverEntry[],
  question: ResolverQuestion,
  linkType: string,
): ResolverAnswer {
  for (const entry of levels) {
    const links = linksOf(entry, linkType);
    if (links.length === 0) continue;
    const chosen = chooseLinks(links, wishesOf(question));
    const [link] = chosen;
    if (link && chosen.length === 1) return redirect(entry, link, question.query);
    return { status: 300, linkset: linksetOfLinks(entry, chosen, question.origin) };
  }
  return { status: 404, linkType };
}

function wishesOf(question: ResolverQuestion): LinkWishes {
  return { ...question, context: question.context ?? parameterOf(question.query, 'context') };
}

function redirect(entry: ResolverEntry, link: ResolverLink, query: string): ResolverAnswer {
  return { status: 307, location: withQuery(link.href, query), entry, links: entry.links };
}

/** The target with the parameters of the request; what the target names itself stays as the registry has it. */
function withQuery(href: string, query: string): string {
  const [target = '', fragment] = href.split('#');
  const [path = '', own = ''] = target.split('?');
  const taken = new Set([...new URLSearchParams(own).keys(), ...OWN_PARAMETERS]);
  const passed = query.split('&').filter((part) => part !== '' && !taken.has(nameOf(part)));
  const all = [own, ...passed].filter((part) => part !== '').join('&');
  return `${path}${all === '' ? '' : `?${all}`}${fragment === undefined ? '' : `#${fragment}`}`;
}

function nameOf(part: string): string {
  const [name = ''] = [...new URLSearchParams(part).keys()];
  return OWN_PARAMETERS.includes(name.toLowerCase()) ? name.toLowerCase() : name;
}

function linksOf(entry: ResolverEntry, linkType: string): readonly ResolverLink[] {
  const uri = linkTypeUri(linkType);
  return entry.links.filter((link) => linkTypeUri(link.linkType) === uri);
}

function isLinkset(linkType: string): boolean {
  return linkType === 'all' || linkType === 'linkset';
}

/** Only who names the media type first gets it: browsers send `*\/*` at the end. */
function wantsLinkset(accept: string | undefined): boolean {
  return acceptList(accept)[0]?.value === LINKSET_MEDIA_TYPE;
}
