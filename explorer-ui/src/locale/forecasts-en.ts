// SPDX-License-Identifier: Apache-2.0
import type { forecastsZh } from './forecasts-zh.js';

/** English texts of what models said of a parcel's days. */
export const forecastsEn: Readonly<Record<keyof typeof forecastsZh, string>> = {
  'forecast.title': 'What the models said of the last 5 days',
  'forecast.titleTo': 'What the models said of the 5 days to {to}',
  'forecast.lead':
    'When a day is over, models judge it (UTC+8) by the readings of a weather station. What was no warning stands here too.',
  'forecast.notRunDays':
    'No model judged these {count} days. That does not mean that there was no risk.',
  'forecast.notRun': 'No model judged this day. That does not mean that there was no risk.',
  'forecast.secondNone': 'But for a second opinion no model judged this day.',
  'forecast.second': 'Second opinion (EPIRICE, {count}): a model that was not made for Liaoning',
  'forecast.secondWhy':
    'EPIRICE counts only days with a mean humidity of 90 % or 5 mm of rain, which are rare in Liaoning: it often says “none”. BLASTAM is the one to go by.',
  'forecast.since': 'since {date}',
  'forecast.wetHours': 'leaves wet for {hours} hours in a row',
  'forecast.intensity': 'intensity {percent} % (estimate without control; favourable from 1 %)',
  'forecast.degreeDays': '{degreeDays} °C·d degree-days',
  'forecast.missing': 'readings missing: {what}',
  'forecast.missingOne': '{quantity} {hours} h',
  'forecast.voided': '{count} impossible readings are void, and no model used them:',
  'forecast.voidedMore': 'Only the newest {shown} are listed.',
  'forecast.voidedOne': '{quantity} {value} ({reason})',
  'forecast.noneVoided': 'no reading is void',
  'forecast.warning': 'warning issued',
  'forecast.station': 'weather station',
  'forecast.rules': 'rule set {id}',
  'forecast.builtIn': 'rules: the program’s own',
  'forecast.version': 'version {version}',
  'forecast.earlier': 'Late readings changed what was said {count} times; this is the newest.',
  'forecast.run': 'run {id}, inputs {root}…',
};
