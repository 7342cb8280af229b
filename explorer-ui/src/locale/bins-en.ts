// SPDX-License-Identifier: Apache-2.0
import type { binsZh } from './bins-zh.js';

/** English texts of the bin pages and of alarms. */
export const binsEn: Readonly<Record<keyof typeof binsZh, string>> = {
  'nav.bins': 'Bins',
  'bins.title': 'Bins',
  'bins.lead':
    'A bin is one heap of mixed grain: what the record can say is how much of each source lot it holds at least and at most.',
  'bins.none': 'No bin is registered.',
  'bins.noneNext': 'Its keeper registers it.',
  'bins.capacity': 'Capacity',
  'bins.site': 'Site',
  'bins.grams': 'Held by record',
  'bins.contents': 'Sources and bounds of their shares',
  'bins.unknown':
    'It is not known what lots these are: earlier versions did not keep it. After a clean-out it is known again.',
  'bins.empty': 'Empty by record.',
  'bins.source': 'Source lot',
  'bins.least': 'At least',
  'bins.most': 'At most',
  'bins.others': '{count} other small lots together',
  'bins.lots': 'Lots in the bin',
  'bins.lotsLead':
    'These are names for parts of one heap; what leaves counts as drawn from all of it.',
  'bins.alarms': 'Open alarms',
  'bins.noAlarms': 'No alarm is open.',
  'bins.cleared': 'Cleared alarms',
  'bins.blocks':
    'Until it is cleared, nothing is packed, gets active codes or is sent on, but for returns.',
  'bins.withdrawal':
    'A withdrawal time runs: nothing is packed, gets active codes or is sent on before {date}.',
  'bins.noWithdrawal': 'No withdrawal time runs.',
  'bins.history': 'History',
  'bins.noHistory': 'Nothing is recorded yet.',
  'bins.raise': 'Raise an alarm',
  'bins.alarmId': 'Alarm id',
  'bins.kind': 'What was found',
  'bins.note': 'Note (at least 4 characters)',
  'bins.acknowledge': 'Acknowledge the alarm {id}',
  'bins.clear': 'Clear the alarm {id}',
  'bins.clearHint': 'Signed by another person than the one who acknowledged it.',
  'bins.clearRecord': 'Record of the inspection (file or photo, optional)',
  'bins.shelvedUntil': 'Shelved until (time of this device, optional)',
  'bins.shelvedHint': 'It comes up again then; it stays open, and the grain is not released.',
  'bins.firstOut': 'first out: look here first',
  'bins.shelvedTo': 'shelved until {at}',
};
