// SPDX-License-Identifier: Apache-2.0

/** Words of products, sites, documents and pledges; a part of the glossary. */
export const PRODUCT_GLOSSARY = {
  'command.registerProduct': ['登记产品', 'register product', 'a brand owner adds a GTIN'],
  'command.approvePacker': ['批准代包装', 'approve packer', 'a brand owner lets another pack'],
  'command.withdrawPacker': ['收回代包装批准', 'withdraw packer', 'ends a packer’s approval'],
  'command.registerSite': ['登记场站', 'register site', 'adds a place of business'],
  'command.issuePledge': [
    '开具承诺达标合格证',
    'issue pledge',
    'a grower’s pledge for a delivery of paddy, never for milled rice',
  ],
  'flag.NO_DOCUMENT_RULES': [
    '无包装文件规则',
    'no document rules',
    'no rule set said which documents packing needs',
  ],
  'document.water-test': ['灌溉水检测', 'water test', 'of a parcel’s water'],
  'document.epcis-capture': ['追溯事件文件', 'EPCIS document', 'captured trace events'],
  'document.sc-licence': ['食品生产许可证', 'food production licence', 'SC and 14 digits'],
  'document.gi-authorisation': [
    '地理标志使用授权',
    'geographical-indication authorisation',
    'lets an operator use the mark',
  ],
  'document.green-certificate': ['绿色食品证书', 'green food certificate', 'of a certifier'],
  'document.organic-certificate': ['有机产品证书', 'organic certificate', 'of a certifier'],
  'document.cma-report': ['CMA 检验报告', 'CMA test report', 'of a laboratory with CMA'],
  'document.business-licence': ['营业执照', 'business licence', 'of the market authority'],
  'document.scale-calibration': ['衡器检定证书', 'scale calibration', 'of a weighbridge'],
  'thing.input-stock': ['农资库存', 'stock lot', 'inputs that one operator holds'],
  'thing.product': ['产品', 'product', 'what a GTIN names; its brand owner need not pack it'],
  'thing.brand-owner': ['品牌方', 'brand owner', 'the operator whose product it is'],
  'thing.pledge': ['承诺达标合格证', 'pledge', 'a grower’s own word for a delivery of paddy'],
} as const;
