// SPDX-License-Identifier: Apache-2.0

import type { LabelError, SerialError } from '@daoji/exchange';

import type { CliErrorCode } from '../cli-error.js';
import type { DeviceErrorCode } from '../device/device-error.js';

/** What faults that the command line finds by itself mean, in Chinese. */
export const OWN_WORDS: Readonly<
  Record<
    CliErrorCode | DeviceErrorCode | LabelError['code'] | SerialError['code'] | 'INTERNAL',
    string
  >
> = {
  USAGE: '用法不对',
  FILE_MISSING: '文件不在',
  FILE_SHAPE: '文件不是此命令所要的',
  KEY_FILE: '密钥文件格式不对，或不是签名人的',
  KEY_EXISTS: '密钥文件已存在，不予覆盖',
  CSV_HEADER: 'CSV 表头没有可用的列',
  CSV_ROW: '某一行的列数与表头不同',
  CSV_TIME: '时间无法读取',
  CSV_VALUE: '数值不是十进制数',
  MAPPING: '列对应表格式不对',
  MODEL_INPUT: '模型的输入不可用',
  MODEL_VERSION: '记录由本程序没有的模型版本算出',
  RULE_SET_UNKNOWN: '账本没有此规则集，或它不涉及该模型',
  COMMAND_FILE: '指令文件不合格式',
  SCALE_PORT: '电子秤的串口打不开',
  SCALE_UNSTABLE: '电子秤没有稳定读数',
  NOT_CONFIRMED: '没有人确认',
  NOT_SETTLED: '未能在时限内到达所等的状态',
  CHECK_FAILED: '核对不一致',
  NETWORK_COMMAND: '网络自身的命令失败',
  REFUSED: '对方拒绝',
  ARCHIVE_MISSING: '这里没有存证档案，或其文件缺失、已擦除',
  HOME_MISSING: '这个文件夹里没有网络',
  UNREACHABLE: '服务没有应答',
  INTERNAL: '程序内部出错',
  DEVICE_MEASUREMENT: '测量值不合读数格式',
  DEVICE_RING: '设备自己的存储无法读取',
  DEVICE_CLOSED: '设备已关闭',
  DEVICE_ACK_SHAPE: '回执格式不对',
  DEVICE_ACK_SIGNATURE: '回执不是登记的采集网关签的',
  DEVICE_ACK_FOREIGN: '回执写的是另一设备',
  DEVICE_ACK_AHEAD: '回执涉及此设备从未产生的读数',
  DEVICE_LINK: '与消息代理的连接失败',
  LABEL_COUNT: '标签数量不对',
  LABEL_FONT: '标签字体不可用',
  LABEL_GLYPH: '字体没有标签要用的字',
  LABEL_LINK: '标签的链接不可用',
  LABEL_MODULE: '二维码的模块太小',
  LABEL_SPACE: '标签上放不下',
  SERIAL_FILE: '序列号文件不可用',
  SERIAL_COUNT: '序列号数量不对',
  SERIAL_ROOT: '序列号与订单承诺的根不符',
  SERIAL_TWICE: '序列号重复',
  SERIAL_PLACE: '订单没有此位置',
};
