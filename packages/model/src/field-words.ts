// SPDX-License-Identifier: Apache-2.0
import { zh, type Sentences } from './command-forms.js';
import { grantWords } from './mandate-words.js';
import type { fieldCommandSchemas } from './commands-field.js';

/** Sentences of the commands of the field diary. */
export const FIELD_SENTENCES: Sentences<keyof typeof fieldCommandSchemas> = {
  recordFieldWork: (c) => ({
    zh: `记农事：${c.doneOn} 地块 ${c.parcels.join('、')} ${zh(c.work)}${grantWords(c).zh}${c.note === undefined ? '' : `，备注：${c.note}`}`,
    en: `field work: ${c.work} on ${c.doneOn}, parcels ${c.parcels.join(', ')}${grantWords(c).en}${c.note === undefined ? '' : `, note: ${c.note}`}`,
  }),
};
