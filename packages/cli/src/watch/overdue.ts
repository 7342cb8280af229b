// SPDX-License-Identifier: Apache-2.0
import { INSPECTION_SCOPES, storageTerm } from '@daoji/model';
import { sha256, toHex, utf8 } from '@daoji/proof';
import { z } from 'zod';

import { settledSend } from '../people/settled-send.js';
import type { CommandDraft, EnvelopeFile } from '../people/signed-command.js';
import type { RefusedAlarm } from './watch-state.js';

/** What the gateway says is due, as far as the watch needs it. */
export const calendarSchema = z.looseObject({
  items: z.array(
    z.looseObject({
      binId: z.string(),
      due: z.array(
        z.looseObject({
          dueDate: z.string(),
          scope: z.enum(INSPECTION_SCOPES),
          state: z.string(),
        }),
      ),
      ruleSetId: z.string(),
    }),
  ),
});

/** See {@link calendarSchema}. */
export type DueBins = z.infer<typeof calendarSchema>['items'];
type Due = DueBins[number]['due'][number];

/** What the watch over inspections works with; the real ones are in `overdue-ports.ts`. */
export interface OverduePorts {
  readonly due: () => Promise<DueBins>;
  /** Ids of all alarms on a bin, cleared ones too. */
  readonly alarmsOn: (binId: string) => Promise<readonly string[]>;
  readonly sign: (draft: CommandDraft) => EnvelopeFile;
  /** @throws CliError `REFUSED` with the gateway's code, `UNREACHABLE`. */
  readonly send: (envelope: EnvelopeFile) => Promise<unknown>;
}

/** What one look at the calendar came to. */
export interface OverdueOutcome {
  readonly notes: readonly string[];
  readonly refused: readonly RefusedAlarm[];
}

/**
 * Raises each look at a bin that is overdue, once. All of it follows from the ledger: an alarm's id is made of bin, kind of look and the
 * day that was missed, and the ledger takes an id once. So a watch that dies at any moment loses no alarm and raises none twice,
 * without anything on its disk. A bin under gas is not overdue. @throws CliError for a fault of the moment; the next look goes on.
 */
export async function raiseOverdue(ports: OverduePorts): Promise<OverdueOutcome> {
  const notes: string[] = [];
  const refused: RefusedAlarm[] = [];
  for (const { binId, due, ruleSetId } of await ports.due()) {
    const late = due.filter(({ state }) => state === 'overdue');
    if (late.length === 0) continue;
    const known = await ports.alarmsOn(binId);
    for (const one of late) {
      const alarmId = overdueAlarmId(binId, one);
      if (known.includes(alarmId)) continue;
      const note = overdueNote(one);
      const alarm = { alarmId, kind: 'inspection-overdue', note, ruleSetId };
      const subject = { id: binId, kind: 'bin' };
      const envelope = ports.sign({ ...alarm, subject, type: 'raiseAlarm' });
      const refusal = await settledSend(ports.send, envelope);
      if (!refusal) notes.push(`${binId}: ${note}`);
      // Sent before, and the answer was lost: it stands.
      else if (refusal.code !== 'ALARM_EXISTS')
        refused.push({ ...refusal, command: envelope.command });
    }
  }
  return { notes, refused };
}

/** The same missed day has the same id, whoever finds it again. */
export function overdueAlarmId(binId: string, { dueDate, scope }: Due): string {
  const stem = toHex(sha256(utf8(`${binId}/${scope}`))).slice(0, 16);
  return `i-${stem}-${dueDate.replaceAll('-', '')}`;
}

function overdueNote({ dueDate, scope }: Due): string {
  const { en, zh } = storageTerm(`scope.${scope}`);
  return `${zh}应在 ${dueDate} 前（含当天）完成，已超期 · ${en} was due by ${dueDate}`;
}
