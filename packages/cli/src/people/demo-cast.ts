// SPDX-License-Identifier: Apache-2.0
import { AUTHORITIES, type Authority, type ChannelName, type Role } from '@daoji/model';

/** A fictitious operator and its organisation. */
export interface CastOperator {
  readonly operatorId: string;
  readonly publicName: string;
  readonly kind:
    | 'mill'
    | 'authority'
    | 'laboratory'
    | 'household'
    | 'cooperative'
    | 'association'
    | 'distributor'
    | 'retailer'
    | 'canteen';
  readonly authority?: Authority;
  readonly mspId: 'ProducerMSP' | 'RegulatorMSP' | 'InspectorMSP';
  /** Ledger profile whose certificate says `role=org-registrar`. */
  readonly registrarProfile: string;
}

/** A person of an operator; the first of each operator is its registrar. */
export interface CastPerson {
  readonly name: string;
  readonly operatorId: string;
  readonly roles: readonly Role[];
  readonly channels: readonly ChannelName[];
  readonly authority?: Authority;
}

/** Division of the whole cast: Panjin. */
export const CAST_AREA = '2111';

const PRODUCER = { mspId: 'ProducerMSP', registrarProfile: 'org-registrar-producer' } as const;
const REGULATOR = { mspId: 'RegulatorMSP', registrarProfile: 'org-registrar-regulator' } as const;
const INSPECTOR = { mspId: 'InspectorMSP', registrarProfile: 'org-registrar-inspector' } as const;

/** The operators of a demonstration; every name says that it is fictitious. */
export const CAST_OPERATORS: readonly CastOperator[] = [
  operator('daoji-rice', '盘锦稻迹示范米业（虚构）', 'mill'),
  { ...operator('panjin-authority', '盘锦示范监管机构（虚构）', 'authority'), ...REGULATOR },
  { ...operator('panjin-laboratory', '盘锦示范检验实验室（虚构）', 'laboratory'), ...INSPECTOR },
  authority('agri', '盘锦示范农业农村局（虚构）'),
  authority('grain', '盘锦示范粮食局（虚构）'),
  authority('market', '盘锦示范市场监管局（虚构）'),
  operator('household-1', '示范农户甲（虚构）', 'household'),
  operator('household-2', '示范农户乙（虚构）', 'household'),
  operator('panjin-village', '示范村合作社（虚构）', 'cooperative'),
  operator('panjin-association', '盘锦大米示范协会（虚构）', 'association'),
  operator('brand-owner', '示范品牌商（虚构）', 'distributor'),
  operator('shop-1', '示范粮油店（虚构）', 'retailer'),
  operator('canteen-1', '示范学校食堂（虚构）', 'canteen'),
];

const FIRST_OF_MILL: readonly Role[] = ['grower', 'keeper', 'miller', 'packer', 'quality'];
const MORE_OF_MILL: readonly Role[] = [
  ...(['agronomist', 'machine-operator', 'drone-operator', 'weighbridge', 'analyst'] as const),
  ...(['drier', 'mill-leader', 'pack-leader', 'input-keeper'] as const),
  ...(['safety-director', 'safety-officer', 'trace-manager'] as const),
];
const BOTH: readonly ChannelName[] = ['trace', 'anchor'];
const TRACE: readonly ChannelName[] = ['trace'];

/** Registrars, in the order of {@link CAST_OPERATORS}. */
export const CAST_REGISTRARS: readonly CastPerson[] = [
  person('registrar', 'daoji-rice', ['registrar'], BOTH),
  person('authority-registrar', 'panjin-authority', ['registrar'], BOTH),
  person('laboratory-registrar', 'panjin-laboratory', ['registrar'], BOTH),
  ...CAST_OPERATORS.slice(3).map(({ operatorId }) =>
    person(`${operatorId}-registrar`, operatorId, ['registrar']),
  ),
];

/** Everybody else. */
export const CAST_PEOPLE: readonly CastPerson[] = [
  ...FIRST_OF_MILL.map(ofMill),
  person('device-manager', 'daoji-rice', ['device-manager'], BOTH),
  person('regulator', 'panjin-authority', ['regulator', 'village'], BOTH),
  person('inspector', 'panjin-laboratory', ['laboratory', 'device-consent'], BOTH),
  ...MORE_OF_MILL.map(ofMill),
  person('keeper-2', 'daoji-rice', ['keeper']),
  person('watch', 'daoji-rice', ['watch']),
  ...AUTHORITIES.flatMap((one) =>
    ['', '-2'].map((suffix) => ({
      ...person(`${one}${suffix}`, `panjin-${one}`, ['regulator']),
      authority: one,
    })),
  ),
  person('household-1', 'household-1', ['grower']),
  person('household-2', 'household-2', ['grower']),
  person('village', 'panjin-village', ['village', 'grower', 'agronomist']),
  person('association', 'panjin-association', ['association']),
  person('brand', 'brand-owner', ['trace-manager', 'quality', 'keeper']),
  person('shop', 'shop-1', ['keeper', 'safety-officer']),
  person('canteen', 'canteen-1', ['keeper', 'safety-officer']),
];

function operator(
  operatorId: string,
  publicName: string,
  kind: CastOperator['kind'],
): CastOperator {
  return { operatorId, publicName, kind, ...PRODUCER };
}

function authority(name: Authority, publicName: string): CastOperator {
  return { ...operator(`panjin-${name}`, publicName, 'authority'), ...REGULATOR, authority: name };
}

function person(
  name: string,
  operatorId: string,
  roles: readonly Role[],
  channels: readonly ChannelName[] = TRACE,
): CastPerson {
  return { name, operatorId, roles, channels };
}

/** A person of the mill, named by the one role. */
function ofMill(role: Role): CastPerson {
  return person(role, 'daoji-rice', [role]);
}
