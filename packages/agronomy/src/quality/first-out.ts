// SPDX-License-Identifier: Apache-2.0

/** An alarm at a place, from its raising to its clearing; times in ms since 1970. */
export interface PlacedAlarm {
  readonly id: string;
  /** Where one cause raises several, e.g. `bin~b-01`. */
  readonly place: string;
  readonly raisedMs: number;
  /** Absent while it is open. */
  readonly clearedMs?: number | undefined;
}

/**
 * First-out alarms (ANSI/ISA-18.2): of alarms at one place that follow each other while one of them is open, the one that came first, which
 * is nearest to the cause. An alarm by itself is none.
 * @returns ids, by place and time; of one moment the lower id.
 */
export function firstOuts(alarms: readonly PlacedAlarm[]): string[] {
  const places = new Map<string, PlacedAlarm[]>();
  for (const alarm of alarms) {
    const known = places.get(alarm.place);
    if (known) known.push(alarm);
    else places.set(alarm.place, [alarm]);
  }
  return [...places.values()].flatMap(firstOfSequences);
}

function firstOfSequences(alarms: readonly PlacedAlarm[]): string[] {
  const inTime = alarms.toSorted((a, b) => a.raisedMs - b.raisedMs || (a.id < b.id ? -1 : 1));
  const found: string[] = [];
  let first: PlacedAlarm | undefined;
  let openUntilMs = -Infinity;
  for (const alarm of inTime) {
    const follows = first !== undefined && alarm.raisedMs <= openUntilMs;
    if (!follows) {
      first = alarm;
      openUntilMs = -Infinity;
    } else if (first && found.at(-1) !== first.id) found.push(first.id);
    openUntilMs = Math.max(openUntilMs, alarm.clearedMs ?? Infinity);
  }
  return found;
}
