// SPDX-License-Identifier: Apache-2.0
import {
  at,
  kg,
  parts,
  percent,
  shanghai,
  short,
  zh,
  type CommandOf,
  type Sentence,
  type Sentences,
} from './command-forms.js';
import { ROLE_WORDS, wordsOf, type WordLanguage } from './command-terms.js';
import type { Command } from './command.js';
import { ALARM_SENTENCES } from './alarm-words.js';
import { CORRECTION_SENTENCES } from './correction-words.js';
import { CODE_SENTENCES } from './code-words.js';
import { FIELD_SENTENCES } from './field-words.js';
import { INPUT_SENTENCES } from './input-words.js';
import { areaWords, overlapWords, PARCEL_SENTENCES } from './parcel-words.js';
import { CAPTURE_SENTENCES } from './capture-words.js';
import { grantWords, MANDATE_SENTENCES } from './mandate-words.js';
import { PRODUCT_SENTENCES } from './product-words.js';
import { RECALL_SENTENCES } from './recall-words.js';
import { RULE_SENTENCES } from './rule-words.js';
import { STEP_SENTENCES } from './step-words.js';
import { TRADE_SENTENCES } from './trade-words.js';
import { FORECAST_SENTENCES } from './forecast-words.js';
import { STORAGE_SENTENCES } from './storage-words.js';
import { WARNING_SENTENCES } from './warning-words.js';
import { DUTY_SENTENCES } from './duty-words.js';
import { SIGNAL_SENTENCES } from './signal-words.js';

const SENTENCES: Sentences<Command['type']> = {
  ...RULE_SENTENCES,
  ...INPUT_SENTENCES,
  ...STEP_SENTENCES,
  ...ALARM_SENTENCES,
  ...WARNING_SENTENCES,
  ...DUTY_SENTENCES,
  ...SIGNAL_SENTENCES,
  ...FORECAST_SENTENCES,
  ...STORAGE_SENTENCES,
  ...CORRECTION_SENTENCES,
  ...CODE_SENTENCES,
  ...RECALL_SENTENCES,
  ...FIELD_SENTENCES,
  ...PARCEL_SENTENCES,
  ...PRODUCT_SENTENCES,
  ...CAPTURE_SENTENCES,
  ...TRADE_SENTENCES,
  ...MANDATE_SENTENCES,
  registerOperator: (c) => ({
    zh: `登记经营主体 ${c.publicName}（${c.operatorId}，${[c.kind, c.authority].flatMap((word) => (word === undefined ? [] : zh(word))).join('：')}，区划 ${c.areaCode}${c.creditCode === undefined ? '' : `，统一社会信用代码 ${c.creditCode}`}${c.gln === undefined ? '' : `，GLN ${c.gln}`}）`,
    en: `register the operator ${c.publicName} (${c.operatorId}, ${[c.kind, c.authority].flatMap((word) => word ?? []).join(': ')}, division ${c.areaCode}${c.creditCode === undefined ? '' : `, credit code ${c.creditCode}`}${c.gln === undefined ? '' : `, GLN ${c.gln}`})`,
  }),
  setOperatorState: (c) => ({
    zh: `将经营主体 ${c.operatorId} 置为“${zh(c.state)}”（${c.reason}${c.documentHash === undefined ? '' : `，文件指纹 ${short(c.documentHash)}`}）`,
    en: `set the operator ${c.operatorId} to ${c.state} (${c.reason}${c.documentHash === undefined ? '' : `, fingerprint of the document ${short(c.documentHash)}`})`,
  }),
  activateIdentity: (c) => ({
    zh: `启用 ${c.operatorId} 的责任人 ${c.personId} 的密钥，职责：${c.roles.map((role) => wordsOf(ROLE_WORDS, role, 'zh')).join('、')}${authorityOf(c, 'zh')}；区划 ${c.areaCode}；有效期 ${shanghai(c.validFrom)} 至 ${shanghai(c.validTo)}`,
    en: `activate the key of ${c.personId} of ${c.operatorId} as ${c.roles.map((role) => wordsOf(ROLE_WORDS, role, 'en')).join(', ')}${authorityOf(c, 'en')}; division ${c.areaCode}; valid ${shanghai(c.validFrom)} to ${shanghai(c.validTo)}`,
  }),
  revokeIdentity: (c) => ({
    zh: `吊销密钥 ${short(c.keyId)}（${zh(c.reason)}）`,
    en: `revoke the key ${short(c.keyId)} (${c.reason})`,
  }),
  registerParcel: (c) => ({
    zh: `登记地块 ${c.parcelId}：${areaWords(c).zh}，品种 ${c.variety}，${c.season} 产季，产地类别 ${zh(c.originClass)}${c.farming === undefined ? '' : `，${zh(c.farming)}`}${overlapWords(c).zh}`,
    en: `register the parcel ${c.parcelId}: ${areaWords(c).en}, variety ${c.variety}, harvest year ${c.season}, origin ${c.originClass}${c.farming === undefined ? '' : `, ${c.farming}`}${overlapWords(c).en}`,
  }),
  attestParcel: (c) => ({
    zh: `证实地块 ${c.parcelId}${c.boundaryVersion === undefined ? '' : `（边界第 ${c.boundaryVersion} 版）`}与所述相符${overlapWords(c).zh}`,
    en: `attest that the parcel ${c.parcelId}${c.boundaryVersion === undefined ? '' : ` (boundary version ${c.boundaryVersion})`} is as stated${overlapWords(c).en}`,
  }),
  registerBin: (c) => ({
    zh: `登记粮仓 ${c.binId}（场站 ${c.siteId}），容量 ${kg(c.capacityGrams)}`,
    en: `register the bin ${c.binId} at site ${c.siteId}, capacity ${kg(c.capacityGrams)}`,
  }),
  registerMillLine: (c) => ({
    zh: `登记加工线 ${c.millLineId}（场站 ${c.siteId}）`,
    en: `register the mill line ${c.millLineId} at site ${c.siteId}`,
  }),
  recordHarvest: (c) => ({
    zh: `登记采收批次 ${c.lotId}：过磅 ${kg(c.weighedGrams)}，水分 ${percent(c.moistureMilliPercent)}，来自地块 ${c.parcels.join('、')}${grantWords(c).zh}`,
    en: `record the harvest lot ${c.lotId}: weighed ${kg(c.weighedGrams)} at ${percent(c.moistureMilliPercent)} moisture, from parcels ${c.parcels.join(', ')}${grantWords(c).en}`,
  }),
  storeLot: (c) => ({
    zh: `入仓：批次 ${parts(c.inputs, '、')} 存入粮仓 ${c.binId}，成为批次 ${c.lotId}`,
    en: `store lots ${parts(c.inputs, ', ')} in the bin ${c.binId} as the lot ${c.lotId}`,
  }),
  splitLot: (c) => ({
    zh: `拆分批次 ${c.lotId} 为 ${parts(c.outputs, '、')}`,
    en: `split the lot ${c.lotId} into ${parts(c.outputs, ', ')}`,
  }),
  mergeLots: (c) => ({
    zh: `合并批次 ${parts(c.inputs, '、')} 为批次 ${c.lotId}`,
    en: `merge lots ${parts(c.inputs, ', ')} into the lot ${c.lotId}`,
  }),
  millLot: (c) => ({
    zh: `碾米（${c.millingDate}，加工线 ${c.millLineId}）：投入 ${parts(c.inputs, '、')}，产出 ${c.outputs.map((part) => `${part.lotId} ${zh(part.product)} ${kg(part.grams)}`).join('、')}`,
    en: `mill on ${c.millingDate} on line ${c.millLineId}: in ${parts(c.inputs, ', ')}, out ${c.outputs.map((part) => `${part.lotId} ${part.product} ${kg(part.grams)}`).join(', ')}`,
  }),
  packLot: (c) => ({
    zh: `包装批次 ${c.lotId}：${c.count} 袋，每袋净含量 ${kg(c.netMassGrams)}，加工日期 ${c.productionDate}，GTIN ${c.gtin}，用料 ${parts(c.inputs, '、')}`,
    en: `pack the lot ${c.lotId}: ${c.count} packages of ${kg(c.netMassGrams)} net, production date ${c.productionDate}, GTIN ${c.gtin}, from ${parts(c.inputs, ', ')}`,
  }),
  attachDocument: (c) => ({
    zh: `为${zh(c.subject.kind)} ${c.subject.id} 附上${zh(c.kind)} ${c.documentId}（${numberOf(c, '编号 ', '，')}${c.issuedOn}，${validityOf(c).zh}结果：${zh(c.result)}，${c.salted ? '加盐' : ''}文件指纹 ${short(c.documentHash)}）`,
    en: `attach to ${c.subject.kind} ${c.subject.id} the ${c.kind} ${c.documentId}${numberOf(c, ' no. ', '')} of ${c.issuedOn}, ${validityOf(c).en}result ${c.result}, ${c.salted ? 'salted ' : ''}file fingerprint ${short(c.documentHash)}`,
  }),
  closeLot: (c) => ({
    zh: `结清批次 ${c.lotId}：绑定 ${c.devices.length} 台设备的读数和 ${c.heads.length} 个存证头`,
    en: `close the lot ${c.lotId}: binds the readings of ${c.devices.length} devices and ${c.heads.length} log heads`,
  }),
  registerBridge: (c) => ({
    zh: `登记场站 ${c.siteId} 的接入网关 ${c.bridgeId}`,
    en: `register the bridge ${c.bridgeId} of site ${c.siteId}`,
  }),
  registerDevice: (c) => ({
    zh: `登记设备 ${c.deviceId}：装在${zh(c.subject.kind)} ${c.subject.id}，${c.profile.channels.length} 个测点，归接入网关 ${c.siteId}/${c.bridgeId}`,
    en: `register the device ${c.deviceId} on ${c.subject.kind} ${c.subject.id}: ${c.profile.channels.length} measuring points, bridge ${c.siteId}/${c.bridgeId}`,
  }),
  consentDevice: (c) => ({
    zh: `同意设备 ${c.deviceId} 启用`,
    en: `consent to the device ${c.deviceId}`,
  }),
  bindDevice: (c) => ({
    zh: `把设备 ${c.deviceId} 改归接入网关 ${c.siteId}/${c.bridgeId}，自 ${at(c.cut)} 起`,
    en: `bind the device ${c.deviceId} to the bridge ${c.siteId}/${c.bridgeId} from ${at(c.cut)}`,
  }),
  revokeDevice: (c) => ({
    zh: `吊销设备 ${c.deviceId}，自 ${at(c.from)} 起（${zh(c.reason)}）`,
    en: `revoke the device ${c.deviceId} from ${at(c.from)} (${c.reason})`,
  }),
  fenceBridge: (c) => ({
    zh: `隔离接入网关 ${c.siteId}/${c.bridgeId}，新代号 ${c.bridgeEpoch}`,
    en: `fence the bridge ${c.siteId}/${c.bridgeId}, new epoch ${c.bridgeEpoch}`,
  }),
  declareLost: (c) => ({
    zh: `声明设备 ${c.deviceId} 的读数 ${at(c.from)} 至 ${at(c.to)} 丢失：${c.reason}`,
    en: `declare the readings ${at(c.from)} to ${at(c.to)} of ${c.deviceId} lost: ${c.reason}`,
  }),
};

/**
 * A command in words, as it is shown before a person signs it. Masses in kg, areas in 亩 (English: ha), times in
 * Asia/Shanghai. Two lines: what is done, then when, by which key, and in whose name.
 */
export function describeCommand(command: Command, language: WordLanguage): string {
  return `${sentenceOf(command)[language]}\n${circumstances(command)[language]}`;
}

function sentenceOf<T extends Command['type']>(command: CommandOf<T>): Sentence {
  const write: (command: CommandOf<T>) => Sentence = SENTENCES[command.type];
  return write(command);
}

function circumstances(command: Command): Sentence {
  const when = shanghai(command.eventTime ?? command.deviceTime);
  const key = command.signerKeyId === undefined ? undefined : short(command.signerKeyId);
  const behalf = command.onBehalfOf;
  return {
    zh: [
      `发生时间 ${when}（北京时间）`,
      key === undefined ? '由组织证书担保' : `签名密钥 ${key}`,
      ...(behalf ? [`代 ${behalf.operatorId} 录入（${zh(behalf.confirmation)}）`] : []),
    ].join('；'),
    en: [
      `happened ${when} (Beijing time)`,
      key === undefined ? 'vouched for by the organisation’s certificate' : `signing key ${key}`,
      ...(behalf ? [`entered for ${behalf.operatorId} (${behalf.confirmation})`] : []),
    ].join('; '),
  };
}

function authorityOf(command: CommandOf<'activateIdentity'>, language: WordLanguage): string {
  const authority = 'authority' in command ? command.authority : undefined;
  if (authority === undefined) return '';
  return language === 'zh' ? `（${zh(authority)}）` : ` (${authority})`;
}

function numberOf(
  { documentNumber }: { documentNumber?: string | undefined },
  before: string,
  after: string,
): string {
  return documentNumber === undefined ? '' : `${before}${documentNumber}${after}`;
}

function validityOf({
  issuedOn,
  validFrom = issuedOn,
  validTo,
}: CommandOf<'attachDocument'>): Sentence {
  if (validTo === undefined && validFrom === issuedOn) return { en: '', zh: '' };
  const until =
    validTo === undefined ? { en: '', zh: '起' } : { en: ` to ${validTo}`, zh: ` 至 ${validTo}` };
  return { en: `valid ${validFrom}${until.en}, `, zh: `有效期 ${validFrom}${until.zh}，` };
}
