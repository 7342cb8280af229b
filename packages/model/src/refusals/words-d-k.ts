// SPDX-License-Identifier: Apache-2.0

/** What refusals mean, Chinese and English: the codes from D to K. */
export const WORDS_D_K = {
  DELIVERY_EXCEEDS_LOT: ['车上的粮多于该批次所余', 'the load is more than is left of the lot'],
  DELIVERY_UNCONFIRMED: [
    '没有农户确认，也没有生效合同',
    'no grower confirmed it and no contract is in force',
  ],
  DEMO_CARD_UNKNOWN: ['没有这个演示身份', 'there is no such demo card'],
  DEMO_KEYS_OFF: ['只有演示场景才有演示密钥', 'demo keys exist on scenario networks only'],
  DEMO_KEY_ORDINARY_NETWORK: [
    '只有演示场景才有演示人员',
    'demo persons exist on scenario networks only',
  ],
  DEMO_SIGN_IN_REQUIRED: ['还没有选演示身份', 'nobody is signed in with a demo card'],
  DEVICE_EXISTS: ['这个监测设备编号已被占用', 'a device with this id is registered'],
  DEVICE_KEY_TAKEN: ['另一监测设备已用这把密钥', 'another device has this key'],
  DEVICE_NOT_ACTIVE: [
    '监测设备未启用：还没有同意，或已吊销',
    'the device is not active: not yet consented to, or revoked',
  ],
  DEVICE_NOT_FOUND: ['没有登记过这个监测设备', 'no device with this id is registered'],
  DEVICE_PROFILE: ['监测设备的档案自相矛盾', 'the device’s profile contradicts itself'],
  DEVICE_STATE: ['监测设备的状态不允许这一步', 'the device’s state does not allow this step'],
  DEVICE_UNKNOWN: [
    '没有登记过这个监测设备，或它属于另一接入网关',
    'no device with this id is registered, or it is bound to another bridge',
  ],
  DOCUMENT_DATES: [
    '文件的日期先后不符，或签发日期在将来',
    'a document ends before it starts, or is issued ahead',
  ],
  DOCUMENT_EXISTS: ['这个文件编号已被占用', 'a document with this id is attached'],
  DOCUMENT_EXPIRED: [
    '包装所需的文件在加工日期不在有效期内',
    'a document that packing needs is not in force on the production date',
  ],
  DOCUMENT_HASH: ['文件与所写的数字指纹不符', 'the document is not the one that was named'],
  DOCUMENT_KIND: [
    '这类文件不能附在这里，或缺文件编号',
    'a document of this kind does not belong to such a subject, or needs its number',
  ],
  DOCUMENT_LIMIT: [
    '这个批次或经营主体的文件已记满',
    'the lot or operator has as many documents as its record can list',
  ],
  DOCUMENT_MISSING: [
    '缺少包装所需的文件，请到“文件”页上传',
    'a document that packing asks for is missing: attach it on the page of documents',
  ],
  DOCUMENT_NOT_FOUND: ['没有指令附过这个文件', 'no command attached a file with this hash'],
  DOCUMENT_PRIVATE: [
    '这个文件只给有关各方看，请用其中一方的密钥',
    'a salted document is asked for without a signature of one of its parties',
  ],
  DOCUMENT_SALT: [
    '随机值与指令不符，或长度不对',
    'salt and command disagree, or it is not 16 bytes',
  ],
  DOCUMENT_TOO_LARGE: ['文件太大', 'the document is above the limit'],
  DOCUMENT_TYPE: ['不收这种类型的文件', 'the document is of a type that is not kept'],
  DUTY_DATES: [
    '岗位责任、健康证或考核的日期在将来、已过期或先后不符',
    'a day of the duty, card or examination lies ahead, is over, or before what it follows',
  ],
  DUTY_MISSING: [
    '您没有这个岗位的责任，不能签这一步。请找本单位办公室委派',
    'You have no duty for this post. Ask your office to grant one',
  ],
  DUTY_NOT_FOUND: [
    '没有这个人在该主体的岗位责任',
    'no duty of this person at this operator is recorded',
  ],
  DUTY_NOT_VALID: [
    '您的岗位责任没有生效：还没接受、已暂停、已结束，或不在起止日期内。看“我的岗位”',
    'Your duty does not hold: not accepted, suspended, ended, or outside its days. See “My post”',
  ],
  DUTY_PERSON: [
    '不能给自己委派、登记或结束，也不能替别人接受',
    'Nobody acts over the own duty, and nobody accepts for another',
  ],
  DUTY_STATE: ['岗位责任的状态不允许这一步', 'the duty’s state does not allow this step'],
  EMPTIES_EXCEEDED: [
    '交回的空瓶空袋多于用完的数量',
    'more empty containers are returned than can be empty',
  ],
  EPCIS_NOT_FOUND: ['没有这个事件、采集、查询或值', 'no such event, capture job, query or value'],
  EPCIS_NOT_OFFERED: ['还不提供订阅', 'subscriptions are not offered yet'],
  EPCIS_READER: ['没有签名说明是谁在查', 'the request does not say, by a signature, who asks'],
  EPCIS_VERSION: [
    '所要的 EPCIS 或 CBV 版本、类型或出错方式不是本网关的',
    'another EPCIS or CBV version, media type or error behaviour than ours is asked for',
  ],
  EPC_PREFIX_LENGTH: [
    'GS1 厂商识别代码应为 6 到 12 位数字',
    'a GS1 company prefix has 6 to 12 digits',
  ],
  EPC_URN: ['不是已知格式的 EPC 编码', 'the text is no EPC URN of a known scheme'],
  EVENT_NOT_FOUND: ['没有这个指令编号的事件', 'no event of this commandId is recorded'],
  EVENT_TIME_FUTURE: [
    '发生时间比记录时间晚 15 分钟以上',
    'eventTime lies more than 15 min after the record time',
  ],
  EVIDENCE_SHAPE: ['信封里的凭据格式不对', 'the envelope’s evidence is not of its shape'],
  FUMIGATION_EXISTS: ['这个熏蒸作业编号已被占用', 'a fumigation with this id is recorded'],
  FUMIGATION_GAS: [
    '气体浓度高于限值、有测点没测，或测得太早',
    'the air is above the limit, not measured at every point, or measured too early',
  ],
  FUMIGATION_NOT_FOUND: ['没有这个熏蒸作业', 'no fumigation with this id is recorded'],
  FUMIGATION_RULE: [
    '用药量、密闭天数或 CT 值不合规则，或没有这种药剂的规则',
    'dose, closed days or CT are outside the rule of the gas, or no rule names it',
  ],
  FUMIGATION_SHORT: [
    '散气过早或用药不足，又没有说明原因',
    'the bin is aired too early or got too little gas, and no note says why',
  ],
  FUMIGATION_STATE: [
    '熏蒸作业的状态不允许这一步，或本仓另一次熏蒸还没结束',
    'the fumigation’s state does not allow this step, or another one of the bin is not over',
  ],
  FUNCTION_MISMATCH: [
    '交易的函数与指令类型不符',
    'the transaction’s function is not the command’s type',
  ],
  FUNCTION_UNKNOWN: ['合约没有这个函数', 'the contract has no such function'],
  GS1_AI_UNKNOWN: ['没有这个 GS1 应用标识符', 'no Application Identifier of the syntax dictionary'],
  GS1_ATTRIBUTE: [
    '应用标识符放错了位置',
    'an AI that may not stand in the query, or belongs in the path',
  ],
  GS1_CHECK_DIGIT: ['校验位有误', 'a check digit or check character pair is wrong'],
  GS1_DATE: ['没有这个日期或时间', 'a date or time that does not exist'],
  GS1_DUPLICATE: ['同一应用标识符写了两次', 'one AI twice'],
  GS1_ELEMENT_STRING: ['不是带括号的 GS1 单元数据串', 'the text is no bracketed element string'],
  GS1_PATH_ORDER: [
    '地址里的标识次序不对',
    'the AIs of the path are no key with its qualifiers in order',
  ],
  GS1_URI: [
    '不是 GS1 数字链接',
    'the text is no GS1 Digital Link: scheme, domain, characters or no primary key in the path',
  ],
  GS1_VALUE_CHARACTER: ['有不允许的字符', 'a value has a character that its AI does not allow'],
  GS1_VALUE_LENGTH: ['内容为空、太短或太长', 'a value is empty, too short or too long for its AI'],
  GS1_VALUE_RULE: ['内容不合这个应用标识符的规则', 'a value breaks another rule of its AI'],
  GTIN_INVALID: [
    '商品条码格式不对，或校验位有误',
    'the GTIN is malformed or its check digit is wrong',
  ],
  HARVEST_INTERVAL: ['安全间隔期未满', 'the pre-harvest interval has not ended'],
  HARVEST_LIMIT: [
    '这块地本季的收获批次已记满',
    'the parcel has as many harvest lots in the season as its record can list',
  ],
  HEAD_CONSISTENCY: [
    '新的日志没有接着已记录的日志',
    'the new log does not extend the recorded one',
  ],
  HEAD_MISMATCH: [
    '已记录的日志头既不是前一个也不是新的',
    'the recorded head is neither the previous nor the new one',
  ],
  HEAD_SHAPE: ['日志头的格式不对', 'the log head is not the canonical text of its schema'],
  HEAD_SLOT: [
    '有设备的水位变化没有读数可以说明',
    'a device’s watermark moves in a way that no readings explain',
  ],
  HEAD_WATERMARK: [
    '水位根与变化的位置不符',
    'the watermark roots do not follow from the changed slots',
  ],
  HEAD_WITNESS: [
    '推进日志所需的数据缺失或格式不对',
    'the transient data of the advance is missing or not of its shape',
  ],
  HEALTH_CARD_EXPIRED: [
    '您的健康证已过期。请把新证交办公室登记，或由别的在岗人员来签',
    'Your health card has ended. Have the new one recorded, or let another person on duty sign',
  ],
  HEALTH_CARD_MISSING: [
    '没有登记您的健康证。请交办公室登记，或由别的在岗人员来签',
    'No health card of yours is recorded. Take it to the office, or let another person on duty sign',
  ],
  HOLD_NOT_FOUND: ['批次没有未解除的暂停放行', 'the lot has no hold that is not released'],
  IDENTITY_EXISTS: ['这把密钥已启用过', 'this key was activated before'],
  IDENTITY_NOT_ACTIVE: ['密钥在该时间未启用或已到期', 'the key was not active at that time'],
  IDENTITY_NOT_FOUND: ['没有启用过这个编号的密钥', 'no key with this id was activated'],
  IDENTITY_REVOKED: ['密钥已吊销', 'the key is revoked'],
  IDENTITY_UNKNOWN: ['密钥还没有启用', 'the key is not activated yet'],
  IDENTITY_VALIDITY: ['密钥的截止时间不晚于起始时间', 'validTo is not after validFrom'],
  INPUT_BANNED: ['已禁用', 'banned'],
  INPUT_CRAB_RICE: ['稻蟹田禁用', 'not where crabs live'],
  INPUT_DATES: ['日期在将来，或先止后起', 'the day lies ahead, or it ends before it starts'],
  INPUT_DOSE: ['用量不在标签范围内', 'dose outside the label'],
  INPUT_NOT_REGISTERED: ['未在水稻或该防治对象上登记', 'not registered on rice or against this'],
  INPUT_RESTRICTED: ['限制使用，缺农技员联署', 'restricted, no agronomist co-signed'],
  INPUT_STOCK_EXCEEDED: ['库存不足', 'not enough stock'],
  INPUT_UNIT: ['单位与登记的农资不符', 'the unit is not that of the registered product'],
  INPUT_USES_EXCEEDED: ['本季次数已用完', 'no use left this season'],
  INSPECTION_EXISTS: ['这个粮情检查编号已被占用', 'an inspection with this id is recorded'],
  INSPECTION_NOT_FOUND: ['没有这次粮情检查', 'no inspection with this id is recorded'],
  INSPECTION_STATE: ['这次粮情检查已签名', 'the inspection is signed already'],
  INSPECTION_VALUES: [
    '平均值高于最大值，或检查之后又进了新粮',
    'the mean is above the maximum, or new grain came in after the look',
  ],
  INTERNAL: [
    '网关自身出错，日志里有请求编号',
    'an error of the gateway itself; the log has the request id',
  ],
  KEY_SHAPE: ['公钥的格式不对', 'a public key is not the DER SPKI of the expected curve'],
} as const;
