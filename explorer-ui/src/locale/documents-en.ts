// SPDX-License-Identifier: Apache-2.0
import type { documentsZh } from './documents-zh.js';

/** English texts of attaching documents; the same keys as the Chinese. */
export const documentsEn: Readonly<Record<keyof typeof documentsZh, string>> = {
  'refusal.DOCUMENT_MISSING':
    'a document that packing asks for is missing: attach it on the page of documents',
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
};
