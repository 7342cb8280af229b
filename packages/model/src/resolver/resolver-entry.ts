// SPDX-License-Identifier: Apache-2.0

/** Namespace of GS1's link types; `gs1:` stands for it. */
export const GS1_VOCABULARY = 'https://gs1.org/voc/';

/** One place to which a resolver sends for a thing. */
export interface ResolverLink {
  /** `gs1:pip`, or a URI. */
  readonly linkType: string;
  /** Absolute URL, or a path of the resolver's own server. */
  readonly href: string;
  readonly title: string;
  readonly mediaType?: string | undefined;
  /** BCP 47 tags; absent means `und`. */
  readonly languages?: readonly string[] | undefined;
  readonly contexts?: readonly string[] | undefined;
}

/** What is registered for one key with its qualifiers. */
export interface ResolverEntry {
  /** Path of the Digital Link, `/01/…/10/…`. */
  readonly anchor: string;
  readonly description: string;
  /** Link type that answers when none is asked for. */
  readonly defaultLinkType: string;
  readonly links: readonly ResolverLink[];
}

/** A link type as its URI: `gs1:pip` and both of GS1's namespaces mean one thing; a type without any is GS1's. */
export function linkTypeUri(linkType: string): string {
  const name = /^(?:gs1:|https?:\/\/(?:ref\.)?gs1\.org\/voc\/)?([A-Za-z]\w*)$/.exec(linkType)?.[1];
  return name === undefined ? linkType : GS1_VOCABULARY + name;
}
