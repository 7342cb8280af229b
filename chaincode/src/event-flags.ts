// SPDX-License-Identifier: Apache-2.0
import { EVENT_FLAGS, type Command, type EventFlag, type LedgerEvent } from '@daoji/model';

import type { Signer } from './signer.js';

/** Prefix of the pseudonyms of persons whose keys a demo gateway holds. */
export const DEMO_PERSON_PREFIX = 'demo-';

/** What the flags of an event follow from. */
export interface FlagSource {
  readonly command: Command;
  readonly signer: Signer;
  readonly isLate: boolean;
  readonly isScenario: boolean;
  /** Flags that the command's own rules found. */
  readonly more: readonly EventFlag[];
}

/** Flags that an event keeps for ever, in the order of the model's list. */
export function flagsOf(source: FlagSource): LedgerEvent['flags'] {
  const { command, signer, isLate, isScenario } = source;
  const flags = new Set<EventFlag>(source.more);
  for (const flag of recordFlags(command, isLate)) flags.add(flag);
  if (command.onBehalfOf) flags.add('ON_BEHALF');
  if (isScenario) flags.add('SCENARIO');
  if (signer.kind === 'person' && isDemoPerson(signer.identity.personId)) flags.add('DEMO_KEY');
  return EVENT_FLAGS.filter((flag) => flags.has(flag));
}

/** Flags of the record itself; lots that it makes or hands over keep them too. */
export function recordFlags(
  { onBehalfOf }: Command,
  isLate: boolean,
): ('LATE_RECORD' | 'UNCONFIRMED')[] {
  return [
    ...(isLate ? (['LATE_RECORD'] as const) : []),
    ...(onBehalfOf?.confirmation === 'none' ? (['UNCONFIRMED'] as const) : []),
  ];
}

/** True for a person whose key a demo gateway holds. */
export function isDemoPerson(personId: string): boolean {
  return personId.startsWith(DEMO_PERSON_PREFIX);
}
