// SPDX-License-Identifier: Apache-2.0

/** Words of mandates; part of the glossary. */
export const MANDATE_GLOSSARY = {
  'command.giveMandate': ['办理委托', 'give mandate', 'an operator lets another record for it'],
  'command.endMandate': ['终止委托', 'end mandate', 'either party ends it'],
} as const;
