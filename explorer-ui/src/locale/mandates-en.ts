// SPDX-License-Identifier: Apache-2.0
import type { mandatesZh } from './mandates-zh.js';

/** English texts of mandates, of what opens others' land, and of the states of operators. */
export const mandatesEn: Readonly<Record<keyof typeof mandatesZh, string>> = {
  'mandate.title': 'Mandates',
  'mandate.lead':
    'One operator lets another record field work, inputs or harvests on its land. Harvested lots stay those of who farms the land; a mandate only says who may record.',
  'mandate.none': 'No mandates.',
  'mandate.noneNext':
    'Give one below. An accepted contract lets its buyer record on the contract’s parcels by itself; that takes no mandate.',
  'mandate.id': 'Mandate id',
  'mandate.from': 'Giver',
  'mandate.to': 'Receiver',
  'mandate.works': 'May record',
  'mandate.work.field-work': 'field work',
  'mandate.work.harvest': 'harvests',
  'mandate.work.input': 'inputs',
  'mandate.parcels': 'Parcels',
  'mandate.allParcels': 'all parcels',
  'mandate.parcelsHint':
    'ids, apart by spaces; empty means all parcels, those of the giver’s contracts too',
  'mandate.dates': 'Days',
  'mandate.validFrom': 'From',
  'mandate.validTo': 'To',
  'mandate.confirmed': 'Confirmed by',
  'mandate.state': 'State',
  'mandate.state.active': 'in force',
  'mandate.state.ended': 'ended',
  'mandate.state.expired': 'expired',
  'mandate.state.not-yet': 'not yet in force',
  'mandate.by.own-signature': 'the giver’s signature',
  'mandate.by.sms-code': 'a code by SMS',
  'mandate.by.signed-paper': 'signed paper (with photo)',
  'mandate.by.none': 'unconfirmed',
  'mandate.give': 'Let another operator record on my land',
  'mandate.giveLead': 'The giver signs. The receiver need not sign.',
  'mandate.enter': 'Enter a household’s mandate to me',
  'mandate.enterLead':
    'The receiver enters it and says how the household confirmed. For households alone: cooperatives, farms and firms sign or co-sign themselves.',
  'mandate.how': 'How the household confirmed',
  'mandate.how.own-signature': 'co-signs on its own phone',
  'mandate.how.signed-paper': 'signed a paper',
  'mandate.how.none': 'agreed by phone',
  'mandate.paper': 'Photo of the signed paper',
  'mandate.means.own-signature':
    'The household co-signs: the mandate is confirmed, and records that rest on it are not marked.',
  'mandate.means.signed-paper':
    'A signed paper, the fingerprint of its photo on the ledger: the mandate is confirmed, and records that rest on it are not marked. Keep paper and photo for inspection.',
  'mandate.means.none':
    'A phone call can be shown to nobody: the mandate and all that is recorded by it is marked unconfirmed for ever; it opens no input stock of the household and puts no harvested lot on hold.',
  'mandate.means.noPhoto':
    'A paper without a photo counts as a phone call: the mandate and all that is recorded by it is marked unconfirmed for ever; it opens no input stock of the household and puts no harvested lot on hold.',
  'mandate.firm':
    '{name} is no household: it signs or co-signs itself, and nobody can confirm for it.',
  'mandate.noWork': 'Choose at least one kind of record.',
  'mandate.datesWrong': '“To” must not be before “From”.',
  'mandate.end': 'End a mandate',
  'mandate.endLead':
    'Either party ends it. What was recorded stays; nothing more can be recorded by it.',
  'mandate.reason': 'Reason',
  'grants.title': 'Rests on',
  'grants.own': 'All chosen parcels are your own; that takes no contract or mandate.',
  'grants.contract': 'parcels {parcels}: by contract {id} ({grower}, season {season})',
  'grants.mandate': 'parcels {parcels}: by the mandate {id} of {giver} ({by})',
  'grants.mandateContract':
    'parcels {parcels}: by contract {contracts} and the mandate {id} of {giver} ({by})',
  'grants.unconfirmed':
    'An unconfirmed mandate is among them: this record will be marked unconfirmed for ever.',
  'grants.uncovered':
    'parcels {parcels}: no contract or mandate found. The ledger will refuse these parcels and record the others. Get a mandate first, or the holder’s co-signature.',
  'grants.reading': 'Reading contracts and mandates…',
  'grants.notRead':
    'Contracts and mandates could not be read, and this record names none; parcels of others will be refused unless their holder co-signs.',
  'opState.title': 'Change the state of an operator',
  'opState.lead':
    'Signed by the operator’s registrar or an authority. An authority suspends and restores; an operator may ask to be suspended or closed itself.',
  'opState.column': 'State',
  'opState.verified': 'verified',
  'opState.draft': 'draft',
  'opState.suspended': 'suspended',
  'opState.closed': 'closed',
  'opState.operator': 'Operator',
  'opState.next': 'New state',
  'opState.reason': 'Reason',
  'opState.document': 'Decision (optional)',
  'opState.means.verified': 'Verified again: its people may sign records again.',
  'opState.means.suspended':
    'While suspended, records that its people sign are refused; recalls, returns and destruction go on, and keys can be revoked. An authority can restore it.',
  'opState.means.closed':
    'Closed for good: records that its people sign are refused; recalls, returns and destruction go on, and keys can be revoked.',
  'opState.same': '{name} is {state} already.',
  'opState.isClosed': '{name} is closed and stays so.',
  'opState.noVerify': 'Only an authority says verified, not the operator’s own registrar.',
};
