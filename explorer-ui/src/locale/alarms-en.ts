// SPDX-License-Identifier: Apache-2.0
import type { alarmsZh } from './alarms-zh.js';

/** English texts of the list of alarms and its report. */
export const alarmsEn: Readonly<Record<keyof typeof alarmsZh, string>> = {
  'nav.alarms': 'Alarms',
  'alarms.title': 'Alarms',
  'alarms.lead':
    'Every alarm wants an answer: one person acknowledges it, another looks and clears it. Until then it stops the release of the grain that it is about.',
  'alarms.which': 'Which alarms',
  'alarms.whichOpen': 'open',
  'alarms.whichCleared': 'cleared',
  'alarms.clearedTitle': 'Cleared ({count})',
  'alarms.noCleared': 'No alarm was cleared.',
  'alarms.noClearedNext': 'Another person clears an alarm after a look; it then stands here.',
  'alarms.whose': 'Whose alarms',
  'alarms.all': 'All operators',
  'alarms.waiting': 'Nobody has answered ({count})',
  'alarms.acknowledged': 'Acknowledged, not cleared ({count})',
  'alarms.shelved': 'Shelved ({count})',
  'alarms.none': 'No alarm is open.',
  'alarms.noneNext': 'No alarm does not mean no problem; look at readings and lots.',
  'alarms.cut':
    'The newest {shown} of {total}; for older ones choose an operator, or export the list.',
  'alarms.oldestFirst': 'What has waited longest stands first.',
  'alarms.report': 'The last 30 days',
  'alarms.raised': 'Raised',
  'alarms.cleared': 'Cleared',
  'alarms.open': 'Open now',
  'alarms.openValue': '{open}, of them {unacknowledged} that nobody has answered',
  'alarms.standing': 'Open for more than 24 hours',
  'alarms.count': '{count}',
  'alarms.answer': 'From raised to acknowledged (median)',
  'alarms.answerValue': '{hours} h {minutes} min (n = {n})',
  'alarms.answerNone': 'nobody has acknowledged one yet (n = 0)',
  'alarms.flood':
    'A flood: {alarms} alarms close together from {from}, more than 10 within 10 minutes. Nobody can answer each.',
  'alarms.chatter':
    'It chatters: raised {times} times within a day. Check the sensor, or have deadband and delay changed by whoever keeps the rules.',
  'alarms.limits':
    'Limits are those of ANSI/ISA-18.2 and EEMUA 191 for control rooms; for grain stores they are unconfirmed.',
};
