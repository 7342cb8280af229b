// SPDX-License-Identifier: Apache-2.0
// A test double of what the gateway does with what is sent to it: CSV is read by the real reader, commands are kept by
// the ledger's own rule that a commandId is written once. Its refusals are the test's.
import { createHash } from 'node:crypto';

import { CsvError, importTemplate, planCsvImport } from '@daoji/exchange';

import type { Answer, PostedRequest } from './fixture-server.js';

const recordedIn = { blockNumber: 12, channel: 'trace', transactionId: 'ab'.repeat(32) };

/** A command as it came in. */
export interface KeptCommand extends Readonly<Record<string, unknown>> {
  readonly commandId: string;
  readonly type: string;
}

/** What an event says beside that it is recorded. */
export interface Said {
  readonly flags?: readonly string[];
  readonly refusals?: readonly { code: string; message: string; subject: string }[];
}

/** A file as it was stored; `hash` is what a command must name, SHA-256 of salt and file. */
export interface KeptFile {
  readonly content: Buffer;
  readonly hash: string;
  readonly isSalted: boolean;
  readonly type: string;
}

/** What a test sees of the double. */
export interface LedgerDouble {
  /** Recorded commands in the order in which they came. */
  readonly recorded: () => readonly KeptCommand[];
  /** Evidence of the recorded commands, by commandId. */
  readonly evidence: ReadonlyMap<string, unknown>;
  /** How often commands were posted, refused and repeated ones too. */
  readonly posts: () => number;
  /** Files that were stored, each with its salt. */
  readonly files: readonly KeptFile[];
  readonly onRequest: (request: PostedRequest) => Answer | undefined;
}

/** Makes a ledger; `refusal` names the code for which a command is refused, `said` what its event says. */
export function newLedgerDouble(
  refusal: (command: KeptCommand) => string | undefined = () => undefined,
  said: (command: KeptCommand) => Said = () => ({}),
): LedgerDouble {
  const evidence = new Map<string, unknown>();
  const texts = new Map<string, string>();
  let posts = 0;
  const submit = (body: Buffer): Answer => {
    posts += 1;
    const envelope = JSON.parse(body.toString()) as { command: string; evidence?: unknown };
    const { command: text } = envelope;
    const command = JSON.parse(text) as KeptCommand;
    const code = refusal(command);
    if (code !== undefined) return problem(422, code);
    const before = texts.get(command.commandId);
    if (before !== undefined && before !== text) return problem(409, 'COMMAND_CONFLICT');
    texts.set(command.commandId, text);
    evidence.set(command.commandId, envelope.evidence);
    const event = { flags: [], ...said(command) };
    return json(200, { commandId: command.commandId, event, recordedIn });
  };
  const files: KeptFile[] = [];
  const store = ({ body, headers }: PostedRequest): Answer => {
    const saltText = headers['daoji-salt'];
    const salt = Buffer.from(typeof saltText === 'string' ? saltText : '', 'base64');
    const stored = Buffer.concat([salt, body]);
    const hash = createHash('sha256').update(stored).digest('hex');
    const type = headers['content-type'] ?? '';
    // As the archive: a file that comes again, because its page was left before the answer, is the same file.
    if (!files.some((kept) => kept.hash === hash))
      files.push({ content: body, hash, isSalted: salt.length === 16, type });
    return json(201, { bytes: body.length, hash, mediaType: type });
  };
  const plan = (kind: string, query: URLSearchParams, body: Buffer): Answer => {
    try {
      const { commands, faults } = planCsvImport(kind, body, {
        deviceTime: '2026-10-15T00:00:00.000Z',
        signerKeyId: query.get('signerKeyId') ?? '',
      });
      return json(200, {
        commands: commands.map((one) => ({ ...one, isRecorded: texts.has(one.commandId) })),
        faults,
        kind,
      });
    } catch (error) {
      if (error instanceof CsvError) return problem(422, error.code);
      throw error;
    }
  };
  return {
    files,
    onRequest: (request) => {
      const { body, method, path, query } = request;
      if (path === '/documents' && method === 'POST') return store(request);
      const [, folder, name = ''] = path.split('/');
      if (folder === 'import' && method === 'POST') return plan(name, query, body);
      if (folder === 'import') {
        const kind = name.replace('.csv', '');
        return { body: importTemplate(kind), status: 200, type: 'text/csv; charset=utf-8' };
      }
      if (path === '/commands' && method === 'POST') return submit(body);
      return undefined;
    },
    evidence,
    posts: () => posts,
    recorded: () => [...texts.values()].map((text) => JSON.parse(text) as KeptCommand),
  };
}

function json(status: number, body: unknown): Answer {
  return { body: JSON.stringify(body), status, type: 'application/json' };
}

function problem(status: number, code: string): Answer {
  const body = {
    code,
    detail: `${code} as the test wants it`,
    requestId: 'r-2',
    status,
    title: 'x',
  };
  return { body: JSON.stringify(body), status, type: 'application/problem+json' };
}
