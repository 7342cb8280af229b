// SPDX-License-Identifier: Apache-2.0
import {
  anchorsOf,
  parseDigitalLink,
  resolveLink,
  type ResolverAnswer,
  type ResolverEntry,
} from '@daoji/model';

import { openVectors } from './vector-files.js';
import { outcomeOf, type ConformanceSet } from './vector.js';

/** Any origin: the links of the set are whole URLs. */
const ORIGIN = 'https://resolver.example';

interface EntryFile {
  readonly anchor: string;
  readonly itemDescription: string;
  readonly defaultLinktype: string;
  readonly links: readonly {
    readonly linktype: string;
    readonly href: string;
    readonly title: string;
    readonly type?: string;
    readonly hreflang?: readonly string[];
    readonly context?: readonly string[];
  }[];
}

interface RequestRow {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly location?: string;
  readonly locationContains?: readonly string[];
}

/** Requests of a Digital Link resolver on the entries beside them: status, and `Location` equal to or containing texts. */
export const resolverSet: ConformanceSet = (folder) => {
  const files = openVectors(folder);
  const entries = new Map(
    files
      .list('', '.json')
      .filter((name) => name !== 'requests.json')
      .map((name) => entryOf(files.json(name) as EntryFile))
      .map((entry) => [entry.anchor, entry]),
  );
  return (files.json('requests.json') as readonly RequestRow[]).map((row, at) => {
    const { headers, location, locationContains, path, status } = row;
    const got = outcomeOf(() => answerOf(entries, row));
    return {
      name: `${at} ${path} ${headers['Accept-Language'] ?? ''}`.trim(),
      expected: { status, ...(location === undefined ? { locationContains } : { location }) },
      got,
      agrees: typeof got !== 'string' && got.status === status && isRightPlace(row, got.location),
    };
  });
};

function answerOf(
  entries: ReadonlyMap<string, ResolverEntry>,
  { headers, path }: RequestRow,
): { readonly status: number; readonly location?: string } {
  const [link = '', query = ''] = path.split('?');
  const levels = anchorsAt(link).flatMap((anchor) => entries.get(anchor) ?? []);
  const wishes = { languages: headers['Accept-Language'], mediaTypes: headers['Accept'] };
  if (levels.length === 0) return { status: 404 };
  const answer: ResolverAnswer = resolveLink(levels, { ...wishes, query, origin: ORIGIN });
  return answer.status === 307
    ? { status: answer.status, location: answer.location }
    : { status: answer.status };
}

/** A link that is none is answered with 400 by the gateway; here its code shows. */
function anchorsAt(link: string): readonly string[] {
  return anchorsOf(parseDigitalLink(ORIGIN + link).path);
}

function isRightPlace(row: RequestRow, got: string | undefined): boolean {
  if (row.location !== undefined) return got === row.location;
  return (row.locationContains ?? []).every((text) => got?.includes(text) === true);
}

function entryOf(file: EntryFile): ResolverEntry {
  return {
    anchor: file.anchor,
    description: file.itemDescription,
    defaultLinkType: file.defaultLinktype,
    links: file.links.map(({ context, href, hreflang, linktype, title, type }) => ({
      linkType: linktype,
      href,
      title,
      mediaType: type,
      languages: hreflang,
      contexts: context,
    })),
  };
}
