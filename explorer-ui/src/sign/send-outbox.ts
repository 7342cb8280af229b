// SPDX-License-Identifier: Apache-2.0
import { ApiProblem } from '../api/problem.js';
import { getJson, postJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord } from '../check/untyped.js';
import { outboxEntries, putOutbox, type OutboxEntry } from './device-store.js';

/**
 * Sends what waits and asks after what was sent. Safe to repeat at any time: the ledger writes a command once and
 * answers a repeat with the first result. A refusal is kept with its reason; a missing connection changes nothing.
 * @returns true when the ledger recorded something: pages may then show more than before.
 */
export async function sendOutbox(): Promise<boolean> {
  const entries = await outboxEntries();
  for (const entry of entries) {
    if (entry.state === 'waiting') await sendOne(entry);
    if (entry.state === 'sent') await askAfter(entry);
  }
  const open = new Set(entries.filter(isOpen).map(({ commandId }) => commandId));
  const now = await outboxEntries();
  return now.some(({ commandId, state }) => state === 'committed' && open.has(commandId));
}

function isOpen({ state }: OutboxEntry): boolean {
  return state === 'waiting' || state === 'sent';
}

async function sendOne(entry: OutboxEntry): Promise<void> {
  const { channel, command, signature } = entry;
  try {
    const answer = await postJson(routes.sendCommand(), { channel, command, signature });
    await putOutbox({
      ...entry,
      reason: undefined,
      state: isRecorded(answer) ? 'committed' : 'sent',
    });
  } catch (cause) {
    await putOutbox(afterFailure(entry, cause));
  }
}

async function askAfter(entry: OutboxEntry): Promise<void> {
  try {
    const answer = await getJson(routes.command(entry.commandId));
    if (isRecorded(answer)) await putOutbox({ ...entry, reason: undefined, state: 'committed' });
  } catch (cause) {
    // A gateway that lost the command (404) gets it again; anything else is only a missing answer.
    const isLost = cause instanceof ApiProblem && cause.status === 404;
    if (isLost) await putOutbox({ ...entry, state: 'waiting' });
  }
}

function isRecorded(answer: unknown): boolean {
  return isRecord(answer) && isRecord(answer['recordedIn']);
}

/** A 4xx answer (but 408, 425, 429) is a refusal for good; everything else may work later. */
export function afterFailure(entry: OutboxEntry, cause: unknown): OutboxEntry {
  if (!(cause instanceof ApiProblem)) return { ...entry, reason: String(cause) };
  const reason = `${cause.code}: ${cause.message}`;
  const isFinal =
    cause.status >= 400 && cause.status < 500 && ![401, 408, 425, 429].includes(cause.status);
  return { ...entry, reason, state: isFinal ? 'refused' : 'waiting' };
}
