// SPDX-License-Identifier: Apache-2.0
import type { Role } from './command-base.js';

/** Languages in which commands are shown; Chinese first. */
export type WordLanguage = 'zh' | 'en';

/** Names of the roles that people hold. */
export const ROLE_WORDS: Readonly<Record<Role, readonly [zh: string, en: string]>> = {
  registrar: ['登记员', 'registrar'],
  grower: ['种植户', 'grower'],
  village: ['村级见证', 'village'],
  keeper: ['保管员', 'store keeper'],
  miller: ['加工员', 'miller'],
  packer: ['包装员', 'packer'],
  quality: ['质检员', 'quality'],
  laboratory: ['检验机构', 'laboratory'],
  'device-manager': ['设备管理员', 'device manager'],
  'device-consent': ['设备见证', 'device consent'],
  regulator: ['监管员', 'regulator'],
  agronomist: ['农技员', 'agronomist'],
  'machine-operator': ['农机手', 'machine operator'],
  'drone-operator': ['飞防手', 'drone operator'],
  weighbridge: ['司磅员', 'weighbridge clerk'],
  analyst: ['化验员', 'analyst'],
  drier: ['烘干工', 'drier'],
  'mill-leader': ['加工班长', 'mill shift leader'],
  'pack-leader': ['包装班长', 'packing shift leader'],
  'input-keeper': ['农资保管员', 'input keeper'],
  'safety-director': ['食品安全总监', 'food safety director'],
  'safety-officer': ['食品安全员', 'food safety officer'],
  'trace-manager': ['追溯管理员', 'trace manager'],
  association: ['行业协会', 'association'],
};

/** Chinese for the closed values that commands hold; English shows the value itself. */
export const VALUE_WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  cooperative: ['合作社', 'cooperative'],
  household: ['农户', 'household'],
  farm: ['农场', 'farm'],
  storage: ['仓储企业', 'storage'],
  mill: ['加工企业', 'mill'],
  laboratory: ['检验机构', 'laboratory'],
  authority: ['主管部门', 'authority'],
  association: ['行业协会', 'association'],
  distributor: ['经销商', 'distributor'],
  retailer: ['零售商', 'retailer'],
  canteen: ['食堂', 'canteen'],
  'input-products': ['登记农药', 'registered products'],
  'banned-inputs': ['禁用农药', 'banned inputs'],
  'yield-caps': ['产量上限', 'yield caps'],
  'milling-recovery': ['出米率', 'milling recovery'],
  confirmed: ['已与原文核对', 'confirmed'],
  unconfirmed: ['未与原文核对', 'unconfirmed'],
  rice: ['普通稻田', 'rice'],
  'crab-rice': ['稻蟹田', 'crab-rice'],
  'returned-to-supplier': ['退回供货商', 'returned to supplier'],
  destroyed: ['销毁', 'destroyed'],
  spilled: ['洒漏', 'spilled'],
  expired: ['过期', 'expired'],
  agri: ['农业农村部门', 'agriculture authority'],
  grain: ['粮食部门', 'grain authority'],
  market: ['市场监管部门', 'market authority'],
  protected: ['地理标志保护范围', 'protected'],
  panjin: ['盘锦产地', 'panjin'],
  unproven: ['产地未证实', 'unproven'],
  'milled-rice': ['大米', 'milled rice'],
  bran: ['米糠', 'bran'],
  husk: ['稻壳', 'husk'],
  brokens: ['碎米', 'brokens'],
  'test-report': ['检验报告', 'test report'],
  'release-inspection': ['出厂检验', 'release inspection'],
  licence: ['许可证', 'licence'],
  certificate: ['证书', 'certificate'],
  photo: ['照片', 'photo'],
  'soil-test': ['土壤检测', 'soil test'],
  pass: ['合格', 'pass'],
  fail: ['不合格', 'fail'],
  none: ['无', 'none'],
  lot: ['批次', 'lot'],
  parcel: ['地块', 'parcel'],
  bin: ['粮仓', 'bin'],
  'mill-line': ['加工线', 'mill line'],
  lost: ['遗失', 'lost'],
  stolen: ['被盗', 'stolen'],
  left: ['离职', 'left'],
  replaced: ['更换', 'replaced'],
  error: ['误登', 'error'],
  broken: ['损坏', 'broken'],
  'own-signature': ['本人签名', 'own signature'],
  'sms-code': ['短信验证', 'SMS code'],
  'signed-paper': ['纸质签字', 'signed paper'],
};

/** The word for a value; the value itself where the table has none. */
export function wordsOf(
  table: Readonly<Record<string, readonly [zh: string, en: string]>>,
  value: string,
  language: WordLanguage,
): string {
  const words = Object.hasOwn(table, value) ? table[value] : undefined;
  return words?.[language === 'zh' ? 0 : 1] ?? value;
}
