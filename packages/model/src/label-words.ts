// SPDX-License-Identifier: Apache-2.0
import type { LabelField } from './label-fields.js';

/** Names of the fields of a bag's label. */
export const LABEL_FIELD_WORDS: Readonly<Record<LabelField, readonly [zh: string, en: string]>> = {
  name: ['食品名称', 'name of the food'],
  'net-content': ['净含量', 'net content'],
  producer: ['生产者', 'producer'],
  'entrusting-party': ['委托方', 'entrusting party'],
  address: ['地址', 'address'],
  'sc-number': ['食品生产许可证编号', 'food production licence number'],
  'standard-number': ['产品标准代号', 'product standard'],
  grade: ['质量等级', 'grade'],
  'production-date': ['加工日期', 'production date'],
  'shelf-life': ['保质期', 'shelf life'],
  storage: ['贮存条件', 'storage'],
  'harvest-year': ['收获年份', 'harvest year'],
  'gi-mark': ['地理标志专用标志', 'geographical-indication mark'],
};
