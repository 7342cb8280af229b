// SPDX-License-Identifier: Apache-2.0

/** Words of duties, and of signals about a person's steps; part of the glossary. */
export const DUTY_GLOSSARY = {
  'thing.duty': ['岗位责任', 'duty', 'what a person answers for at an operator, from when to when'],
  'thing.health-card': ['健康证', 'health card', 'whoever handles food has one that is not over'],
  'thing.training': ['培训考核', 'training', 'a course and its examination'],
  'thing.signal': [
    '质量提示',
    'quality signal',
    'a chart stood out for one person: a question, no verdict',
  ],
  'thing.chart-snapshot': ['质量图底数', 'chart snapshot', 'what the charts of a day rested on'],
  'command.grantDuty': ['委派上岗', 'grant duty', 'the office says what a person answers for'],
  'command.acceptDuty': ['接受岗位', 'accept duty', 'the person takes it on'],
  'command.suspendDuty': ['暂停上岗', 'suspend duty', 'until it is resumed nothing is signed'],
  'command.resumeDuty': ['恢复上岗', 'resume duty', 'the cause of the suspension is gone'],
  'command.endDuty': ['结束岗位', 'end duty', 'the person answers for nothing new'],
  'command.recordHealthCard': ['登记健康证', 'record health card', 'the office saw the card'],
  'command.recordTraining': ['登记培训考核', 'record training', 'an examination was taken'],
  'command.raiseSignal': ['提出质量提示', 'raise signal', 'the quality head asks a question'],
  'command.explainSignal': ['说明原因', 'explain signal', 'the person says where it came from'],
  'command.contestSignal': ['提出异议', 'contest signal', 'the person does not accept it'],
  'command.decideSignal': ['决定质量提示', 'decide signal', 'upheld or dismissed, with a reason'],
  'command.snapshotChart': [
    '留存质量图底数',
    'keep chart snapshot',
    'so that nobody draws the charts otherwise later',
  ],
  'duty-state.granted': ['待本人接受', 'granted', 'the person has not accepted'],
  'duty-state.valid': ['在岗', 'on duty', 'the person answers for it'],
  'duty-state.suspended': ['已暂停上岗', 'duty suspended', 'nothing is signed'],
  'duty-state.ended': ['已离岗', 'off duty', 'it is over'],
  'duty-reason.health-card': ['健康证失效', 'health card not valid', 'over, lost or withdrawn'],
  'duty-reason.training': ['培训考核未过', 'training not passed', 'or over'],
  'duty-reason.investigation': ['调查期间', 'under investigation', 'until it is clear'],
  'duty-reason.leave': ['请假', 'on leave', 'back later'],
  'duty-reason.other-reason': ['另有原因', 'another reason', 'as a paper says'],
  'duty-reason.cause-gone': ['原因已消除', 'cause gone', 'of the suspension'],
  'duty-reason.error': ['暂停有误', 'suspended in error', 'there was no cause'],
  'duty-reason.left': ['离开本单位', 'left the operator', 'works there no more'],
  'duty-reason.moved': ['调整岗位', 'moved to another post', 'within the operator'],
  'duty-reason.unfit': ['不能胜任', 'not fit for the post', 'by decision of the operator'],
  'training-result.passed': ['考核通过', 'exam passed', 'until it is over'],
  'training-result.failed': ['考核未通过', 'exam failed', 'no signature until it is passed'],
  'signal-chart.p-chart': ['比例控制图', 'p chart', 'shares by month with limits by their n'],
  'signal-chart.cusum': ['累积和图', 'CUSUM chart', 'small lasting shifts add up'],
  'signal-chart.ewma': ['加权移动平均图', 'EWMA chart', 'newer months weigh more'],
  'signal-chart.funnel': ['漏斗图', 'funnel plot', 'persons by their n, with limits'],
  'signal-measure.timeliness': ['记录迟了', 'recorded late', 'or answered after its limit'],
  'signal-measure.deviation': ['数量有出入', 'deviates', 'losses, shortages, corrections'],
  'signal-measure.result': ['检验不合格', 'failed tests', 'of lots that the step made'],
  'signal-state.raised': ['待本人答复', 'raised', 'the person has not answered'],
  'signal-state.explained': ['本人已说明', 'explained', 'the person said where it came from'],
  'signal-state.contested': ['本人有异议', 'contested', 'the person does not accept it'],
  'signal-state.upheld': ['提示成立', 'upheld', 'the question was right'],
  'signal-state.dismissed': ['提示不成立', 'dismissed', 'nothing stays with the person'],
  'signal-reason.machine-fault': ['机器故障', 'machine fault', 'scale, drier, mill'],
  'signal-reason.weather-or-field': ['天气或田块所致', 'weather or field', 'not the work'],
  'signal-reason.received-so': ['接手时就这样', 'received so', 'from the step before'],
  'signal-reason.no-network': ['当时没有网络', 'no network', 'recorded once there was one'],
  'signal-reason.own-mistake': ['本人疏忽', 'own mistake', 'said by the person'],
  'signal-reason.other-cause': ['其他起因', 'another cause', 'as the statement says'],
  'signal-reason.not-my-step': ['不是我做的', 'not my step', 'another person did it'],
  'signal-reason.wrong-figures': ['数字不对', 'wrong figures', 'counted or recorded wrongly'],
  'signal-reason.not-comparable': [
    '情况不可比',
    'not comparable',
    'field, season or machine differ',
  ],
  'signal-reason.other-objection': ['其他异议', 'another objection', 'as the statement says'],
  'signal-reason.cause-with-person': ['起因在本人', 'cause with the person', 'upholds it'],
  'signal-reason.unanswered': ['逾期未答复', 'unanswered', 'upholds it'],
  'signal-reason.cause-elsewhere': ['起因在别处', 'cause elsewhere', 'dismisses it'],
  'signal-reason.figures-wrong': ['数字有误', 'figures were wrong', 'dismisses it'],
  'signal-reason.chance': ['属于偶然', 'chance', 'dismisses it'],
} as const;

/** A closed value in both languages. */
export function dutyTerm(key: keyof typeof DUTY_GLOSSARY): {
  readonly zh: string;
  readonly en: string;
} {
  const [zh, en] = DUTY_GLOSSARY[key];
  return { zh, en };
}
