// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from '@daoji/model';

/** Time of the network: on a scenario network epoch + (now − createdAt) × factor, else the clock's. */
export function networkTime(scenario: Scenario | null, nowMs: number): Date {
  if (scenario === null) return new Date(nowMs);
  const { createdAt, epoch, factor } = scenario;
  return new Date(Date.parse(epoch) + (nowMs - Date.parse(createdAt)) * factor);
}
