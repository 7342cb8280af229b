// SPDX-License-Identifier: Apache-2.0
import type { documentsZh } from './documents-zh.js';

/** English texts of attaching documents; the same keys as the Chinese. */
export const documentsEn: Readonly<Record<keyof typeof documentsZh, string>> = {
  'documents.attach': 'Attach a document',
  'documents.add': 'Attach a new document',
  'documents.lotId': 'Lot id',
  'documents.parcelId': 'Parcel id',
  'documents.chooseFirst': 'Choose first what the document is about.',
  'documents.result': 'Result',
  'documents.noResult': 'choose the result: pass or fail',
  'documents.noFile': 'choose the file first',
  'documents.failStops':
    'Once a failed report is on the ledger, this lot can no longer be released, processed or sold.',
  'documents.scHint': 'SC and 14 digits',
  'file.open': 'Download the file',
  'file.proof': 'Download the proof',
  'file.same': 'It has the fingerprint that the ledger has.',
  'file.other': 'It has another fingerprint than the ledger has, and was not saved.',
  'file.salt': 'Salt: {salt}',
  'file.private':
    'This file is for the operators concerned and for authorities alone; open it with a key of theirs.',
  'file.missing': 'The ledger has its fingerprint; the archive does not have the file.',
  'documents.whoReads': 'Who may read it',
  'documents.anybody': 'Anybody: a licence, a test report of a package',
  'documents.parties':
    'The operators concerned and authorities: a contract, a weighing note, prices',
  'documents.file': 'File',
  'documents.validity': 'The first day may stay empty: then it holds from the day of issue',
  'outbox.fileWaits':
    'The ledger has it; the archive does not have the file, which is still on this device. Do not delete it.',
  'documents.validFrom': 'Holds from',
  'documents.forParties': 'for the operators concerned and authorities alone',
};
