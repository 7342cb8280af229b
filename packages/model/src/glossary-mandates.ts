// SPDX-License-Identifier: Apache-2.0

/** Words of mandates and of the states of operators; part of the glossary. */
export const MANDATE_GLOSSARY = {
  'command.giveMandate': ['办理委托', 'give mandate', 'an operator lets another record for it'],
  'command.setOperatorState': [
    '变更主体状态',
    'set operator state',
    'verified, suspended or closed',
  ],
  'command.endMandate': ['终止委托', 'end mandate', 'either party ends it'],
} as const;
