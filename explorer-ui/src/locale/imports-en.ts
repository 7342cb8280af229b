// SPDX-License-Identifier: Apache-2.0
import type { importsZh } from './imports-zh.js';

/** English texts of the CSV import. */
export const importsEn: Readonly<Record<keyof typeof importsZh, string>> = {
  'csv.title': 'Import a table (CSV)',
  'csv.lead':
    'Checked first, then signed: the check writes nothing. Signed rows become commands that wait in the outbox of this device until there is a connection. A row that is imported twice is recorded once.',
  'csv.link': 'Import a table: {kind}',
  'csv.kind': 'Kind of table',
  'csv.kind.parcels': 'parcels',
  'csv.kind.harvests': 'harvest lots',
  'csv.kind.deliveries': 'deliveries over the weighbridge',
  'csv.kind.bought-in': 'bought-in paddy',
  'csv.kind.contracts': 'contracts',
  'csv.kind.purchases': 'purchases of inputs',
  'csv.kind.applications': 'applications of inputs',
  'csv.kind.attestations': 'attestations of parcels',
  'csv.kind.seasons': 'declared seasons',
  'csv.kind.settlements': 'settlements',
  'csv.kind.identities': 'keys of persons',
  'csv.template': 'Download the template: {kind}',
  'csv.recorded': 'Download what is recorded: {kind} (imports back unchanged)',
  'csv.file': 'CSV file',
  'csv.fileHint': 'UTF-8 or GB 18030 (as WPS and Excel save it), at most 20 MB and 100,000 rows.',
  'csv.check': 'Check the file',
  'csv.checking': 'Checking…',
  'csv.found':
    '{right} rows are right, {before} of them recorded before; {faulty} rows have faults.',
  'csv.faults': 'Faults ({count})',
  'csv.faultsName': 'Faults',
  'csv.row': 'Row',
  'csv.cell': 'Cell',
  'csv.column': 'Column',
  'csv.why': 'What is wrong',
  'csv.rows': 'Rows that become commands ({count})',
  'csv.rowsName': 'Imported rows',
  'csv.shown': 'The first {count} rows are listed; all are signed.',
  'csv.state': 'State',
  'csv.said': 'What it says',
  'csv.new': 'to be signed',
  'csv.before': 'recorded before',
  'csv.mend': 'Download {count} rows that did not go in (with reasons, to mend and import again)',
  'csv.mendFile': 'to-mend',
  'csv.first': 'Show the first command that will be signed',
  'csv.acceptFaults':
    'Sign the right rows only; rows with faults stay out until they are mended and imported again.',
  'csv.sign': 'Sign {count} commands',
  'csv.progress': '{done} signed…',
  'many.review': 'Read and sign them ({count})',
  'many.title': '{count} commands to sign',
  'many.listed': 'The first {shown} are listed; all {total} are signed.',
  'many.outcome':
    '{signed} signed; {committed} on the ledger, {refused} refused. The others wait in the outbox until there is a connection.',
  'many.again': 'Back to the list',
  'csv.nothingLeft':
    'No row is left to sign. The table says where each one stands; so does the outbox.',
};
