// SPDX-License-Identifier: Apache-2.0

/** Words of alarms and treatments; part of the glossary. */
export const ALARM_GLOSSARY = {
  'thing.treatment': ['药剂处理', 'treatment', 'grain in a bin or lot treated against pests'],
  'command.raiseAlarm': ['发出预警', 'raise alarm', 'a bin, lot or parcel needs a person’s answer'],
  'command.acknowledgeAlarm': [
    '确认预警',
    'acknowledge alarm',
    'the person in charge has seen it and says what is done',
  ],
  'command.clearAlarm': ['解除预警', 'clear alarm', 'a second person says that the cause is gone'],
  'command.recordTreatment': [
    '登记药剂处理',
    'record treatment',
    'grain stays until the end of its withdrawal time',
  ],
  'alarm.hot-spot': ['局部发热', 'hot spot', 'a point above the mean of its layer'],
  'alarm.high-co2': ['二氧化碳偏高', 'high carbon dioxide', 'grain respires too much'],
  'alarm.high-moisture': ['水分偏高', 'high moisture', 'above the safe moisture'],
  'alarm.pests': ['虫害', 'pests', 'insects or mites were found'],
  'alarm.condensation': ['结露', 'condensation', 'water on or in the grain'],
  'alarm.data-missing': ['数据中断', 'data missing', 'a device says nothing'],
  'alarm.data-stuck': ['数据卡滞', 'data stuck', 'a device always says the same'],
  'alarm.inspection-overdue': ['检查超期', 'inspection overdue', 'nobody looked in time'],
  'alarm.contamination': ['污染', 'contamination', 'something that does not belong there'],
  'alarm.other-finding': ['其他发现', 'other finding', 'as the note says'],
  'alarm-state.raised': ['待确认', 'raised', 'nobody in charge has seen it yet'],
  'alarm-state.acknowledged': ['处置中', 'acknowledged', 'seen, still open'],
  'alarm-state.cleared': ['已解除', 'cleared', 'a second person said that the cause is gone'],
  'fact.freeFrom': ['可放行日期', 'free from', 'first day after a withdrawal time'],
  'fact.openAlarms': ['未解除的预警', 'open alarms', 'alarms that nobody cleared'],
  'flag.NO_TREATMENT_RULES': [
    '无药剂处理规则',
    'no treatment rules',
    'no rule set said how long treated grain stays',
  ],
  'role.watch': [
    '监测值守',
    'watch',
    'the program that looks at readings; raises alarms and issues warnings only',
  ],
} as const;
