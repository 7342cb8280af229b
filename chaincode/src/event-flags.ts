// SPDX-License-Identifier: Apache-2.0
import type { Command, LedgerEvent } from '@daoji/model';

import type { Signer } from './signer.js';

/** Prefix of the pseudonyms of persons whose keys a demo gateway holds. */
export const DEMO_PERSON_PREFIX = 'demo-';

/** What the flags of an event follow from. */
export interface FlagSource {
  readonly command: Command;
  readonly signer: Signer;
  readonly isLate: boolean;
  readonly isScenario: boolean;
}

/** Flags that an event keeps for ever, in the order of the model's list. */
export function flagsOf(source: FlagSource): LedgerEvent['flags'] {
  const { command, signer, isLate, isScenario } = source;
  const flags: LedgerEvent['flags'] = [];
  if (isLate) flags.push('LATE_RECORD');
  if (command.onBehalfOf) flags.push('ON_BEHALF');
  if (command.onBehalfOf?.confirmation === 'none') flags.push('UNCONFIRMED');
  if (isScenario) flags.push('SCENARIO');
  if (signer.kind === 'person' && isDemoPerson(signer.identity.personId)) flags.push('DEMO_KEY');
  return flags;
}

/** True for a person whose key a demo gateway holds. */
export function isDemoPerson(personId: string): boolean {
  return personId.startsWith(DEMO_PERSON_PREFIX);
}
