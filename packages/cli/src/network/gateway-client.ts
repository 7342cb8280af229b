// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { programLine } from './command-lines.js';
import { daojiHome } from './daoji-home.js';

const problemSchema = z.looseObject({
  code: z.string().optional(),
  detail: z.string().optional(),
  title: z.string().optional(),
});

const ANSWER_MS = 60_000;

/** The gateway's HTTP interface, as much as the command line needs. */
export interface GatewayClient {
  /** @throws {@link CliError} `REFUSED` with the gateway's own code, `UNREACHABLE`. */
  get(path: string): Promise<unknown>;
  getBytes(path: string): Promise<Uint8Array>;
  post(path: string, body: unknown): Promise<unknown>;
}

/** The same with files. */
export interface UploadingClient extends GatewayClient {
  /** A file with the headers that tell of it, e.g. its salt. Throws as `get`. */
  getFile(
    path: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ readonly bytes: Uint8Array; readonly headers: Headers }>;
  /** Sends the bytes of a file. Throws as `post`. */
  postBytes(
    path: string,
    mediaType: string,
    bytes: Uint8Array,
    headers: Readonly<Record<string, string>>,
  ): Promise<unknown>;
}

/** A client for a base URL such as `http://127.0.0.1:17120`. */
export function gatewayClient(baseUrl: string): UploadingClient {
  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    answered(baseUrl, path, init);
  return {
    get: async (path) => (await call(path)).json(),
    getFile: async (path, headers) => {
      const response = await call(path, { headers });
      return { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
    },
    getBytes: async (path) => new Uint8Array(await (await call(path)).arrayBuffer()),
    post: async (path, body) => {
      const headers = { 'content-type': 'application/json' };
      const response = await call(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return response.json();
    },
    postBytes: async (path, mediaType, bytes, headers) => {
      const response = await call(path, {
        body: Uint8Array.from(bytes),
        headers: { ...headers, 'content-type': mediaType },
        method: 'POST',
      });
      return response.json();
    },
  };
}

async function answered(baseUrl: string, path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(path, baseUrl), {
      ...init,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  } catch (cause) {
    const doctor = programLine(daojiHome(undefined, process.env['DAOJI_HOME']), 'doctor');
    throw new CliError(
      'UNREACHABLE',
      `网关 ${baseUrl} 没有应答；请运行 ${doctor} · no answer from the gateway at ${baseUrl}; run ${doctor}`,
      { cause },
    );
  }
  if (response.ok) return response;
  throw new CliError('REFUSED', `${response.status} ${problemText(await response.text())}`);
}

function problemText(body: string): string {
  try {
    const { code, title, detail } = problemSchema.parse(JSON.parse(body));
    // The text of a contract's refusal begins with its code.
    if (code !== undefined && detail?.startsWith(`${code}: `)) return detail;
    return [code, detail ?? title].filter((part) => part !== undefined).join(': ');
  } catch {
    return body.slice(0, 200);
  }
}
