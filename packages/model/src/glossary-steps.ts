// SPDX-License-Identifier: Apache-2.0

/** Words of the steps between harvest and shelf, and of what they flag; part of the glossary. */
export const STEP_GLOSSARY = {
  'thing.transfer': ['发货单', 'transfer', 'lots on their way from one operator to another'],
  'lot.bought': ['外购批次', 'bought-in lot', 'paddy from outside, of no registered parcel'],
  'command.dryLot': ['烘干', 'dry', 'paddy is dried, its mass at 14.5 % stays'],
  'command.cleanLot': ['清理', 'clean', 'impurities are taken out of paddy'],
  'command.offerTransfer': ['发货', 'offer transfer', 'lots go to another operator'],
  'command.acceptTransfer': ['收货', 'accept transfer', 'the receiver takes lots over'],
  'command.cancelTransfer': ['撤回发货', 'cancel transfer', 'a transfer is called off'],
  'command.reworkLot': ['拆包返工', 'rework', 'packages are opened again and keep their dates'],
  'command.stocktake': ['盘点', 'stocktake', 'a lot is counted by two persons'],
  'command.sampleLot': ['取样', 'sample', 'grams are taken for a test'],
  'command.loseLot': ['损失登记', 'lose', 'grams are lost without use'],
  'command.destroyLot': ['销毁', 'destroy', 'grams are destroyed before a witness'],
  'flag.HIGH_LOSS': ['损耗偏高', 'high loss', 'a step lost more than the tolerance in force'],
  'flag.RECEIVED_LESS': ['到货短少', 'received less', 'less arrived than was sent'],
  'flag.RECEIVED_MORE': [
    '到货偏多',
    'received more',
    'more was weighed than was sent, the sent mass counts',
  ],
  'flag.STOCK_SHORTAGE': ['盘亏', 'stock shortage', 'a stocktake found less than the record'],
  'flag.STOCK_SURPLUS': ['盘盈', 'stock surplus', 'a stocktake found more, the record stays'],
  'flag.OUTSIDE_PADDY': [
    '含外购稻谷',
    'outside paddy',
    'holds paddy that came from no registered parcel',
  ],
  'flag.RETURNED': ['退货', 'returned', 'came back from a customer'],
  'flag.REWORKED': ['返工', 'reworked', 'was packed before and opened again'],
} as const;
