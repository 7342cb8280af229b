// SPDX-License-Identifier: Apache-2.0
import type { CodeOrder } from '@daoji/model';

import { settledSend } from '../people/settled-send.js';
import type { CommandDraft, EnvelopeFile } from '../people/signed-command.js';
import { judgeScans, rangesOf, refusal, type RefusedScan } from './judge-scans.js';
import { runAt, type LineConfig, type LineRun } from './line-config.js';
import type { BatchPlan, LineState } from './line-state.js';
import { scansOf, type OpenHalf, type Scan } from './scans.js';

/** Runs of places of one command, as its schema has it. */
const MAX_RANGES = 100;

/** What a line worker works with; the real ones are in `line-ports.ts`. */
export interface LinePorts {
  /** Batches of the bridge's archived log. */
  readonly size: () => Promise<number>;
  /** Carried readings of the scanner in a batch, in log order. */
  readonly readings: (batch: number) => Promise<readonly Uint8Array[]>;
  readonly order: (orderId: string) => Promise<CodeOrder>;
  /** Codes that a lot still takes. */
  readonly headroom: (orderId: string, lotId: string) => Promise<number>;
  /** Place of a serial in an order. */
  readonly find: (orderId: string, serial: string) => Promise<number | undefined>;
  readonly sign: (draft: CommandDraft) => EnvelopeFile;
  /** @throws CliError `REFUSED` with the gateway's code, `UNREACHABLE`. */
  readonly send: (envelope: EnvelopeFile) => Promise<unknown>;
}

/** What a batch came to. */
export interface SettledBatch {
  readonly batch: number;
  readonly activated: number;
  readonly refused: readonly RefusedScan[];
}

/**
 * Turns the scans of one line into activations, batch by batch of the bridge's log: what the bridge has acknowledged comes here,
 * whatever dies in between. A plan is on the disk before its first command is sent, so a command is sent again with the same bytes, and the
 * ledger answers a repeat with its first result.
 */
export class LineWorker {
  readonly #config: LineConfig;
  readonly #ports: LinePorts;
  readonly #state: LineState;

  constructor(config: LineConfig, ports: LinePorts, state: LineState) {
    this.#config = config;
    this.#ports = ports;
    this.#state = state;
  }

  /**
   * Works through every batch that is there.
   * @throws CliError `UNREACHABLE`, or `REFUSED` for a fault of the moment: nothing is lost, and the next call goes on there.
   */
  async *work(): AsyncGenerator<SettledBatch> {
    const size = await this.#ports.size();
    for (let position = await this.#state.position(); position.nextBatch < size;) {
      const { nextBatch, open } = position;
      const plan = (await this.#state.plan(nextBatch)) ?? (await this.#newPlan(nextBatch, open));
      yield await this.#carryOut(plan);
      position = await this.#state.position();
    }
  }

  async #newPlan(batch: number, before: OpenHalf | undefined): Promise<BatchPlan> {
    const { halves, open, scans } = scansOf(await this.#ports.readings(batch), before);
    const refused: RefusedScan[] = halves.map((half) => refusal(half, 'SCAN_HALF'));
    const commands: BatchPlan['commands'] = [];
    for (const [run, own] of this.#byRun(scans, refused)) {
      const judged = await this.#judge(run, own);
      refused.push(...judged.refused);
      commands.push(...this.#commandsOf(run, judged.accepted));
    }
    const plan: BatchPlan = { batch, commands, refused, v: 1, ...(open && { open }) };
    await this.#state.keepPlan(plan);
    return plan;
  }

  #byRun(scans: readonly Scan[], refused: RefusedScan[]): Map<LineRun, Scan[]> {
    const runs = new Map<LineRun, Scan[]>();
    for (const scan of scans) {
      const run = runAt(this.#config, scan.time);
      if (run) runs.set(run, [...(runs.get(run) ?? []), scan]);
      else refused.push(refusal(scan, 'SCAN_NO_RUN'));
    }
    return runs;
  }

  async #judge(run: LineRun, scans: readonly Scan[]): ReturnType<typeof judgeScans> {
    const { lotId, orderId } = run;
    const order = await this.#ports.order(orderId);
    const headroom = await this.#ports.headroom(orderId, lotId);
    return judgeScans(scans, { headroom, order, run }, (serial) =>
      this.#ports.find(orderId, serial),
    );
  }

  #commandsOf(
    { lotId, orderId }: LineRun,
    accepted: readonly { readonly place: number; readonly scan: Scan }[],
  ): BatchPlan['commands'] {
    const scanAt = new Map(accepted.map(({ place, scan }) => [place, scan]));
    const ranges = rangesOf([...scanAt.keys()]);
    const commands: BatchPlan['commands'] = [];
    for (let at = 0; at < ranges.length; at += MAX_RANGES) {
      const part = ranges.slice(at, at + MAX_RANGES);
      const isIn = (place: number): boolean =>
        part.some(({ from, to }) => from <= place && place < to);
      commands.push({
        envelope: this.#ports.sign({ type: 'activateCodes', lotId, orderId, ranges: part }),
        scans: [...scanAt].filter(([place]) => isIn(place)).map(([, scan]) => scan),
      });
    }
    return commands;
  }

  async #carryOut(plan: BatchPlan): Promise<SettledBatch> {
    const refused: RefusedScan[] = [...plan.refused];
    let activated = 0;
    for (const { envelope, scans } of plan.commands) {
      const fault = await settledSend(this.#ports.send, envelope);
      if (fault === undefined) activated += scans.length;
      else refused.push(...scans.map((scan) => ({ ...scan, ...fault })));
    }
    await this.#state.settle(plan, refused);
    return { activated, batch: plan.batch, refused };
  }
}
