// SPDX-License-Identifier: Apache-2.0
import type { ChannelName, Role } from '@daoji/model';

/** A fictitious operator and its organisation. */
export interface CastOperator {
  readonly operatorId: string;
  readonly publicName: string;
  readonly kind: 'mill' | 'authority' | 'laboratory';
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
}

/** Division of the whole cast: Panjin. */
export const CAST_AREA = '2111';

/** The operators of a demonstration; every name says that it is fictitious. */
export const CAST_OPERATORS: readonly CastOperator[] = [
  {
    operatorId: 'daoji-rice',
    publicName: '盘锦稻迹示范米业（虚构）',
    kind: 'mill',
    mspId: 'ProducerMSP',
    registrarProfile: 'org-registrar-producer',
  },
  {
    operatorId: 'panjin-authority',
    publicName: '盘锦示范监管机构（虚构）',
    kind: 'authority',
    mspId: 'RegulatorMSP',
    registrarProfile: 'org-registrar-regulator',
  },
  {
    operatorId: 'panjin-laboratory',
    publicName: '盘锦示范检验实验室（虚构）',
    kind: 'laboratory',
    mspId: 'InspectorMSP',
    registrarProfile: 'org-registrar-inspector',
  },
];

const BOTH: readonly ChannelName[] = ['trace', 'anchor'];
const TRACE: readonly ChannelName[] = ['trace'];

/** Registrars, in the order of {@link CAST_OPERATORS}. */
export const CAST_REGISTRARS: readonly CastPerson[] = [
  { name: 'registrar', operatorId: 'daoji-rice', roles: ['registrar'], channels: BOTH },
  {
    name: 'authority-registrar',
    operatorId: 'panjin-authority',
    roles: ['registrar'],
    channels: BOTH,
  },
  {
    name: 'laboratory-registrar',
    operatorId: 'panjin-laboratory',
    roles: ['registrar'],
    channels: BOTH,
  },
];

/** Everybody else. */
export const CAST_PEOPLE: readonly CastPerson[] = [
  { name: 'grower', operatorId: 'daoji-rice', roles: ['grower'], channels: TRACE },
  { name: 'keeper', operatorId: 'daoji-rice', roles: ['keeper'], channels: TRACE },
  { name: 'miller', operatorId: 'daoji-rice', roles: ['miller'], channels: TRACE },
  { name: 'packer', operatorId: 'daoji-rice', roles: ['packer'], channels: TRACE },
  { name: 'quality', operatorId: 'daoji-rice', roles: ['quality'], channels: TRACE },
  { name: 'device-manager', operatorId: 'daoji-rice', roles: ['device-manager'], channels: BOTH },
  {
    name: 'regulator',
    operatorId: 'panjin-authority',
    roles: ['regulator', 'village'],
    channels: BOTH,
  },
  {
    name: 'inspector',
    operatorId: 'panjin-laboratory',
    roles: ['laboratory', 'device-consent'],
    channels: BOTH,
  },
];
