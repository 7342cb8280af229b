// SPDX-License-Identifier: Apache-2.0
import type { Alarm, Signal, Warning } from '@daoji/model';
import type { Logger } from 'pino';

import type { GatewayConfig } from '../config.js';
import { loadNoticeConfig, NO_CHANNELS } from './notice-config.js';
import { NoticeService, type NoticeOptions } from './notice-service.js';

/** Between two rounds, ms: what a person does not notice. */
const ROUND_MS = 1_000;

/** The service with the clock that drives it. */
export interface RunningNotices {
  readonly service: NoticeService;
  /** Begins with what the index has: what a crash left untold is told. */
  start(alarms: readonly Alarm[], warnings?: readonly Warning[], signals?: readonly Signal[]): void;
  stop(): Promise<void>;
}

/** Reads the configuration and opens the outbox. @throws ConfigError for a configuration that would tell nobody. */
export async function startNotices(
  { http: { publicOrigin }, notices: { config: path, dir } }: GatewayConfig,
  { now, recordedAt }: Pick<NoticeOptions, 'now' | 'recordedAt'>,
  logger: Logger,
  env: Readonly<Record<string, string | undefined>>,
): Promise<RunningNotices> {
  const config = path === undefined ? NO_CHANNELS : await loadNoticeConfig(path, env);
  const service = await NoticeService.open({
    config,
    dir,
    machineNow: () => new Date(),
    now,
    publicOrigin,
    recordedAt,
  });
  logger.info({ channels: config.channels.length }, 'notices are sent');
  let timer: NodeJS.Timeout | undefined;
  const rounds = new Set<Promise<void>>();
  const round = (): void => {
    const running = service
      .tick()
      .catch((err: unknown) => logger.error({ err }, 'round of notices failed; it is made up'))
      .finally(() => rounds.delete(running));
    rounds.add(running);
  };
  return {
    service,
    start: (alarms, warnings = [], signals = []) => {
      for (const alarm of alarms) service.offer(alarm);
      for (const warning of warnings) service.offerWarning(warning);
      for (const signal of signals) service.offerSignal(signal);
      timer = setInterval(round, ROUND_MS);
    },
    stop: async () => {
      clearInterval(timer);
      await service.close();
      await Promise.all(rounds);
    },
  };
}
