// SPDX-License-Identifier: Apache-2.0

/** Chinese texts of what models said of a parcel's days. */
export const forecastsZh = {
  'forecast.title': '最近 5 天模型怎么说',
  'forecast.titleTo': '到 {to} 的 5 天模型怎么说',
  'forecast.lead':
    '每天过完后，模型按气象站的读数判断这一天（北京时间）。没有预警的判断也记在这里。',
  'forecast.notRunDays': '这 {count} 天没有模型判断过。这不表示没有风险。',
  'forecast.notRun': '没有模型判断过这一天。这不表示没有风险。',
  'forecast.secondNone': '除第二意见外，没有模型判断过这一天。',
  'forecast.second': '第二意见（EPIRICE，{count} 项）：不是为辽宁建的模型',
  'forecast.secondWhy':
    'EPIRICE 只认日均湿度 90 % 以上或日雨量 5 mm 以上的日子，辽宁少见，所以常说“不利”。以 BLASTAM 为准。',
  'forecast.since': '自 {date} 起',
  'forecast.wetHours': '叶面连续湿润 {hours} 小时',
  'forecast.intensity': '病害强度 {percent} %（不防治时的估计，1 % 起算有利）',
  'forecast.degreeDays': '积温 {degreeDays} ℃·日',
  'forecast.missing': '缺读数：{what}',
  'forecast.missingOne': '{quantity} {hours} 小时',
  'forecast.voided': '作废 {count} 个不可能的读数，模型没有用它：',
  'forecast.voidedMore': '只列最近的 {shown} 个。',
  'forecast.voidedOne': '{quantity} {value}（{reason}）',
  'forecast.noneVoided': '没有作废的读数',
  'forecast.warning': '已发布预警',
  'forecast.station': '气象站',
  'forecast.rules': '规则 {id}',
  'forecast.builtIn': '规则：程序自带',
  'forecast.version': '第 {version} 版',
  'forecast.earlier': '迟到的读数改过 {count} 次判断；这里是最新的。',
  'forecast.run': '运行记录 {id}，输入指纹 {root}…',
} as const;
