// SPDX-License-Identifier: Apache-2.0
import { REPO_ROOT } from '../paths.js';
import { runProcess } from '../run-process.js';
import { DemoError } from './demo-error.js';
import { DEMO_FOLDER, DEMO_HOME, portBase } from './demo-home.js';

/** Commands of the network on the demo's home, one after the other; each prints its own progress and faults. */
export class DemoNetwork {
  readonly #cancelled = new AbortController();
  #running: Promise<unknown> = Promise.resolve();

  /** @throws {@link DemoError} `DEMO_NETWORK` when the command does not end with exit code 0, or after {@link takeDown}. */
  run(...args: readonly string[]): Promise<void> {
    return this.#cancellable(args, false);
  }

  /** As {@link run}, but prints only what went wrong. */
  runQuietly(...args: readonly string[]): Promise<void> {
    return this.#cancellable(args, true);
  }

  /** Ends the running command, since it holds the network's lock, refuses further ones, and stops every process. */
  async takeDown(): Promise<void> {
    this.#cancelled.abort(new DemoError('DEMO_NETWORK', '演示已停止', 'the demo was stopped'));
    await this.#running.catch(() => undefined);
    await this.#start(['down'], {});
  }

  async #cancellable(args: readonly string[], capture: boolean): Promise<void> {
    const { signal } = this.#cancelled;
    signal.throwIfAborted();
    const running = this.#start(args, { signal, capture });
    this.#running = running;
    await running;
  }

  async #start(
    args: readonly string[],
    how: { readonly signal?: AbortSignal; readonly capture?: boolean },
  ): Promise<void> {
    const { code } = await runProcess(process.execPath, ['network/dist/main.js', ...args], {
      cwd: REPO_ROOT,
      env: { DAOJI_HOME: DEMO_HOME, DAOJI_PORT_BASE: portBase() },
      // Ctrl-C goes to every process of the terminal's group: it must not end what stops the others.
      isOwnGroup: true,
      ...how,
    });
    if (code === 0) return;
    const name = args.join(' ');
    const more = `node packages/cli/bin/daoji.mjs --home ${DEMO_FOLDER} doctor`;
    throw new DemoError(
      'DEMO_NETWORK',
      `network ${name} 以退出码 ${code} 结束；详情：${more}`,
      `network ${name} ended with exit code ${code}; more: ${more}`,
    );
  }
}
