// SPDX-License-Identifier: Apache-2.0
import { nyt4712FileSchema, OUTSIDE, type Nyt4712File } from './batches.js';

/** What is wrong with a file, and where: `inbound[3].grams`. */
export interface ProfileFault {
  readonly at: string;
  readonly message: string;
}

type Inbound = Nyt4712File['inbound'][number];
type Outbound = Nyt4712File['outbound'][number];

/**
 * Checks a file of profile NY/T 4712: closed shape, known subjects, no record twice, and each inbound batch equal to the
 * outbound batch before it, in code, parties, mass and date, wherever both sides report.
 */
export function checkNyt4712(value: unknown): ProfileFault[] {
  const parsed = nyt4712FileSchema.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues.map(({ message, path }) => ({ at: pathText(path), message }));
  }
  const file = parsed.data;
  return [...subjectFaults(file), ...repeatFaults(file), ...pairFaults(file)];
}

function subjectFaults({ inbound, outbound, reporting, subjects }: Nyt4712File): ProfileFault[] {
  const known = new Set([...subjects.map((one) => one.subjectCode), OUTSIDE]);
  const named: (readonly [string, string])[] = [
    ...reporting.map((code, index) => [`reporting[${index}]`, code] as const),
    ...inbound.flatMap((one, index) => [
      [`inbound[${index}].subjectCode`, one.subjectCode] as const,
      [`inbound[${index}].sourceSubjectCode`, one.sourceSubjectCode] as const,
    ]),
    ...outbound.flatMap((one, index) => [
      [`outbound[${index}].subjectCode`, one.subjectCode] as const,
      [`outbound[${index}].destinationSubjectCode`, one.destinationSubjectCode] as const,
    ]),
  ];
  return named
    .filter(([, code]) => !known.has(code))
    .map(([at, code]) => ({ at, message: `expected a subject of the file, got ${code}` }));
}

function repeatFaults({ inbound, outbound }: Nyt4712File): ProfileFault[] {
  return [...repeats('inbound', inbound), ...repeats('outbound', outbound)];
}

function repeats(list: string, batches: readonly { readonly recordId: string }[]): ProfileFault[] {
  const seen = new Set<string>();
  return batches.flatMap(({ recordId }, index) => {
    const isSeen = seen.has(recordId);
    seen.add(recordId);
    return isSeen
      ? [{ at: `${list}[${index}].recordId`, message: `record ${recordId} is named twice` }]
      : [];
  });
}

function pairFaults({ inbound, outbound, reporting }: Nyt4712File): ProfileFault[] {
  const reports = new Set(reporting);
  const sent = new Map(outbound.map((one) => [one.recordId, one]));
  const taken = new Map(inbound.map((one) => [one.recordId, one]));
  return [
    ...inbound.flatMap((one, index) =>
      reports.has(one.sourceSubjectCode)
        ? pairFault(`inbound[${index}]`, one, sent.get(one.recordId))
        : [],
    ),
    ...outbound.flatMap((one, index) =>
      reports.has(one.destinationSubjectCode) && !taken.has(one.recordId)
        ? [{ at: `outbound[${index}]`, message: 'expected the inbound batch of its destination' }]
        : [],
    ),
  ];
}

function pairFault(at: string, inbound: Inbound, before: Outbound | undefined): ProfileFault[] {
  if (!before) return [{ at, message: 'expected the outbound batch of its source' }];
  const pairs = [
    ['grams', inbound.grams, before.grams],
    ['date', inbound.date, before.date],
    ['sourceTraceCode', inbound.sourceTraceCode, before.traceCode],
    ['sourceSubjectCode', inbound.sourceSubjectCode, before.subjectCode],
    ['subjectCode', inbound.subjectCode, before.destinationSubjectCode],
  ] as const;
  return pairs
    .filter(([, got, wanted]) => got !== wanted)
    .map(([field, got, wanted]) => ({
      at: `${at}.${field}`,
      message: `expected ${wanted} as in the outbound batch, got ${got ?? 'none'}`,
    }));
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
