// SPDX-License-Identifier: Apache-2.0

/** Words of recalls; part of the glossary. */
export const RECALL_GLOSSARY = {
  'command.startRecall': ['启动召回', 'start recall', 'a firm takes rice back'],
  'command.orderRecall': [
    '责令召回',
    'order recall',
    'the authority orders a firm to take rice back',
  ],
  'command.extendRecallScope': ['扩大召回范围', 'extend recall', 'more lots are taken back'],
  'command.notifyHolder': ['通知持有人', 'notify holder', 'a holder is told of a recall'],
  'command.acknowledgeRecall': ['知悉召回', 'acknowledge recall', 'a holder knows of a recall'],
  'command.recordRetrieval': ['登记追回', 'record retrieval', 'what became of a holder’s share'],
  'command.recordDisposal': [
    '登记处置',
    'record disposal',
    'recalled rice is destroyed or used otherwise',
  ],
  'command.recordEffectCheck': [
    '召回效果检查',
    'effect check',
    'whether a recall reached its holders',
  ],
  'command.closeRecall': ['结束召回', 'close recall', 'a recall ends with its account'],
  'thing.recall': ['召回', 'recall', 'rice that is taken back'],
  'flag.MOCK_RECALL': ['模拟', 'mock', 'a drill that stops nothing'],
  'flag.RECALL_LATE': ['超过法定时限', 'late', 'a step of a recall after its statutory term'],
  'flag.NO_RECALL_TERMS': ['无召回时限规则', 'no recall terms', 'no rule set said by when'],
} as const;
