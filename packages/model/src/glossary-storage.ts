// SPDX-License-Identifier: Apache-2.0

/** Words of inspections, aeration and fumigation of stored grain; part of the glossary. */
export const STORAGE_GLOSSARY = {
  'thing.inspection': ['粮情检查', 'grain inspection', 'a person looked at the grain of a bin'],
  'thing.aeration': ['通风作业', 'aeration', 'a fan was ordered, ran and stopped'],
  'thing.fumigation': ['熏蒸作业', 'fumigation', 'a bin was closed with gas, aired and measured'],
  'command.recordInspection': [
    '登记粮情检查',
    'record inspection',
    'a person looked; sensors do not replace it',
  ],
  'command.signInspection': [
    '签认粮情检查',
    'sign inspection',
    'the head of the store has read it; another person than who looked',
  ],
  'command.orderAeration': ['下达通风', 'order aeration', 'with the numbers that speak for it'],
  'command.recordAeration': ['登记通风', 'record aeration', 'started, stopped and why'],
  'command.orderFumigation': [
    '下达熏蒸',
    'order fumigation',
    'gas, dose and days; nobody goes in from the closing on',
  ],
  'command.recordFumigation': ['登记熏蒸', 'record fumigation', 'closed, measured, aired'],
  'command.clearFumigation': [
    '测气准入',
    'clear fumigation',
    'a second person measured that the air may be breathed',
  ],
  'role.store-head': ['仓储主任', 'head of the store', 'orders, signs and answers for a store'],
  'moisture-class.safe': ['安全水分', 'safe moisture', 'keeps through the year'],
  'moisture-class.semi-safe': ['半安全水分', 'semi-safe moisture', 'keeps while it is cool'],
  'moisture-class.dangerous': ['危险水分', 'dangerous moisture', 'must be dried or cooled soon'],
  'insects.none': ['未见害虫', 'no insects', 'none were found'],
  'insects.some': ['少量害虫', 'some insects', 'below what asks for a treatment'],
  'insects.many': ['害虫较多', 'many insects', 'asks for a treatment'],
  'scope.routine': ['日常检查', 'routine inspection', 'what the period of the grain asks for'],
  'scope.weekly-full': ['每周全面检查', 'weekly full check', 'by the head of the store'],
  'scope.half-monthly-report': ['半月报告', 'half-monthly report', 'signed by the head'],
  'inspection-state.recorded': ['待签认', 'recorded', 'the head has not signed it'],
  'inspection-state.signed': ['已签认', 'signed', 'a second person has read it'],
  'inspection-due.overdue': ['已超期', 'overdue', 'the day is past'],
  'inspection-due.today': ['今天到期', 'due today', 'last day in time'],
  'inspection-due.week': ['七天内到期', 'due within 7 days', 'the next days'],
  'inspection-due.later': ['七天以后到期', 'due later', 'not this week'],
  'inspection-due.under-gas': ['熏蒸中，禁止进仓', 'under gas', 'nobody goes in; not due'],
  'aeration-advice.start': ['可以开机', 'start', 'outside air would cool the grain'],
  'aeration-advice.go-on': ['继续通风', 'go on', 'it still cools'],
  'aeration-advice.stop': ['应当停机', 'stop', 'it does not cool any more, or harms'],
  'aeration-advice.stay-off': ['不宜开机', 'stay off', 'outside air would not help'],
  'aeration-reason.rain-snow-fog': ['雨、雪或雾', 'rain, snow or fog', 'never in wet air'],
  'aeration-reason.air-too-warm': ['外温偏高', 'air too warm', 'too little difference'],
  'aeration-reason.air-too-moist': ['外湿偏高', 'air too moist', 'it would wet the grain'],
  'aeration-reason.evened-out': ['粮温已均匀', 'evened out', 'nothing is left to gain'],
  'aeration-reason.fault': ['设备故障', 'fault', 'the fan or its power failed'],
  'aeration-reason.other-stop': ['其他原因', 'other reason', 'as the note says'],
  'aeration-state.ordered': ['待开机', 'ordered', 'not started'],
  'aeration-state.running': ['通风中', 'running', 'the fan runs'],
  'aeration-state.done': ['通风完成', 'done', 'started and stopped'],
  'aeration-state.dropped': ['通风未执行', 'aeration dropped', 'not carried out'],
  'fumigation-state.ordered': ['待施药', 'ordered', 'not closed yet'],
  'fumigation-state.closed': ['密闭熏蒸中', 'under gas', 'nobody goes in'],
  'fumigation-state.airing': ['散气中', 'airing', 'nobody goes in until it is measured'],
  'fumigation-state.cleared': ['已准入', 'cleared', 'measured by a second person'],
  'fumigation-state.dropped': ['熏蒸未执行', 'fumigation dropped', 'not carried out'],
  'shortfall.closed-days': ['密闭天数不足', 'closed for too few days', 'may not have worked'],
  'shortfall.least-dose': ['最低 CT 值不足', 'least CT not reached', 'may not have worked'],
  'bin-state.empty': ['空仓', 'empty', 'nothing lies in it by record'],
  'bin-state.filling': ['入粮中', 'filling', 'grain came in and nobody has inspected it since'],
  'bin-state.stored': ['储存中', 'stored', 'inspected since grain moved last'],
  'bin-state.treated': ['处理中', 'treated', 'under gas, or a withdrawal time runs'],
  'bin-state.emptying': ['出粮中', 'emptying', 'grain went out and nobody has inspected it since'],
} as const;

/** A closed value in both languages. */
export function storageTerm(key: keyof typeof STORAGE_GLOSSARY): {
  readonly zh: string;
  readonly en: string;
} {
  const [zh, en] = STORAGE_GLOSSARY[key];
  return { zh, en };
}
