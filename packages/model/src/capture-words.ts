// SPDX-License-Identifier: Apache-2.0
import { short, type Sentences } from './command-forms.js';
import type { captureCommandSchemas } from './captures.js';

/** Sentences of the commands about captured EPCIS documents. */
export const CAPTURE_SENTENCES: Sentences<keyof typeof captureCommandSchemas> = {
  captureEpcis: (c) => ({
    zh: `收录 EPCIS 追溯事件文件 ${c.captureId}：${c.eventCount} 个事件，事件根 ${short(c.eventRoot)}，文件指纹 ${short(c.documentHash)}，${c.behaviour === 'rollback' ? '有一个不合格即全部不收' : '只收合格的事件'}`,
    en: `capture the EPCIS document ${c.captureId}: ${c.eventCount} events, event root ${short(c.eventRoot)}, file fingerprint ${short(c.documentHash)}, ${c.behaviour === 'rollback' ? 'none of it if one event is bad' : 'only the good events'}`,
  }),
};

/** Words of captured documents; a part of the glossary. */
export const CAPTURE_GLOSSARY = {
  'command.captureEpcis': [
    '收录追溯事件',
    'capture EPCIS events',
    'an operator stands for the events of an EPCIS document',
  ],
} as const;
