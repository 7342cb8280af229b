// SPDX-License-Identifier: Apache-2.0

/** Words of corrections and of clean-outs; part of the glossary. */
export const CORRECTION_GLOSSARY = {
  'command.correctEvent': ['更正事件', 'correct event', 'an event is declared to be in error'],
  'command.cleanOutBin': ['清仓', 'clean out', 'a bin is swept empty and its blend ends'],
  'fact.correction': [
    '声明有误',
    'declared in error',
    'the event was declared to be in error and stays',
  ],
  'fact.correctedBy': ['更正事件编号', 'corrected by', 'the events that say it right'],
  'error.did_not_occur': ['并未发生', 'did not occur', 'nothing of the kind happened'],
  'error.incorrect_data': ['数据有误', 'incorrect data', 'it happened otherwise'],
  'flag.LOTS_VOIDED': ['批次已撤回', 'lots taken back', 'a correction took lots back'],
  'flag.SPRAY_TAKEN_BACK': [
    '施药记录曾撤回',
    'a spray was taken back',
    'a spray record was taken back; on rice: harvested inside the interval that it had stated',
  ],
} as const;
