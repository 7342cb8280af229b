// SPDX-License-Identifier: Apache-2.0
import { startEn } from './start-text.js';
import type { CheckKey } from './check-zh.js';

/** English texts of the self-check, the offline verifier and the auditor page. */
export const checkEn: Readonly<Record<CheckKey, string>> = {
  ...startEn,
  'check.title': 'Check it yourself',
  'check.again': 'Check again',
  'check.running': 'Checking…',
  'check.fetching': 'Fetching the proof file…',
  'check.consistent': 'The values on the page agree with their proof.',
  'check.consistentAlone': 'The proof file is consistent; no page was compared.',
  'check.inconsistent':
    'A value on the page disagrees with its proof, or the proof itself is wrong. Do not rely on it.',
  'check.unchecked': 'This check gave no result. That says nothing for or against the lot.',
  'check.unanchored': 'This lot is not in the ledger yet, so there is nothing to check so far.',
  'check.why': 'Why',
  'check.next': 'What next',
  'check.nextInconsistent':
    'Give the proof file to the authority or a laboratory, with a picture of this page.',
  'check.nextUnchecked':
    'Try again later, or download the proof file and use the offline verifier.',
  'check.nextUnanchored': 'Look again in a few minutes.',
  'check.nextConsistent':
    'To be surer still, repeat the check on the offline page with no network.',
  'check.statements': 'Eight statements',
  'check.said': 'Shows',
  'check.notSaid': 'Does not show',
  'check.integrity.said': 'These readings and commands are what the ledger holds, unchanged.',
  'check.integrity.not': 'that a sensor measured well or stood in the right place.',
  'check.endorsed.said':
    'Peers of as many organisations as the ledger’s rule asks for have signed.',
  'check.endorsed.not': 'that these organisations did not act together.',
  'check.ordered.said': 'Orderer organisations signed the blocks that hold these records.',
  'check.ordered.not': 'that no other record was delayed or left out.',
  'check.valid.said':
    'Peers of several organisations answered, signed: these transactions are valid.',
  'check.valid.not': 'that what was entered is true.',
  'check.witnessed.said': 'A witness outside the ledger has seen this record.',
  'check.witnessed.not': 'that the witness looked at the rice.',
  'check.complete.said': 'No reading is missing from the devices in the time that is claimed.',
  'check.complete.not': 'that everything beyond the devices was recorded.',
  'check.time.said': 'The records were made neither before nor after the times shown.',
  'check.time.not': 'that the time stated by the signer is right.',
  'check.independence.said': 'Who controls the organisations that signed.',
  'check.independence.not': 'that a third party checked what they say of themselves.',
  'check.forge': 'To forge this proof, these would have to act together',
  'check.findings': 'Value by value',
  'check.findingsNone': 'All {count} values shown on the page agree with the proof.',
  'check.findingsNothingShown': 'No values of a page were given; only the proof file was checked.',
  'check.differs': 'Differs: the page shows {shown}, the proof says {proven}',
  'check.unproven': 'Not covered by the proof: {shown}',
  'check.leftOut': 'Not in the proof, where a whole proof of this lot has it: {shown}',
  'check.unprovenNote':
    'A value that the proof does not cover is not wrong, and not confirmed either.',
  'check.readings': 'Proven readings ({count})',
  'check.commands': 'Proven commands ({count})',
  'check.moreReadings': '{count} more readings are not listed.',
  'check.readingTime': 'Time',
  'check.readingDevice': 'Device and point',
  'check.readingValue': 'Value',
  'check.rootEmbedded': 'The trust root is built into this program.',
  'check.rootFetched': 'The trust root came from this site. Compare its words with the package:',
  'check.rootFile':
    'The trust root is the file you chose. Compare its words with the published ones:',
  'check.rootFetchedLimit':
    'While root and page come from one site, the check cannot expose a site that is false as a whole.',
  'check.demoKeys': 'Demo network: the keys of all organisations were made on one computer.',
  'check.scenario': 'SCENARIO: times and data are invented.',
  'check.code': 'Code',
  'check.problem.root': 'The trust root could not be had: {why}',
  'check.problem.bundle': 'The proof file could not be had: {why}',
  'check.problem.shown': 'The values of the page could not be read: {why}',
  'check.problem.verifier': 'The verifier did not finish: {why}',
  'check.problem.network': 'no connection',
  'check.problem.status': 'the server answered {status}',
  'check.problem.tooLarge': 'the file is larger than {limit} MB',
  'check.problem.notGzip': 'the file is damaged and cannot be unpacked',
  'check.problem.noInflate': 'this browser cannot unpack it; unpack the file first',
  'check.problem.notJson': 'this is no proof file: its content is not JSON',
  'check.problem.nothingProven':
    'the proof file covers none of the values of the page; it may belong to another lot',
  'check.problem.leftOut':
    'the proof is not whole: a part of the page is not proven, left out or newer than the proof; {why}',
  'check.problem.otherLot':
    'the proof file is of another lot: it proves no step of this one; {why}',
  'check.problem.malformed': 'the file is malformed and cannot be checked: {why}',
  'check.problem.browser': 'this browser is too old to run the check',
};
