// SPDX-License-Identifier: Apache-2.0
import type { LoadResult } from './load.js';
import type { PathBenchOptions } from './options.js';
import type { Machine, ProcessSample } from './processes.js';
import type { StageResult } from './stage.js';

/** Largest resident size of the bridge that issue and README allow. */
export const BRIDGE_LIMIT_BYTES = 256 * 1024 * 1024;

/** A process over the measured window. */
export interface ProcessUse {
  readonly name: string;
  readonly rssBytes: number;
  readonly peakRssBytes: number;
  /** Part of all cores' time, 0–1. */
  readonly cpuShare: number;
}

/** Everything that was measured. */
export interface PathReport {
  readonly options: PathBenchOptions;
  readonly machine: Machine;
  /** Length of the window with load, in seconds. */
  readonly windowSeconds: number;
  readonly load: LoadResult & { readonly faults: readonly string[]; readonly unacked: number };
  readonly acked: StageResult;
  readonly stored: StageResult;
  readonly anchored: StageResult;
  /** Over warm-up and window: verified acks, points that InfluxDB counts, leaves under the ledger's head. */
  readonly counted: { readonly acked: number; readonly stored: number; readonly anchored: number };
  readonly processes: readonly ProcessUse[];
  /** Sent, acked, stored and anchored are the same number. */
  readonly isComplete: boolean;
}

/** What each process used between two samples. */
export function usesBetween(
  before: readonly ProcessSample[],
  after: readonly ProcessSample[],
  seconds: number,
  cores: number,
): ProcessUse[] {
  const earlier = new Map(before.map((sample) => [sample.pid, sample.cpuSeconds]));
  return after.map(({ name, pid, rssBytes, peakRssBytes, cpuSeconds }) => ({
    name,
    rssBytes,
    peakRssBytes,
    cpuShare: (cpuSeconds - (earlier.get(pid) ?? 0)) / (seconds * cores),
  }));
}

/** The report as lines for people. */
export function reportLines(report: PathReport): string[] {
  const { options, machine, load, windowSeconds, processes } = report;
  const offered = options.rate === undefined ? '不限速 · unpaced' : `${options.rate}/s`;
  return [
    `稻迹路径基准 · path benchmark: ${options.devices} 台设备 · devices, 每包 · pack ${options.pack}, 预热 · warm-up ${options.warmup} s, ${windowSeconds.toFixed(1)} s, 送入 · offered ${offered}`,
    `机器 · machine: ${machine.cores} × ${machine.model}, ${mib(machine.memoryBytes)}, Node ${machine.node}`,
    '负载与全网同机，读数现场签名，设备存储在内存 · load on the same machine, signed live, device flash in memory',
    '',
    `${'阶段 · stage'.padEnd(16)}${'readings'.padStart(10)}${'per s'.padStart(9)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'max ms'.padStart(9)}`,
    stageLine('已签收 · acked', report.acked),
    stageLine('已入库 · stored', report.stored),
    stageLine('已存证 · anchored', report.anchored),
    `发出 · sent ${load.sent}; 重发包 · packs resent ${load.resent}; 迟于时钟 · behind the clock ${load.late}`,
    `终点清点 · counted in all: acks ${report.counted.acked}, InfluxDB ${report.counted.stored}, 账本头之下 · under the ledger's head ${report.counted.anchored}`,
    ...load.faults.slice(0, 5).map((fault) => `! ${fault}`),
    '',
    `${'进程 · process'.padEnd(24)}${'RSS'.padStart(9)}${'peak'.padStart(9)}${'CPU'.padStart(8)}`,
    ...processes.map(processLine),
    `合计 · all${' '.repeat(16)}${mib(sum(processes, 'rssBytes')).padStart(9)}${''.padStart(9)}${percent(sum(processes, 'cpuShare')).padStart(8)}`,
    '',
    bridgeLine(processes),
    report.isComplete
      ? '无丢失 · complete: sent = acked = stored = anchored'
      : `有缺失 · INCOMPLETE: sent ${load.sent}, acked ${report.counted.acked}, stored ${report.counted.stored}, anchored ${report.counted.anchored}`,
  ];
}

function stageLine(name: string, stage: StageResult): string {
  const cells = [stage.perSecond, stage.p50Ms, stage.p99Ms, stage.maxMs];
  const text = cells.map((cell) => cell.toFixed(0).padStart(9)).join('');
  return `${name.padEnd(16)}${String(stage.readings).padStart(10)}${text}`;
}

function processLine({ name, rssBytes, peakRssBytes, cpuShare }: ProcessUse): string {
  return `${name.padEnd(24)}${mib(rssBytes).padStart(9)}${mib(peakRssBytes).padStart(9)}${percent(cpuShare).padStart(8)}`;
}

function bridgeLine(processes: readonly ProcessUse[]): string {
  const peak = processes.find(({ name }) => name === 'iot-bridge')?.peakRssBytes ?? 0;
  const verdict = peak <= BRIDGE_LIMIT_BYTES ? 'below' : 'ABOVE';
  return `网桥内存峰值 · bridge peak ${mib(peak)}, ${verdict} ${mib(BRIDGE_LIMIT_BYTES)}`;
}

function sum(processes: readonly ProcessUse[], key: 'rssBytes' | 'cpuShare'): number {
  return processes.reduce((total, process) => total + process[key], 0);
}

function mib(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(0)} MiB`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
