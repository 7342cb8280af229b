// SPDX-License-Identifier: Apache-2.0
import { postJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { outboxEntries, putOutbox, type OutboxEntry } from './device-store.js';

/** Boundaries that one call takes. */
const PER_CALL = 100;

/**
 * Brings the boundaries of recorded commands into the archive. What it does not take stays on this device with the
 * reason and goes again with the next round, also after the page was closed: the salt is nowhere else.
 */
export async function storeBoundaries(): Promise<void> {
  const waiting = (await outboxEntries()).filter(isBoundaryWaiting);
  for (let from = 0; from < waiting.length; from += PER_CALL) {
    if (!(await storeSome(waiting.slice(from, from + PER_CALL)))) return;
  }
}

/** True for a recorded command whose boundary the archive does not have yet. */
export function isBoundaryWaiting({ boundary, state }: OutboxEntry): boolean {
  return boundary !== undefined && state === 'committed';
}

async function storeSome(entries: readonly OutboxEntry[]): Promise<boolean> {
  try {
    await postJson(routes.putBoundaries(), { boundaries: entries.map(({ boundary }) => boundary) });
  } catch (cause) {
    for (const entry of entries) await putOutbox({ ...entry, reason: String(cause) });
    return false;
  }
  for (const entry of entries) {
    await putOutbox({ ...entry, boundary: undefined, reason: undefined });
  }
  return true;
}
