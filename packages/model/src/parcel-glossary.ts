// SPDX-License-Identifier: Apache-2.0

/** Words about parcels, their import and their sampling; see `GLOSSARY`. */
export const PARCEL_GLOSSARY = {
  'command.reviseParcel': ['变更地块边界', 'revise parcel', 'a new version of the boundary'],
  'command.declareSeason': ['申报产季', 'declare season', 'variety, seed lot and holder'],
  'command.closeParcel': [
    '注销地块',
    'close parcel',
    'merged, split, out of use or entered wrongly',
  ],
  'command.claimOverlap': ['申报地块重叠', 'claim overlap', 'two parcels share land'],
  'command.resolveOverlap': [
    '认定重叠处理',
    'settle overlap',
    'the authority’s word on land claimed twice',
  ],
  'flag.PARCEL_OVERLAP': [
    '地块重叠待查',
    'land claimed twice',
    'when it was harvested or later, its land was also claimed for another parcel',
  ],
  'command.drawParcelSample': [
    '地块抽样',
    'draw parcel sample',
    'commits list, rule and beacon round',
  ],
  'command.revealParcelSample': [
    '公布抽样信标',
    'reveal sample beacon',
    'the beacon value of a sample',
  ],
  'command.countParcelSample': ['清点抽样名单', 'count sample list', 'the committed ids, in order'],
  'command.recordSampleCheck': [
    '记录抽样核查',
    'record sample check',
    'one drawn parcel passes or fails',
  ],
  'command.verifySampledParcels': [
    '批量核定地块',
    'verify sampled parcels',
    'the list of a sample that passed',
  ],
  'flag.NO_SOWING_RECORD': [
    '无播种申报',
    'no sowing record',
    'no variety and seed lot was declared',
  ],
  'flag.NO_CREDIT_CODE': ['未填信用代码', 'no credit code', 'a firm without a 统一社会信用代码'],
  'flag.NO_PROTECTED_AREA': [
    '无保护范围规则',
    'no protected area',
    'origin protected, and no rule set says where that is',
  ],
  'flag.AREA_ABOVE_BOUNDARY': [
    '面积大于边界',
    'area above boundary',
    'more area is claimed than the polygon has',
  ],
  'role.household': ['农户户主', 'household', 'answers for a household’s parcels and deliveries'],
  'role.cooperative': ['合作社负责人', 'cooperative', 'attests the parcels of its members'],
  'area.used': ['计算用面积', 'area in use', 'the area that caps and doses are computed with'],
  'area.contract': ['合同面积', 'contract area', 'what the contract or register says'],
  'area.measured': ['实测面积', 'measured area', 'what a surveyor measured'],
  'area.geodesic': ['图上面积', 'geodesic area', 'what follows from the polygon on the ellipsoid'],
  'parcel.version': ['边界版本', 'boundary version', 'counts from 1'],
  'parcel.datum': ['坐标系', 'datum', 'in which the boundary was surveyed'],
  'parcel.seedLot': ['种子批号', 'seed lot', 'as printed on the bag'],
  'parcel.holder': ['种植者', 'holder', 'who farms a parcel in a season'],
  'parcel.overlap': ['重叠', 'overlap', 'land that two parcels both claim'],
  'sample.list': ['抽样名单', 'sample list', 'the parcels that a sample speaks for'],
  'sample.drawn': ['已抽中', 'drawn', 'is to be checked in the field'],
  'sample.share': ['抽样比例', 'sample share', 'drawn parcels of all listed ones'],
  'sample.committed': ['已承诺', 'committed', 'list and rule are fixed, the beacon is not out'],
  'sample.revealed': ['已公布信标', 'revealed', 'the beacon value is on the ledger'],
  'sample.passed': ['抽样通过', 'sample passed', 'at most as many failed as were allowed'],
  'sample.failed': ['抽样未通过', 'sample failed', 'more failed than were allowed'],
} as const;
