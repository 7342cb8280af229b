// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { readStatus } from '../../src/api/service-status.js';
import { isRunningFast, networkNow, rememberScenario } from '../../src/sign/network-clock.js';

const DAY = 86_400_000;
const END = '2026-03-01T00:00:00.000Z';

describe('the network clock of this device', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  const kept = new Map<string, string>();

  beforeEach(() => {
    kept.clear();
    const store: Pick<Storage, 'getItem' | 'removeItem' | 'setItem'> = {
      getItem: (key) => kept.get(key) ?? null,
      removeItem: (key) => void kept.delete(key),
      setItem: (key, value) => void kept.set(key, value),
    };
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: store });
  });

  after(() => {
    if (before) Object.defineProperty(globalThis, 'localStorage', before);
    else Reflect.deleteProperty(globalThis, 'localStorage');
  });

  /** A scenario at × 100,000 that began so long ago, as `/status` says it. */
  const scenarioOf = (agoMs: number, until?: string) =>
    readStatus({
      scenario: {
        createdAt: new Date(Date.now() - agoMs).toISOString(),
        epoch: '2025-04-20T00:00:00.000Z',
        factor: 100_000,
        ...(until !== undefined && { until }),
        v: 1,
      },
    }).scenario;

  it('signs an hour after the season on the day on which it ended', () => {
    const scenario = scenarioOf(3_600_000, END);
    rememberScenario(scenario);
    expect(networkNow().toISOString().slice(0, 10)).to.equal('2026-03-01');
    expect(scenario && isRunningFast(scenario)).to.equal(false);
  });

  it('runs fast until then, and for ever where no end is recorded', () => {
    const playing = scenarioOf(60_000, END);
    rememberScenario(playing);
    expect(networkNow().toISOString() < END).to.equal(true);
    expect(playing && isRunningFast(playing)).to.equal(true);
    rememberScenario(scenarioOf(3_600_000));
    expect(networkNow().getTime()).to.be.greaterThan(Date.parse(END) + 3000 * DAY);
  });

  it('is the clock of this device on an ordinary network', () => {
    rememberScenario(readStatus({ scenario: null }).scenario);
    expect(Math.abs(networkNow().getTime() - Date.now())).to.be.lessThan(60_000);
  });
});
