// SPDX-License-Identifier: Apache-2.0

/** What refusals mean, Chinese and English: the codes from A to C. */
export const WORDS_A_C = {
  ACCESS_DENIED: [
    '签名人无权操作这块地或批次，或缺对方共签',
    'the signer has no right over this parcel or lot, or the other party did not sign',
  ],
  AERATION_ADVICE: [
    '通风建议与所写的数值不符',
    'the advice to run the fan does not follow from the numbers that it states',
  ],
  AERATION_EXISTS: ['这个通风作业编号已被占用', 'an aeration with this id is recorded'],
  AERATION_NOT_FOUND: ['没有这个通风作业', 'no aeration with this id is recorded'],
  AERATION_STATE: [
    '通风作业的状态不允许这一步，或本仓另一次通风还没结束',
    'the aeration’s state does not allow this step, or another one of the bin is not over',
  ],
  ALARM_EXISTS: ['这个预警编号已被占用', 'an alarm with this id is recorded'],
  ALARM_LIMIT: [
    '这个粮仓或桶的预警已记满',
    'the bin or bucket lists as many alarms as its record can hold',
  ],
  ALARM_NOT_FOUND: ['没有这个预警', 'no alarm with this id is recorded'],
  ALARM_OPEN: [
    '批次、它的来源、粮仓或地块还有未解除的预警',
    'an alarm on the lot, on what it came from, or on its bin or parcel is not cleared',
  ],
  ALARM_STATE: ['预警的状态不允许这一步', 'the alarm’s state does not allow this step'],
  ALREADY_INITIALISED: ['通道已初始化过', 'meta:init was called before on this channel'],
  APPLICATION_EXISTS: ['这个使用记录编号已被占用', 'the id of the application is taken'],
  ARCHIVE_CONFLICT: [
    '存档的这个位置已有别的内容，或前面有缺',
    'other bytes lie under this index, or a hole would come before it',
  ],
  ARCHIVE_CORRUPT: ['存档的文件与它的名称不符', 'a file is not what its name or its line says'],
  ARCHIVE_DEVICE_KEY_UNKNOWN: ['账本没有这个监测设备的密钥', 'the ledger has no key of the device'],
  ARCHIVE_ERASED: ['对应的存档密钥已删除，内容不可再读', 'the subject’s key was deleted'],
  ARCHIVE_NAME: ['存档的名称格式不对', 'a name, subject or origin has not the form it must have'],
  ARCHIVE_NOT_ANCHORED: ['存证包还没有上账', 'no head on the ledger covers the batch yet'],
  ARCHIVE_NOT_FOUND: ['存档里没有这个文件或存证包', 'no file or batch of this name'],
  ARCHIVE_READING_UNKNOWN: ['没有存证包含有这个读数', 'no batch holds this reading'],
  ARCHIVE_TOO_LARGE: ['文件超过存档的大小限制', 'a file is above the limit'],
  AREA_BASIS: [
    '所用面积不是它注明的那个面积',
    'the area in use is not the stated area that it names',
  ],
  ARGUMENT_SHAPE: [
    '服务指令的参数格式不对',
    'an argument of a service function is not of its shape',
  ],
  AUTHORITY_REFUSED: [
    '这件事不归签名人所在的主管部门管',
    'the signer or operator is not of the authority that this belongs to',
  ],
  BIN_CAPACITY_EXCEEDED: ['超出粮仓容量', 'above the capacity of the bin'],
  BIN_EXISTS: ['这个粮仓编号已被占用', 'this bin id is taken'],
  BIN_NOT_FOUND: ['没有登记过这个粮仓', 'no such bin is registered'],
  BIN_UNDER_GAS: [
    '粮仓正在熏蒸，还没有第二人测过仓内气体',
    'the bin is fumigated, and no second person has measured its air since',
  ],
  BOUNDARY_COMMITMENT: [
    '边界文件与地块登记的承诺值不符',
    'the boundary file does not open the parcel’s commitment',
  ],
  BOUNDARY_UNCHANGED: [
    '新边界与已登记的边界相同',
    'a revision carries the boundary that is recorded',
  ],
  BRIDGE_EPOCH_STALE: [
    '接入网关的代次不是当前的',
    'the bridge epoch is not the current one, or a fence does not raise it',
  ],
  BRIDGE_EXISTS: ['这个接入网关已登记', 'a bridge with this site and id is registered'],
  BRIDGE_NOT_FOUND: ['没有登记过这个接入网关', 'no bridge with this site and id is registered'],
  CAPTURE_EXISTS: ['这个采集文件编号已被占用', 'a captured document with this id is recorded'],
  CAPTURE_MISMATCH: [
    '签名的指令与文件的事件数、根或处理方式不符',
    'the signed command names another number or root of events, or another behaviour, than the document and the request have',
  ],
  CHANNEL_ANSWER: [
    '通知渠道的答复太长，或不是它的格式',
    'the answer is longer than 64 KiB, or none of this channel’s',
  ],
  CHANNEL_BUSY: ['通知渠道暂时不收更多消息', 'the channel takes no more messages for now'],
  CHANNEL_GIVEN_UP: ['连续 3 天没有成功，不再试', 'it failed for 3 days'],
  CHANNEL_REDIRECT: [
    '通知渠道要求跳转，没有照做',
    'the channel answered with a redirect, which is not followed',
  ],
  CHANNEL_REFUSED: [
    '群聊没有接受，例如签名不对',
    'the chat answered 200 and a code other than 0, e.g. for a wrong signature',
  ],
  CHANNEL_REMOVED: [
    '配置里已没有这个渠道或这个号码',
    'the configuration has the channel, or the person’s number, no more',
  ],
  CHANNEL_STATUS: ['通知渠道没有答复成功', 'the channel answered another status than 2xx'],
  CHANNEL_TIMEOUT: ['15 秒内没有收到完整答复', 'no whole answer within 15 s'],
  CHANNEL_UNREACHABLE: ['连不上通知渠道，或连接中断', 'no connection, or it broke'],
  CHART_SNAPSHOT_EXISTS: [
    '该主体这一天的质量图底数已留存',
    'the charts of the operator and day are recorded',
  ],
  CLEAN_OUT_LOTS: ['所列批次与仓内账面不符', 'the named lots are not what the bin holds by record'],
  CLOCK_WINDOW: [
    '交易时间与背书节点的时钟相差超过 15 分钟',
    'the transaction’s time is more than 15 min from the endorser’s clock',
  ],
  CODES_EXCEED_LAND: [
    '启用的包装码会多于该批次的包数，也就多于地里的产量',
    'more codes would be active than the lot has packages, and so more than the land yields',
  ],
  CODE_NOT_FOUND: [
    '订码单里没有这个序列号，或序列号不在这里',
    'the serial is none of the order, or its serials are not here',
  ],
  CODE_ORDER_EXISTS: ['这个订码单编号已被占用', 'a code order with this id is recorded'],
  CODE_ORDER_NOT_FOUND: ['没有这个订码单', 'no code order with this id is recorded'],
  CODE_PATH: ['序列号不在订码单的这个位置', 'the serial is not at this place of the order'],
  CODE_PRIVATE: [
    '序列号只给订码的主体看，请用它的密钥',
    'the serials are asked for without a signature of the operator that ordered them',
  ],
  CODE_RANGE: [
    '所填的位置超出订码单、互相重叠，或过于分散',
    'the places lie outside the order, overlap, or are too scattered for one record',
  ],
  CODE_STATE: ['有包装码的状态不允许这一步', 'a code is not in the state that this step takes'],
  COMMAND_CONFLICT: ['同一编号已记入另一内容', 'something else is recorded under this id'],
  COMMAND_ID_TAKEN: [
    '这个指令编号已记了另一条指令',
    'another command with this commandId is recorded',
  ],
  COMMAND_NOT_CANONICAL: ['指令文本不是规范格式', 'the command is not RFC 8785 text'],
  COMMAND_NOT_FOUND: ['没有这个编号的指令', 'no command with this id is recorded'],
  COMMAND_SHAPE: [
    '指令或信封的内容不合格式',
    'the command or its envelope does not fit its closed schema',
  ],
  COMMAND_SIGNATURE: [
    '签名与指令内容或签名人不符',
    'the signature is not the signer’s over these bytes, or not low-S DER',
  ],
  COMMAND_TYPE_UNKNOWN: ['通道上没有这类指令', 'the channel has no command of this type'],
  COMMAND_UNSIGNED: [
    '指令没有签名',
    'the command carries no signature and its submitter may not send it so',
  ],
  CONFIRMATION_MISSING: ['缺对方的共同签名', 'the other party did not sign'],
  CONTRACT_EXISTS: ['这个合同编号已被占用', 'a contract with this id is recorded'],
  CONTRACT_LOT: [
    '收获批次不属于合同的地块、产季或品种',
    'the harvest lot is not of the contract’s parcels, season or variety',
  ],
  CONTRACT_NOT_FOUND: ['没有这个合同', 'no contract with this id is recorded'],
  CONTRACT_PARCELS: [
    '有地块不是该农户的，或产季、品种与合同不符',
    'a parcel is not the grower’s, or not of the season and variety of the contract',
  ],
  CONTRACT_PARTY: [
    '合同的收购方或种植方不是所写的主体',
    'the contract is of another buyer or grower, or of one party alone',
  ],
  CONTRACT_STATE: ['合同的状态不允许这一步', 'the contract’s state does not allow this step'],
  CONTROL_APPLICATION: [
    '所引用的施药记录不存在、已撤回、不在本地块，或早于任务',
    'the application is not recorded, was taken back, is not on the parcel, or is older than the task',
  ],
  CONTROL_DATES: [
    '防治任务的日期在将来，或先后不符',
    'a day of the task lies ahead, or before what it follows',
  ],
  CONTROL_EFFECT: [
    '防治效果与任务的答复不符',
    'the effect is not one that the answer to the task can have',
  ],
  CONTROL_EXISTS: [
    '这次病虫预警在本地块已下达过防治任务',
    'the warning ordered a control on this parcel before',
  ],
  CONTROL_NOT_FOUND: [
    '这次病虫预警在本地块没有防治任务',
    'the warning ordered no control on this parcel',
  ],
  CONTROL_OPEN: [
    '还有防治任务没有答复，或没有查效果',
    'a task of the warning is not answered, or its effect not checked',
  ],
  CONTROL_STATE: ['防治任务的状态不允许这一步', 'the task’s state does not allow this step'],
  CORRECTION_EXISTS: ['这一事件已更正过', 'this event was corrected before'],
  CORRECTION_REFUSED: ['这一事件不能这样更正', 'this event cannot be corrected like that'],
  CORRECTION_USED: [
    '由它产生的批次已被使用，不能撤回',
    'its lots were used since and cannot be taken back',
  ],
  COURSE_LIMIT: ['岗位责任的培训考核已记满', 'a duty tells of a bounded number of courses'],
  CREDIT_CODE_CHECK: [
    '统一社会信用代码的校验位有误',
    'a check character of a unified social credit code is wrong',
  ],
  CREDIT_CODE_SHAPE: [
    '统一社会信用代码应为 18 位规定字符',
    'a unified social credit code has 18 characters of its alphabet',
  ],
  CREDIT_CODE_TAKEN: [
    '另一经营主体已用这个统一社会信用代码',
    'another operator has this unified social credit code',
  ],
  CSV_COLUMNS: [
    '表头有重复的列，或有表里没有的列',
    'the header names a column twice, or one that the table does not have',
  ],
  CSV_ENCODING: [
    '文件的编码既不是 UTF-8 也不是 GB 18030',
    'the bytes are neither UTF-8 nor GB 18030',
  ],
  CSV_KIND: ['没有这类导入', 'there is no import of this kind'],
  CSV_LIST_DERIVED: [
    '这是账本算出来的清单，没有一行是指令',
    'the file, or the name, is that of a list that the ledger works out: no row of it is a command',
  ],
  CSV_QUOTES: [
    'CSV 的引号没有闭合，或在单元格中间',
    'the quotes of a CSV file do not close, or stand inside a cell',
  ],
  CSV_SIZE: [
    '文件太大，或行数超过一次导入的上限',
    'the file is larger, or has more rows, than one import takes',
  ],
} as const;
