// SPDX-License-Identifier: Apache-2.0

/** What faults of EPCIS documents mean, in Chinese: `daoji epcis` finds them by itself. */
export const EPCIS_WORDS: Readonly<Record<string, string>> = {
  EPCIS_CONTEXT_MISSING: '文件或事件没有写明 EPCIS 2.0 上下文',
  EPCIS_CONTEXT_TERM: '内联上下文不只是加前缀',
  EPCIS_CONTEXT_UNKNOWN: '上下文不是内置的，系统从不下载',
  EPCIS_SHAPE: '不是 EPCIS 2.0 的 JSON 文件或事件',
  EPCIS_TIME: '时间不是实际存在的带时区时刻',
  EPCIS_EVENT_ID_TAKEN: '此事件编号已有记录',
  EPCIS_DECLARATION_OWNER: '只有捕获该事件的主体可以声明它有误',
  EPCIS_QUERY_PARAMETER: '查询参数不可用',
  EPCIS_EVENT_SHAPE: '事件格式不对',
};
