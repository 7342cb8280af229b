// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import {
  commandTypes,
  describeCommand,
  traceCommandSchemas,
  type Command,
} from '../../src/index.js';
import { inputCommandSchemas } from '../../src/commands-inputs.js';

const base = {
  alg: 'ecdsa-p256-sha256',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  deviceTime: '2026-10-04T02:12:30.000Z',
  v: 1,
} as const;
const code = (unit: number): string => `11500011001${String(unit).padStart(21, '0')}`;

const COMMANDS: readonly (readonly [
  command: Command,
  zh: readonly string[],
  en: readonly string[],
])[] = [
  [
    {
      ...base,
      type: 'purchaseInput',
      labelCodes: [code(1), code(2), code(3)],
      packageMilli: 1_000_500,
      purchasedOn: '2026-06-01',
      registration: 'PD20150001',
      stockLotId: 'st-1',
      unit: 'g',
    },
    ['3 件', '1000.5 g', code(1), code(3), '2026-06-01'],
    ['3 units of 1000.5 g', 'PD20150001'],
  ],
  [
    {
      ...base,
      type: 'issueInput',
      contractId: 'c-7',
      fromStockLotId: 'st-1',
      packages: 2,
      quantityMilli: 2_000_000,
      toOperatorId: 'household-7',
      toStockLotId: 'st-2',
    },
    ['household-7', '数量 2000（2 件）', '合同 c-7'],
    ['issue 2000 (2 containers)', 'contract c-7'],
  ],
  [
    {
      ...base,
      type: 'applyInput',
      applicationId: 'a-1',
      doseMilliPerMu: 25_000,
      parcels: ['p-1', 'p-2'],
      startDate: '2026-07-01',
      stockLotId: 'st-1',
      stopDate: '2026-07-02',
      target: '稻瘟病',
    },
    ['稻瘟病', '每亩 25', '2026-07-01 至 2026-07-02', 'p-1、p-2'],
    ['25 per mu', '2026-07-01 to 2026-07-02', 'p-1, p-2'],
  ],
  [
    { ...base, type: 'returnEmpties', count: 3, stockLotId: 'st-1' },
    ['空包装 3 件'],
    ['3 empty containers'],
  ],
  [
    { ...base, type: 'removeInput', quantityMilli: 500, reason: 'destroyed', stockLotId: 'st-1' },
    ['减少 0.5（销毁）'],
    ['remove 0.5', 'destroyed'],
  ],
  [
    {
      ...base,
      type: 'releaseHold',
      documentHash: 'd'.repeat(64),
      lotId: 'h-1',
      reason: '残留低于限量',
    },
    ['h-1', '残留低于限量', 'd'.repeat(16), '标记永久保留'],
    ['its flag stays', 'd'.repeat(16)],
  ],
];

describe('words of commands about inputs', () => {
  for (const [command, zh, en] of COMMANDS) {
    it(`show all that ${command.type} says, in both languages`, () => {
      for (const part of zh) expect(describeCommand(command, 'zh')).to.contain(part);
      for (const part of en) expect(describeCommand(command, 'en')).to.contain(part);
      expect(describeCommand(command, 'zh')).to.not.contain('undefined');
    });
  }

  it('are there for every command about inputs', () => {
    expect(COMMANDS.map(([command]) => command.type)).to.have.members(
      Object.keys(inputCommandSchemas),
    );
    expect(commandTypes('trace')).to.include.members(Object.keys(inputCommandSchemas));
  });

  it('belong to commands that their schemas accept', () => {
    const schemas: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
      traceCommandSchemas;
    for (const [command] of COMMANDS) {
      expect(schemas[command.type]?.safeParse(command).success, command.type).to.equal(true);
    }
  });
});
