// SPDX-License-Identifier: Apache-2.0
import { uncoveredTime } from './duty.js';
import type { NoticeFile } from './notice-file.js';

type Say = (
  code: 'NOTICES_REFERENCE' | 'NOTICES_HOURS' | 'NOTICES_CARETAKERS',
  text: string,
) => void;

/** What the parts of the file say of each other that is not so: ids, hours without anybody, roles that nobody has. */
export function referenceFaults(file: NoticeFile): string[] {
  const faults: string[] = [];
  const say: Say = (code, text) => void faults.push(`${code}: ${text}`);
  repeats(
    'channels',
    file.channels.map(({ id }) => id),
    say,
  );
  repeats(
    'persons',
    file.persons.map(({ id }) => id),
    say,
  );
  repeats(
    'duties',
    file.duties.map(
      ({ about = 'alarm', operatorId = 'all others' }) => `${about} of ${operatorId}`,
    ),
    say,
  );
  personFaults(file, say);
  for (const at of file.duties.keys()) dutyFaults(file, at, say);
  caretakerFaults(file, say);
  return faults;
}

function repeats(place: string, ids: readonly string[], say: Say): void {
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    say('NOTICES_REFERENCE', `${place}: expected ${twice} once, got it twice`);
}

function personFaults({ channels, persons }: NoticeFile, say: Say): void {
  const kinds = new Map(channels.map(({ id, kind }) => [id, kind]));
  for (const [at, person] of persons.entries()) {
    for (const id of person.channels) {
      const kind = kinds.get(id);
      if (kind === undefined || kind === 'webhook')
        say('NOTICES_REFERENCE', `persons.${at}: expected a chat or sms channel, got ${id}`);
      if (kind === 'sms' && person.phone === undefined)
        say('NOTICES_REFERENCE', `persons.${at}: expected a phone for ${id}, got none`);
    }
  }
}

function dutyFaults({ duties, persons }: NoticeFile, at: number, say: Say): void {
  const { shifts = [], steps = [] } = duties[at] ?? {};
  const roles = new Map(persons.map(({ id, role }) => [id, role]));
  const gap = uncoveredTime(shifts);
  if (gap !== undefined)
    say(
      'NOTICES_HOURS',
      `duties.${at}: expected somebody on duty day and night, got nobody at ${gap}`,
    );
  for (const [number, { from, personIds, to }] of shifts.entries()) {
    const stranger = personIds.find((id) => !roles.has(id));
    if (stranger !== undefined)
      say(
        'NOTICES_REFERENCE',
        `duties.${at}.shifts.${number}: expected a person of the file, got ${stranger}`,
      );
    for (const { role } of steps) {
      if (!personIds.some((id) => roles.get(id) === role))
        say(
          'NOTICES_HOURS',
          `duties.${at}: expected a ${role} on duty from ${from} to ${to}, got none`,
        );
    }
  }
}

/** Of a dead channel nobody hears over that channel. */
function caretakerFaults({ caretakers, channels, persons }: NoticeFile, say: Say): void {
  const known = new Map(persons.map((person) => [person.id, person.channels]));
  const stranger = caretakers.find((id) => !known.has(id));
  if (stranger !== undefined)
    say('NOTICES_REFERENCE', `caretakers: expected a person of the file, got ${stranger}`);
  const reached = new Set(caretakers.flatMap((id) => known.get(id) ?? []));
  const machines = channels.filter(({ kind }) => kind === 'webhook').length;
  if (channels.length > 0 && reached.size + machines < 2)
    say(
      'NOTICES_CARETAKERS',
      'caretakers: expected two channels between them, so that one tells of the other',
    );
}
