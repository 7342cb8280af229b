// SPDX-License-Identifier: Apache-2.0
import { ApiProblem } from '../api/problem.js';
import { getJson, postJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord, textOf, textsOf } from '../check/untyped.js';
import { storeBoundaries } from './store-boundaries.js';
import { storeFilesOf, storeWaitingFiles } from './store-files.js';
import { isFinalRefusal } from './final-refusal.js';
import { outboxEntries, putOutbox, type LedgerOutcome, type OutboxEntry } from './device-store.js';

/** Commands of a batch that are on their way at the same time: as many as a block of `trace` takes. */
const IN_FLIGHT = 12;

let running: Promise<boolean> | undefined;
let isAskedAgain = false;

/**
 * Sends what waits, the oldest first, since a later command may build on an earlier one, and asks after what was sent.
 * Safe to repeat at any time: the ledger writes a command once and answers a repeat with the first result. A refusal is
 * kept with its reason; a missing connection ends the round and changes nothing. Who calls while it runs gets one more
 * round, since what they signed may not be in this one.
 * @param onProgress - called after every few commands.
 * @returns true when the ledger recorded something: pages may then show more than before.
 */
export function sendOutbox(onProgress: () => Promise<void> = async () => {}): Promise<boolean> {
  isAskedAgain = running !== undefined;
  running ??= sendRounds(onProgress).finally(() => {
    running = undefined;
  });
  return running;
}

async function sendRounds(onProgress: () => Promise<void>): Promise<boolean> {
  const isRecorded = await sendRound(onProgress);
  if (!isAskedAgain) return isRecorded;
  isAskedAgain = false;
  return (await sendRounds(onProgress)) || isRecorded;
}

async function sendRound(onProgress: () => Promise<void>): Promise<boolean> {
  const open = (await outboxEntries()).filter(isOpen).reverse();
  for (const group of sideBySide(open)) {
    const areAnswered = await Promise.all(group.map(goOn));
    if (areAnswered.includes(false)) break;
    if (open.length > group.length) await onProgress();
  }
  await storeBoundaries();
  await storeWaitingFiles();
  const ids = new Set(open.map(({ commandId }) => commandId));
  const now = await outboxEntries();
  return now.some(({ commandId, state }) => state === 'committed' && ids.has(commandId));
}

/** Parts the entries into groups that may be sent at the same time; the order of groups is that of the entries. */
export function sideBySide(entries: readonly OutboxEntry[]): OutboxEntry[][] {
  const groups: OutboxEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const isOfLast = entry.batch !== undefined && last?.[0]?.batch === entry.batch;
    if (last && isOfLast && last.length < IN_FLIGHT) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** Takes one entry a step further. @returns false when no server answered. */
function goOn(entry: OutboxEntry): Promise<boolean> {
  return entry.state === 'waiting' ? sendOne(entry) : askAfter(entry);
}

function isOpen({ state }: OutboxEntry): boolean {
  return state === 'waiting' || state === 'sent';
}

async function sendOne(signed: OutboxEntry): Promise<boolean> {
  const { entry, isOffline: isAlone, refused } = await storeFilesOf(signed);
  if (refused !== undefined) {
    await putOutbox({ ...entry, reason: refused, state: 'refused' });
    return true;
  }
  if (isAlone) {
    await putOutbox(entry);
    return false;
  }
  try {
    const answer = await postJson(routes.sendCommand(), envelopeOf(entry));
    await putOutbox(isRecorded(answer) ? committed(entry, answer) : { ...entry, state: 'sent' });
    return true;
  } catch (cause) {
    await putOutbox(afterFailure(entry, cause));
    return !isOffline(cause);
  }
}

async function askAfter(entry: OutboxEntry): Promise<boolean> {
  try {
    const answer = await getJson(routes.command(entry.commandId));
    if (isRecorded(answer)) await putOutbox(committed(entry, answer));
  } catch (cause) {
    // A gateway that lost the command (404) gets it again; anything else is only a missing answer.
    const isLost = cause instanceof ApiProblem && cause.status === 404;
    if (isLost) await putOutbox({ ...entry, state: 'waiting' });
    return !isOffline(cause);
  }
  return true;
}

/** What carries a signed command to the ledger; a saved one goes with `daoji send` as well. */
export function envelopeOf({ channel, command, confirmations, signature }: OutboxEntry): object {
  return {
    channel,
    command,
    ...(confirmations && { evidence: { confirmations } }),
    signature,
  };
}

function committed(entry: OutboxEntry, answer: unknown): OutboxEntry {
  return { ...entry, outcome: outcomeOf(answer), reason: undefined, state: 'committed' };
}

/** Flags of the event, and the parts of the command that a rule refused: recorded is not always all of it. */
export function outcomeOf(answer: unknown): LedgerOutcome {
  const event = isRecord(answer) && isRecord(answer['event']) ? answer['event'] : {};
  const refusals = Array.isArray(event['refusals']) ? event['refusals'] : [];
  return {
    flags: textsOf(event['flags']),
    refusals: refusals.filter(isRecord).map((one) => ({
      code: textOf(one['code']) ?? '',
      message: textOf(one['message']) ?? '',
      subject: textOf(one['subject']) ?? '',
    })),
  };
}

function isOffline(cause: unknown): boolean {
  return cause instanceof ApiProblem && cause.status === 0;
}

function isRecorded(answer: unknown): boolean {
  return isRecord(answer) && isRecord(answer['recordedIn']);
}

/** What is left of an entry that was not taken: refused for good, or waiting with the reason. */
export function afterFailure(entry: OutboxEntry, cause: unknown): OutboxEntry {
  if (!(cause instanceof ApiProblem)) return { ...entry, reason: String(cause) };
  const reason = `${cause.code}: ${cause.message}`;
  return { ...entry, reason, state: isFinalRefusal(cause) ? 'refused' : 'waiting' };
}
