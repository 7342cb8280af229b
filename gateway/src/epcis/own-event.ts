// SPDX-License-Identifier: Apache-2.0
import { BUNDLED_CONTEXTS, DAOJI_NAMESPACE, hashEvents } from '@daoji/model';

import { CODE_BODIES } from './code-bodies.js';
import { epcisWords, type EpcisWords } from './epcis-words.js';
import type { Body, EventState, Makers, OwnStep } from './event-body.js';
import { INPUT_BODIES } from './input-bodies.js';
import { flowBodies, LOT_BODIES } from './lot-bodies.js';
import { RECALL_BODIES } from './recall-bodies.js';

/** Context of our own events: GS1's, and our prefix. */
export const OWN_CONTEXT = [BUNDLED_CONTEXTS[0], { daoji: DAOJI_NAMESPACE }] as const;

/** Basis of every mass of rice: physical grams at 14.5 % moisture, wet basis. */
const MOISTURE_BASIS = '14.5 % wet basis';

const MAKERS: Makers = { ...CODE_BODIES, ...INPUT_BODIES, ...LOT_BODIES, ...RECALL_BODIES };

/** An event with the words of EPCIS, its members in no particular order. */
export type EpcisEvent = Readonly<Record<string, unknown>>;

/**
 * The EPCIS events of a command: none for a command that is no event or names no thing, several where one cannot say it.
 * `eventID` is the CBV hash.
 */
export function ownEvents(step: OwnStep, state: EventState): EpcisEvent[] {
  const words = epcisWords(step.command.type);
  if (!words) return [];
  // Each maker is asked with the type that it stands under.
  const maker = MAKERS[step.command.type] as
    ((step: OwnStep, state: EventState) => Body[]) | undefined;
  const bodies = maker?.(step, state) ?? flowBodies(step, state);
  return bodies.map((body) => eventOf(step, words, body));
}

function eventOf({ command, event }: OwnStep, words: EpcisWords, own: Body): EpcisEvent {
  const { bizStep, disposition, process } = words;
  const isOfRice = JSON.stringify(own).includes('"KGM"');
  const body = defined({
    bizStep,
    'daoji:commandId': command.commandId,
    'daoji:flags': event.flags.length > 0 ? [...event.flags] : undefined,
    'daoji:moistureBasis': isOfRice ? MOISTURE_BASIS : undefined,
    'daoji:process': process,
    disposition,
    eventTime: event.eventTime,
    eventTimeZoneOffset: '+08:00',
    ...own,
  });
  const [hashed] = hashEvents({ ...body, '@context': OWN_CONTEXT });
  return { ...body, eventID: hashed?.hash, recordTime: event.recordTime };
}

function defined(members: Readonly<Record<string, unknown>>): EpcisEvent {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
