// SPDX-License-Identifier: Apache-2.0
import { FIELD_GLOSSARY } from './glossary-field.js';
import { PARCEL_GLOSSARY } from './parcel-glossary.js';
import { ALARM_GLOSSARY } from './glossary-alarms.js';
import { CORRECTION_GLOSSARY } from './glossary-corrections.js';
import { CODE_GLOSSARY } from './glossary-codes.js';
import { MANDATE_GLOSSARY } from './glossary-mandates.js';
import { TRADE_GLOSSARY } from './glossary-trade.js';
import { CAPTURE_GLOSSARY } from './capture-words.js';
import { PRODUCT_GLOSSARY } from './glossary-products.js';
import { QUANTITY_GLOSSARY } from './glossary-quantities.js';
import { RECALL_GLOSSARY } from './glossary-recall.js';
import { STEP_GLOSSARY } from './glossary-steps.js';
import { FORECAST_GLOSSARY } from './glossary-forecasts.js';
import { STORAGE_GLOSSARY } from './glossary-storage.js';
import { WARNING_GLOSSARY } from './glossary-warnings.js';
import { DUTY_GLOSSARY } from './glossary-duties.js';

/** Languages that every word has; the first is the default. */
export const LANGUAGES = ['zh-CN', 'en'] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** `[zh-CN, en, meaning]`: the one Chinese and the one English word for a thing, and what the thing is. */
export type GlossaryEntry = readonly [zh: string, en: string, meaning: string];

/**
 * Every word of the trade that pages, command line, labels and reports show. A test refuses a second entry with the
 * same word; `docs/spec/glossary.md` is generated from here. Grouped by the part of the key before the dot.
 */
export const GLOSSARY = {
  ...FIELD_GLOSSARY,
  ...PARCEL_GLOSSARY,
  // Things
  'thing.lot': ['批次', 'lot', 'rice known by one id, from harvest to package'],
  'thing.parcel': ['地块', 'parcel', 'one registered paddy'],
  'thing.operator': ['经营主体', 'operator', 'a company or household that holds lots'],
  'thing.person': ['责任人', 'responsible person', 'who answers for a step'],
  'thing.bin': ['粮仓', 'bin', 'a grain bin'],
  'thing.mill-line': ['加工线', 'mill line', 'machines that mill as one'],
  'thing.device': ['监测设备', 'device', 'a sensor station with a key of its own'],
  'thing.bridge': ['接入网关', 'bridge', 'takes in signed readings and writes the log'],
  'thing.reading': ['读数', 'reading', 'one signed measurement'],
  'thing.pack': ['读数包', 'pack', 'readings that a device signs together'],
  'thing.batch': ['存证包', 'anchor batch', 'a run of readings put under one log entry'],
  'thing.command': ['签署指令', 'command', 'what a person signs'],
  'thing.event': ['事件', 'event', 'what the ledger keeps of a command'],
  'thing.document': ['文件', 'document', 'a report or licence, known by its fingerprint'],
  'thing.proof': ['证明文件', 'proof file', 'a .traceproof file, checked without any server'],
  'thing.trust-root': ['信任根', 'trust root', 'what a verifier relies on, never part of a proof'],
  'thing.key': ['签名密钥', 'signing key', 'made on a device, never leaves it'],
  'thing.key-words': ['六字口令', 'six words', 'a key read aloud, to be compared'],
  'thing.registrar': ['登记员', 'registrar', 'lets a key act for an operator'],
  'thing.witness': ['见证方', 'witness', 'an outsider who has seen a log head'],
  'thing.scenario': ['演示场景', 'SCENARIO', 'a network that runs on invented time and data'],
  'thing.fingerprint': ['数字指纹', 'fingerprint', 'SHA-256 of bytes, as 64 hex digits'],
  'thing.package': ['包装', 'package', 'a bag of rice sold to a consumer'],
  'thing.alarm': ['预警', 'alarm', 'a rule found a value that a person must look at'],
  'thing.trace': ['追溯', 'trace', 'a lot followed to what it came from or became'],
  'thing.recall-drill': ['模拟召回', 'mock recall', 'a recall played through without goods'],
  'thing.hold': ['暂停放行', 'hold', 'a lot that may not move until someone decides'],
  // Verdicts: these four and no fifth
  'verdict.consistent': ['核对一致', 'consistent', 'every shown value agrees with its proof'],
  'verdict.inconsistent': ['核对不一致', 'inconsistent', 'a shown value or the proof is wrong'],
  'verdict.unchecked': ['未能核对', 'could not be checked', 'no answer either way'],
  'verdict.unanchored': ['尚未存证', 'not yet anchored', 'no proof exists yet'],
  // The eight statements of a verdict
  'statement.integrity': ['内容完整', 'integrity', 'these bytes are what was anchored'],
  'statement.endorsed': ['多方背书', 'endorsed', 'peers of enough organisations signed'],
  'statement.ordered': ['已排序', 'ordered', 'orderers of enough organisations signed the block'],
  'statement.valid': ['账本有效', 'valid', 'peers committed the transaction as valid'],
  'statement.witnessed': ['有见证', 'witnessed', 'outsiders have seen this log head'],
  'statement.complete': ['无缺失核查', 'completeness', 'nothing in the claimed range is missing'],
  'statement.time': ['时间范围', 'time', 'not before and not after'],
  'statement.independence': ['机构独立性', 'independence', 'who controls the organisations'],
  'status.pass': ['通过', 'pass', 'shown by the proof'],
  'status.fail': ['未通过', 'fail', 'contradicted by the proof'],
  'status.absent': ['未提供', 'absent', 'neither shown nor contradicted'],
  // States of a reading and of a thing
  'state.accepted': ['已接收', 'accepted', 'synced to the spool and acknowledged'],
  'state.stored': ['已入库', 'stored', 'in the time series'],
  'state.anchored': ['已存证', 'anchored', 'under a log head on peers of two organisations'],
  'state.proven': ['已核验', 'proven', 'its proof was verified from the ledger'],
  'state.draft': ['草稿', 'draft', 'registered, not confirmed by anyone'],
  'state.attested': ['已证实', 'attested', 'confirmed by village or cooperative'],
  'state.verified': ['已抽核', 'verified', 'covered by the authority’s sample'],
  'state.closed': ['已关闭', 'closed', 'takes no more changes'],
  'state.registered': ['已登记', 'registered', 'known, not yet consented to'],
  'state.active': ['有效', 'active', 'may act'],
  'state.revoked': ['已吊销', 'revoked', 'may no longer act'],
  'state.pending': ['待启用', 'pending', 'a key that no registrar has activated'],
  'state.waiting': ['待发送', 'waiting', 'signed on this device, not yet sent'],
  'state.sent': ['已送达', 'sent', 'given to the gateway, not yet in a block'],
  'state.committed': ['已上链', 'committed', 'in a valid block'],
  'state.refused': ['已拒绝', 'refused', 'the ledger’s rules said no'],
  // Kinds of lot, products, origin
  'lot.harvest': ['收获批次', 'harvest lot', 'paddy as weighed after harvest'],
  'lot.storage': ['仓储批次', 'storage lot', 'paddy in a bin'],
  'lot.milled': ['加工批次', 'milled lot', 'rice off a mill line'],
  'lot.by-product': ['副产品批次', 'by-product lot', 'bran, husk or brokens'],
  'lot.package': ['包装批次', 'package lot', 'bags under one GTIN'],
  'product.milled-rice': ['大米', 'milled rice', 'can be packed for consumers'],
  'product.bran': ['米糠', 'bran', 'by-product of milling'],
  'product.husk': ['稻壳', 'husk', 'by-product of milling'],
  'product.brokens': ['碎米', 'broken rice', 'by-product of milling'],
  'origin.protected': ['地理标志保护范围', 'protected origin', 'inside the protected area'],
  'origin.panjin': [
    '盘锦产地',
    'Panjin',
    'Panjin, outside the protected area or not shown to be in it',
  ],
  'origin.unproven': ['产地未证实', 'origin unproven', 'no sufficient proof of origin'],
  // Facts of a lot
  'fact.origin': ['产地', 'origin', 'where it grew'],
  'fact.variety': ['品种', 'variety', 'the registered name of the rice variety'],
  'fact.harvestYear': ['产季', 'harvest year', 'the year in which it was harvested'],
  'fact.millingDate': ['碾米日期', 'milling date', 'the civil date on which it was milled'],
  'fact.productionDate': ['加工日期', 'production date', 'the civil date printed on the package'],
  'fact.mass': ['质量', 'mass', 'kilograms, physical at 14.5 % moisture'],
  'fact.remaining': ['余量', 'remaining', 'mass that no later step has used'],
  'fact.weighed': ['过磅质量', 'weighed mass', 'as the scale showed it'],
  'fact.moisture': ['水分', 'moisture', 'percent of mass'],
  'fact.area': ['面积', 'area', 'shown in mu, in English in hectares'],
  'fact.gtin': ['商品条码', 'GTIN', 'GS1 trade item number'],
  'fact.count': ['包数', 'packages', 'number of packages'],
  'fact.netMass': ['净含量', 'net content', 'mass of one package'],
  'fact.tests': ['检验', 'tests', 'test reports and their results'],
  'fact.firstScan': ['首次扫码', 'first scan', 'when the code was first read'],
  'fact.eventTime': ['发生时间', 'event time', 'when it happened, as the signer says'],
  'fact.recordTime': ['记录时间', 'record time', 'when the ledger took it in'],
  'fact.zone': ['北京时间', 'UTC+8', 'the zone of every time shown, Asia/Shanghai'],
  // Commands
  'command.registerOperator': ['登记经营主体', 'register operator', 'adds an operator'],
  'command.activateIdentity': ['启用密钥', 'activate key', 'lets a person’s key act'],
  'command.revokeIdentity': ['吊销密钥', 'revoke key', 'ends what a key may do'],
  'command.registerParcel': ['登记地块', 'register parcel', 'adds a paddy'],
  'command.attestParcel': ['证实地块', 'attest parcel', 'village or cooperative confirms it'],
  'command.registerBin': ['登记粮仓', 'register bin', 'adds a grain bin'],
  'command.registerMillLine': ['登记加工线', 'register mill line', 'adds a mill line'],
  'command.recordHarvest': ['登记收获', 'record harvest', 'makes a harvest lot'],
  'command.storeLot': ['入仓', 'store', 'puts lots into a bin'],
  'command.splitLot': ['分批', 'split', 'divides a lot'],
  'command.mergeLots': ['合批', 'merge', 'joins lots'],
  'command.millLot': ['碾米', 'mill', 'paddy becomes rice and by-products'],
  'command.packLot': ['分装', 'pack', 'rice becomes packages'],
  'command.attachDocument': ['附加文件', 'attach document', 'ties a document to a lot or parcel'],
  'command.closeLot': ['关闭批次', 'close lot', 'binds devices and log heads to a lot'],
  'command.proposeRuleSet': [
    '提出规则集',
    'propose rule set',
    'the first of two persons of an authority',
  ],
  'command.confirmRuleSet': [
    '确认规则集',
    'confirm rule set',
    'the second person; from then on it counts',
  ],
  'command.upliftYieldCap': [
    '上调产量上限',
    'lift yield cap',
    'a signed, visible exception for a record harvest',
  ],
  'command.purchaseInput': ['农资入库', 'take in inputs', 'bought inputs become a stock lot'],
  'command.issueInput': ['发放农资', 'issue inputs', 'stock goes to another keeper or grower'],
  'command.applyInput': ['施用农资', 'apply inputs', 'an input is used on parcels'],
  'command.returnEmpties': ['交回空包装', 'return empties', 'empty containers are counted back'],
  'command.removeInput': ['核减库存', 'remove inputs', 'stock leaves without use'],
  'command.releaseHold': [
    '解除暂停放行',
    'release hold',
    'the authority lets a lot move again; its flag stays',
  ],
  'command.registerBridge': ['登记接入网关', 'register bridge', 'adds a bridge'],
  'command.registerDevice': ['登记设备', 'register device', 'adds a device and its profile'],
  'command.consentDevice': ['同意安装设备', 'consent to device', 'the place’s operator agrees'],
  'command.bindDevice': ['绑定设备', 'bind device', 'gives a device to a bridge'],
  'command.revokeDevice': ['吊销设备', 'revoke device', 'readings from there on are refused'],
  'command.fenceBridge': ['隔离接入网关', 'fence bridge', 'the old bridge can no longer write'],
  'command.declareLost': ['声明缺失', 'declare lost', 'readings counted as missing for all to see'],
  // Flags
  'flag.LATE_RECORD': ['迟报', 'late record', 'recorded more than 72 h after it happened'],
  'flag.ON_BEHALF': ['代录', 'on behalf', 'entered in another party’s name'],
  'flag.UNCONFIRMED': ['未经本人确认', 'unconfirmed', 'entered on behalf, not confirmed'],
  'flag.SCENARIO': ['演示数据', 'synthetic', 'recorded on a scenario network'],
  'flag.DEMO_KEY': ['演示密钥', 'demo key', 'signed by the gateway, not by a person'],
  'flag.NO_YIELD_CAP': [
    '无产量上限规则',
    'no yield cap',
    'no rule set said what the parcel can yield',
  ],
  'flag.YIELD_UPLIFT': ['产量上限已上调', 'yield uplift', 'used a signed uplift of the yield cap'],
  'flag.PARTLY_REFUSED': [
    '部分拒绝',
    'partly refused',
    'some of the named parcels were refused, and are listed',
  ],
  'flag.HOLD_PLACED': ['引发暂停放行', 'hold placed', 'put lots that were recorded before on hold'],
  'flag.RULE_BACKDATED': [
    '规则追溯',
    'rule backdated',
    'a rule set that starts before the day of its confirmation',
  ],
  'flag.INTERVAL_BREACH': [
    '安全间隔期内收获',
    'harvested in the interval',
    'rice that was harvested before its pre-harvest interval ended',
  ],
  'flag.HARVEST_BEFORE_SPRAY': [
    '自述收获早于施药',
    'said to be harvested before the spray',
    'recorded while an interval ran, with a harvest date before the spray',
  ],
  'flag.LOW_RECOVERY': [
    '出米率偏低',
    'low recovery',
    'a milling yielded less rice than the recovery in force expects',
  ],
  'flag.REPLAY': ['回放数据', 'replayed', 'measured in the past, sent later'],
  // Roles
  'role.registrar': ['登记员岗', 'registrar role', 'activates and revokes keys'],
  'role.grower': ['种植户', 'grower', 'registers parcels and harvests'],
  'role.village': ['村级证实人', 'village', 'attests parcels'],
  'role.keeper': ['保管员', 'keeper', 'stores lots'],
  'role.miller': ['碾米工', 'miller', 'mills lots'],
  'role.packer': ['包装工', 'packer', 'packs lots'],
  'role.quality': ['质检员', 'quality', 'attaches the operator’s own results'],
  'role.laboratory': ['检验机构', 'laboratory', 'attaches test reports'],
  'role.device-manager': ['设备管理员', 'device manager', 'registers and binds devices'],
  'role.device-consent': ['设备同意人', 'device consent', 'agrees to a device'],
  'role.regulator': ['监管人员', 'regulator', 'sees all, writes almost nothing'],
  'role.agronomist': ['农技员', 'agronomist', 'confirms restricted inputs'],
  'role.machine-operator': ['农机手', 'machine operator', 'works the fields with machines'],
  'role.drone-operator': ['飞防手', 'drone operator', 'sprays from the air'],
  'role.weighbridge': ['司磅员', 'weighbridge clerk', 'weighs deliveries'],
  'role.analyst': ['化验员', 'analyst', 'tests deliveries at the gate'],
  'role.drier': ['烘干工', 'drier', 'dries paddy'],
  'role.mill-leader': ['加工班长', 'mill shift leader', 'answers for a milling shift'],
  'role.pack-leader': ['包装班长', 'packing shift leader', 'answers for a packing shift'],
  'role.input-keeper': ['农资保管员', 'input keeper', 'buys, keeps and issues inputs'],
  'role.safety-director': ['食品安全总监', 'food safety director', 'has a veto on release'],
  'role.safety-officer': ['食品安全员', 'food safety officer', 'does the daily checks'],
  'role.trace-manager': ['追溯管理员', 'trace manager', 'keeps the operator’s records whole'],
  'role.association': ['行业协会', 'association', 'attests what an area can yield'],
  // Documents
  'document.test-report': ['检验报告', 'test report', 'of a laboratory'],
  'document.release-inspection': ['出厂检验', 'release inspection', 'of the operator itself'],
  'document.licence': ['许可证', 'licence', 'of an authority'],
  'document.certificate': ['证书', 'certificate', 'of a certifier'],
  'document.photo': ['照片', 'photo', 'taken at a step'],
  'document.soil-test': ['土壤检测', 'soil test', 'of a parcel'],
  'result.pass': ['合格', 'passed', 'the document says pass'],
  'result.fail': ['不合格', 'failed', 'the document says fail'],
  'result.none': ['无结论', 'no result', 'the document gives no result'],
  ...QUANTITY_GLOSSARY,
  // Users of the pages
  'user.consumer': ['消费者', 'consumer', 'holds a bag of rice'],
  'user.producer': ['生产者', 'producer', 'grows, keeps, mills, packs'],
  'user.regulator': ['监管部门', 'supervisor', 'of an authority'],
  'user.auditor': ['审计员', 'auditor', 'checks proofs with no network'],
  ...CAPTURE_GLOSSARY,
  ...PRODUCT_GLOSSARY,
  ...STEP_GLOSSARY,
  ...ALARM_GLOSSARY,
  ...WARNING_GLOSSARY,
  ...DUTY_GLOSSARY,
  ...FORECAST_GLOSSARY,
  ...STORAGE_GLOSSARY,
  ...CORRECTION_GLOSSARY,
  ...CODE_GLOSSARY,
  ...RECALL_GLOSSARY,
  ...TRADE_GLOSSARY,
  ...MANDATE_GLOSSARY,
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

/** Key of one word of {@link GLOSSARY}. */
export type GlossaryKey = keyof typeof GLOSSARY;

/** Words that no consumer page may show: they promise what no proof can show, or are not the reader's. */
export const BANNED_CONSUMER_WORDS = ['正品', '保真', '绝对', '零农残', '哈希', '默克尔'] as const;

/** True when `key` names a word. */
export function isGlossaryKey(key: string): key is GlossaryKey {
  return Object.hasOwn(GLOSSARY, key);
}

/** The word for `key` in `language`. */
export function word(key: GlossaryKey, language: Language): string {
  return GLOSSARY[key][language === 'en' ? 1 : 0];
}

/** The word for `group.name` where the glossary has one; otherwise `name` itself, e.g. a quantity of a later version. */
export function wordOf(group: string, name: string, language: Language): string {
  const key = `${group}.${name}`;
  return isGlossaryKey(key) ? word(key, language) : name;
}
