// SPDX-License-Identifier: Apache-2.0

/** Chinese texts of the list of alarms and its report. */
export const alarmsZh = {
  'nav.alarms': '预警',
  'alarms.title': '预警',
  'alarms.lead':
    '每条预警都要有人回应：先确认，再由另一人检查后解除。未解除的预警会挡住相关粮食的放行。',
  'alarms.which': '哪些预警',
  'alarms.whichOpen': '未解除',
  'alarms.whichCleared': '已解除',
  'alarms.clearedTitle': '已解除（{count}）',
  'alarms.noCleared': '没有已解除的预警。',
  'alarms.noClearedNext': '预警由另一人检查后解除，解除后列在这里。',
  'alarms.whose': '谁的预警',
  'alarms.all': '全部经营主体',
  'alarms.waiting': '没人确认（{count}）',
  'alarms.acknowledged': '已确认，未解除（{count}）',
  'alarms.shelved': '暂缓中（{count}）',
  'alarms.none': '没有未解除的预警。',
  'alarms.noneNext': '没有预警不等于没有问题；请查看读数和批次。',
  'alarms.cut': '只列出最新 {shown} 条，共 {total} 条；更早的请按经营主体查看或导出。',
  'alarms.oldestFirst': '等得最久的在最前。',
  'alarms.report': '最近 30 天',
  'alarms.raised': '发出',
  'alarms.cleared': '解除',
  'alarms.open': '现在未解除',
  'alarms.openValue': '{open} 条，其中 {unacknowledged} 条没人确认',
  'alarms.standing': '超过 24 小时未解除',
  'alarms.count': '{count} 条',
  'alarms.answer': '从发出到确认（中位数）',
  'alarms.answerValue': '{hours} 小时 {minutes} 分（n = {n}）',
  'alarms.answerNone': '还没有人确认过（n = 0）',
  'alarms.flood':
    '预警过多：{from} 起 {alarms} 条挤在一起，10 分钟内超过 10 条，人来不及逐条回应。',
  'alarms.chatter': '反复报警：一天内发出 {times} 次。检查传感器，或请规则的维护人调整回差和延时。',
  'alarms.limits': '限值取自 ANSI/ISA-18.2 和 EEMUA 191 的控制室经验，用于粮仓尚未核实。',
} as const;
