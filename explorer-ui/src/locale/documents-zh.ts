// SPDX-License-Identifier: Apache-2.0

/** Chinese texts of attaching documents. */
export const documentsZh = {
  'refusal.DOCUMENT_MISSING': '缺少包装所需的文件，请到“文件”页上传',
  'documents.attach': '上传文件',
  'documents.add': '上传新文件',
  'documents.lotId': '批次编号',
  'documents.parcelId': '地块编号',
  'documents.chooseFirst': '请先选好文件说的是哪一个。',
  'documents.result': '结果',
  'documents.noResult': '请选择结果：合格或不合格',
  'documents.noFile': '请先选择文件',
  'documents.failStops': '不合格报告记入账本后，该批次立即不能再放行、加工或销售。',
  'documents.scHint': 'SC 加 14 位数字',
} as const;
