// SPDX-License-Identifier: Apache-2.0

/** Words of package codes; part of the glossary. */
export const CODE_GLOSSARY = {
  'command.orderCodes': ['订码', 'order codes', 'package codes are drawn and committed to'],
  'command.markCodesPrinted': ['登记印刷', 'mark printed', 'codes stand on a roll'],
  'command.activateCodes': ['启用包装码', 'activate codes', 'codes stand on packages of a lot'],
  'command.voidCodes': ['作废包装码', 'void codes', 'codes can never be used again'],
  'command.aggregatePackages': [
    '装箱码垛',
    'aggregate',
    'packages go into a case or onto a pallet',
  ],
  'command.disaggregatePackages': ['拆箱拆垛', 'disaggregate', 'a case or pallet is opened'],
  'command.reportPackage': ['登记包装异常', 'report package', 'something happened to one package'],
  'thing.package-code': ['包装码', 'package code', 'GTIN and serial printed on one package'],
  'thing.code-order': ['订码单', 'code order', 'package codes that were ordered together'],
  'thing.logistic-unit': ['箱垛', 'logistic unit', 'a case or pallet with an SSCC'],
  'package.returned': ['已退回', 'package returned', 'came back from a customer'],
  'package.recalled': ['包装已召回', 'package recalled', 'taken back by a recall'],
  'package.reported': ['被举报', 'package reported', 'somebody reported the package'],
  'package.destroyed': ['包装已销毁', 'package destroyed', 'no longer exists'],
  'code.ordered': ['已订未印', 'ordered', 'the code was drawn and not printed'],
  'code.printed': ['已印未启用', 'printed', 'the code was printed and not activated'],
  'code.activated': ['已启用', 'activated', 'the code stands on a package of a lot'],
  'code.void': ['已作废', 'void', 'the code can never be used again'],
} as const;
