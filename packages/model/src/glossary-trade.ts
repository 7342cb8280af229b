// SPDX-License-Identifier: Apache-2.0

/** Words of contract and intake; part of the glossary. */
export const TRADE_GLOSSARY = {
  'command.offerContract': ['提出收购合同', 'offer contract', 'a buyer offers a grower a season'],
  'command.acceptContract': ['接受收购合同', 'accept contract', 'the grower’s consent'],
  'command.endContract': ['终止收购合同', 'end contract', 'either party ends it'],
  'command.recordDelivery': ['过磅收粮', 'record delivery', 'paddy comes in over the weighbridge'],
  'command.recordBoughtIn': ['外购入库', 'record bought-in paddy', 'paddy of no registered parcel'],
  'command.settleDelivery': [
    '结算过磅单',
    'settle delivery',
    'the sheet that the grower is paid by',
  ],
  'flag.OVER_CONTRACT_CAP': [
    '超出合同交售量',
    'over contract cap',
    'a load goes beyond what the contract is for',
  ],
  'flag.NO_SETTLEMENT_RULES': [
    '无结算规则',
    'no settlement rules',
    'no rule set says what is deducted, so nothing is settled',
  ],
  'mass.weighed': ['过磅重量', 'weighed mass', 'gross less tare'],
  'mass.settled': ['结算重量', 'settled mass', 'after deductions, what is paid for'],
  'mass.physical': ['实物重量', 'physical mass', 'at 14.5 % moisture, what every balance counts'],
  'trade.headroom': ['剩余可交售量', 'headroom', 'what the contract still takes'],
  'trade.slip': ['过磅单', 'weighbridge slip', 'one load at the gate'],
  'trade.contract': ['收购合同', 'contract', 'one season of one grower with one buyer'],
} as const;
