// SPDX-License-Identifier: Apache-2.0
import type { fieldZh } from './field-zh.js';

/** English texts of work in the field and of co-signatures. */
export const fieldEn: Readonly<Record<keyof typeof fieldZh, string>> = {
  'nav.field': 'Field',
  'field.title': 'Field diary',
  'field.lead':
    'Tap the parcel, tap what was done, sign. It works without a connection and is sent once there is one.',
  'field.entry': 'Record work',
  'field.parcelsOf': 'Parcels of {operator}',
  'field.asOf':
    'As kept on this phone on {date}; whether it is recorded is the ledger’s say when it is sent.',
  'field.update': 'Update what this phone keeps',
  'field.updating': 'Updating…',
  'field.kept': '{count} parcels are kept ({date}) and open without a connection.',
  'field.notUpdated': 'No connection: what this phone keeps is used.',
  'field.spray': 'Spray',
  'field.noSpray': 'Nothing that may be sprayed is in stock.',
  'field.work': 'Field work',
  'field.signed': 'Signed and kept on this device; it is sent once there is a connection.',
  'field.other': 'Something else',
  'field.change': 'Change',
  'field.date': 'Day',
  'field.note': 'Note',
  'field.onBehalf': 'On behalf of somebody',
  'field.onBehalfHint':
    'Say whose entry this is and how they confirmed it. It stands in the record and cannot be changed.',
  'field.confirmedBy': 'How they confirmed it',
  'field.ownEntry': 'own entry',
  'field.blocks': 'Sprayed today, no harvest is allowed before {date}.',
  'field.early':
    'The pre-harvest interval ends on {date}. A lot that was cut before is refused when it is registered.',
  'cosign.title': 'Signature of the other party',
  'cosign.lead':
    'Give them what is to be signed: they open “Co-sign” on their own phone, read it, sign, and hand the result back.',
  'cosign.copy': 'Copy what is to be signed',
  'cosign.here': 'Sign with the key {name} of this device',
  'cosign.code': 'Two-dimensional code',
  'cosign.paste': 'Paste their result',
  'cosign.unreadable': 'This is no signature over this command.',
  'cosign.done': 'The other party has signed',
  'cosign.several':
    'This command needs the signatures of {count} others, each by a key of their own, in any order.',
  'cosign.some': 'Signatures here: {count}; still missing: {left}',
  'cosign.all': 'All signatures are here',
  'cosign.taken':
    'This key has signed already or is your own; the signature of another person is needed.',
  'cosign.tooMany':
    'It needs the signatures of {count} others; one command takes {most} at most. Record it in parts.',
  'cosign.page': 'Co-sign',
  'cosign.pageLead':
    'Paste what the other party gave you, read it, and sign with a key of this device. Nothing is sent from here.',
  'cosign.noCommand': 'This is no command.',
  'cosign.giveBack': 'Hand this text back:',
  'outbox.partly': 'Recorded, but these parts were refused:',
  'outbox.hold': 'This record puts lots that were harvested on hold.',
  'outbox.conflict': 'Conflict with the ledger',
  'outbox.conflictNext':
    'Record it again with the reason mended; this one stays here until you delete it.',
  'correct.takeBack': 'take it back',
  'correct.undo.applyInput':
    'Stock and uses return, its interval and the holds that it placed end.',
  'correct.undo.recordFieldWork': 'This line of the diary counts no more.',
  'correct.undo.slip':
    'The mass returns to the grower’s lot and the contract, the intake lot is void.',
  'correct.agronomist': 'Who signs (where the use put a lot on hold, an agronomist signs too)',
  'correct.grower': 'Who signs (what the grower signed for, the grower signs too)',
  'correct.alone': 'I alone',
  'correct.together': 'the other person first, then I',
  'correct.isUndone': 'taken back, counts no more',
  'correct.isDeclared': 'declared only, no balance changes',
};
