// SPDX-License-Identifier: Apache-2.0
import { answerEvent, EventBook } from '@daoji/exchange';

import { openVectors } from './vector-files.js';
import type { ConformanceSet, Vector } from './vector.js';

const RECORD_TIME = '2026-01-01T00:00:00.000Z';

/** GS1's examples: each document is captured into an empty book, and every event read back equal to what was sent. */
export const epcisSet: ConformanceSet = (folder) => {
  const files = openVectors(folder);
  return files.list('JSON', '.jsonld').map((name) => vectorOf(name, files.json(`JSON/${name}`)));
};

function vectorOf(name: string, document: unknown): Vector {
  const expected = sentEvents(document);
  const book = new EventBook();
  const { faults } = book.capture({
    behaviour: 'rollback',
    document,
    ownerId: 'conformance',
    recordTime: RECORD_TIME,
  });
  if (faults.length > 0) {
    return {
      expected,
      got: faults.map(({ code, index, message }) => ({ code, index, message })),
      name,
    };
  }
  const read = [...book.all()].map((entry) => answerEvent(entry, 'Never_Translates'));
  return { expected, got: read.map((event, at) => withoutAdded(event, expected[at])), name };
}

/** The server adds `recordTime`, and `eventID` where there was none; what was sent is compared member by member. */
function withoutAdded(read: Readonly<Record<string, unknown>>, sent: unknown): unknown {
  const known = typeof sent === 'object' && sent !== null ? sent : {};
  return Object.fromEntries(
    Object.entries(read).flatMap(([key, value]) =>
      key === 'recordTime' && 'recordTime' in known
        ? [[key, known.recordTime]]
        : key in known
          ? [[key, value]]
          : [],
    ),
  );
}

interface Body {
  readonly epcisBody: {
    readonly eventList?: readonly unknown[];
    readonly event?: unknown;
    readonly queryResults?: { readonly resultsBody: { readonly eventList: readonly unknown[] } };
  };
}

function sentEvents(document: unknown): readonly unknown[] {
  const { event, eventList, queryResults } = (document as Body).epcisBody;
  return queryResults?.resultsBody.eventList ?? eventList ?? [event];
}
