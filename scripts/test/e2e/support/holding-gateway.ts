// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { z } from 'zod';

/** A call of the gateway: method, path, and of a command its type. */
export interface GatewayCall {
  readonly method: string;
  readonly path: string;
  readonly type?: string;
}

/** Where a call is held for ever: before the gateway has it, or once the gateway has answered. */
export interface Hold {
  readonly at: 'request' | 'answer';
  readonly isHeld: (call: GatewayCall) => boolean;
}

const envelopeSchema = z.object({ command: z.string() });
const commandSchema = z.object({ type: z.string() });

/** A gateway that passes every call on and holds one: what called it waits there, and can be killed at that very step. */
export class HoldingGateway {
  readonly url: string;
  #hold: Hold | undefined;
  #held: ((call: GatewayCall) => void) | undefined;
  readonly #server: Server;
  readonly #target: string;

  private constructor(server: Server, target: string) {
    this.#server = server;
    this.#target = target;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => void this.#answer(request, response));
  }

  static async open(target: string): Promise<HoldingGateway> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new HoldingGateway(server, target);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Holds the first call that fits. @returns what resolves when it is held. */
  hold(hold: Hold): Promise<GatewayCall> {
    this.#hold = hold;
    return new Promise((done) => (this.#held = done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const { method = 'GET', url: path = '/' } = request;
    const type = typeOf(body);
    const call = { method, path, ...(type !== undefined && { type }) };
    if (this.#isHeld(call, 'request')) return;
    const answer = await fetch(new URL(path, this.#target), {
      method,
      ...(body.length > 0 && { body, headers: { 'content-type': 'application/json' } }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (this.#isHeld(call, 'answer')) return;
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
    });
    response.end(bytes);
  }

  #isHeld(call: GatewayCall, at: Hold['at']): boolean {
    if (this.#hold?.at !== at || !this.#hold.isHeld(call)) return false;
    this.#hold = undefined;
    this.#held?.(call);
    return true;
  }
}

/** The type of a command; none of another body. */
function typeOf(body: Buffer): string | undefined {
  if (body.length === 0) return undefined;
  const envelope = envelopeSchema.safeParse(JSON.parse(body.toString('utf8')));
  return envelope.success ? commandSchema.parse(JSON.parse(envelope.data.command)).type : undefined;
}
