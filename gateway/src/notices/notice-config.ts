// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { ConfigError } from '../config-error.js';
import type { Duty } from './duty.js';
import { channelAddress } from './channel-address.js';
import { referenceFaults } from './config-faults.js';
import {
  CHAT_HOSTS,
  noticeFileSchema,
  type ChannelText,
  type NoticeFile,
  type SecretRef,
} from './notice-file.js';

/** A channel as it is sent over. `url` of a chat and `secret` never reach a log, a file or an answer. */
export interface ChannelSetup {
  readonly id: string;
  readonly kind: ChannelText['kind'];
  readonly url: URL;
  readonly secret?: string | undefined;
  /** Time of its daily test, `HH:MM` in Asia/Shanghai; absent for none. */
  readonly testAt?: string | undefined;
  /** Webhooks only: notices of this operator alone; absent for all. */
  readonly operatorId?: string | undefined;
}

/** Somebody on the duty list, by the pseudonym that the ledger has. */
export interface DutyPerson {
  readonly id: string;
  readonly role: NoticeFile['persons'][number]['role'];
  /** Where the pseudonym is known; without it the person is told of no signal. */
  readonly operatorId?: string | undefined;
  readonly channels: readonly string[];
  /** Number for text messages; never kept or answered. */
  readonly phone?: string | undefined;
}

/** Whom to tell of what, and over what. */
export interface NoticeConfig {
  readonly channels: readonly ChannelSetup[];
  readonly persons: readonly DutyPerson[];
  readonly duties: readonly Duty[];
  /** Ids of those who are told of a channel that is dead. */
  readonly caretakers: readonly string[];
}

/** Notices on the screen alone. */
export const NO_CHANNELS: NoticeConfig = { caretakers: [], channels: [], duties: [], persons: [] };

/** Reads a secret by its reference. */
export type SecretReader = (reference: SecretRef) => Promise<string>;

/**
 * Reads the file on channels and duty (`docs/spec/notices.md`), with the secrets that it refers to.
 * @param path - JSON file; secrets named by `file` lie relative to it.
 * @throws {@link ConfigError} every fault with its code, place, what was expected and what came; never a secret.
 */
export async function loadNoticeConfig(
  path: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<NoticeConfig> {
  const file = await parseFile(path);
  const faults = referenceFaults(file);
  const read: SecretReader = async (reference) =>
    'env' in reference
      ? (env[reference.env] ?? '')
      : await readFile(resolve(dirname(path), reference.file), 'utf8');
  const take = async (
    place: string,
    reference: SecretRef | undefined,
  ): Promise<string | undefined> => {
    if (reference === undefined) return undefined;
    const secret = (await read(reference).catch(() => '')).trim();
    if (secret === '') faults.push(`NOTICES_SECRET: ${place}: expected a secret, got nothing`);
    return secret;
  };
  const channels: ChannelSetup[] = [];
  for (const [at, channel] of file.channels.entries()) {
    const setup = await channelOf(channel, `channels.${at}`, take, faults);
    if (setup) channels.push(setup);
  }
  const persons: DutyPerson[] = [];
  for (const [at, { phone, ...person }] of file.persons.entries()) {
    persons.push({
      ...person,
      phone: phoneOf(await take(`persons.${at}.phone`, phone), at, faults),
    });
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return { caretakers: file.caretakers, channels, duties: file.duties, persons };
}

async function parseFile(path: string): Promise<NoticeFile> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const got =
      error instanceof SyntaxError ? 'no JSON' : String(Reflect.get(Object(error), 'code'));
    throw new ConfigError([`NOTICES_FILE: ${path}: expected a JSON file, got ${got}`]);
  }
  const result = noticeFileSchema.safeParse(value);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map((issue) => `NOTICES_SHAPE: ${issue.path.join('.')}: ${issue.message}`),
  );
}

async function channelOf(
  channel: ChannelText,
  place: string,
  take: (place: string, reference: SecretRef | undefined) => Promise<string | undefined>,
  faults: string[],
): Promise<ChannelSetup | undefined> {
  const { id, kind, testAt } = channel;
  const secret = await take(`${place}.secret`, 'secret' in channel ? channel.secret : undefined);
  if (kind === 'webhook' && secret !== undefined && !isWebhookSecret(secret))
    faults.push(`NOTICES_SECRET: ${place}.secret: expected whsec_ and base64 of 24 to 64 bytes`);
  const { host, text } = await addressOf(channel, (url) => take(`${place}.url`, url));
  const url = channelAddress(text, host);
  if (url === undefined) {
    const at = host === undefined ? '' : ` at ${host}`;
    faults.push(
      `NOTICES_HOST: ${place}.url: expected an https:// address${at} without user or fragment (http:// to loopback alone)`,
    );
  }
  const operatorId = kind === 'webhook' ? channel.operatorId : undefined;
  return url && { id, kind, operatorId, secret, testAt, url };
}

/** The address as text, and the host that it must be of. */
async function addressOf(
  channel: ChannelText,
  take: (url: SecretRef) => Promise<string | undefined>,
): Promise<{ readonly host?: string; readonly text: string }> {
  if (channel.kind === 'sms' || channel.kind === 'webhook') return { text: channel.url };
  const host = channel.host ?? CHAT_HOSTS[channel.kind];
  return { host, text: (await take(channel.url)) ?? '' };
}

/** Source: Standard Webhooks 1.0.0, "Signature scheme". */
function isWebhookSecret(secret: string): boolean {
  const text = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : '';
  const bytes = Buffer.from(text, 'base64');
  return bytes.length >= 24 && bytes.length <= 64 && bytes.toString('base64') === text;
}

function phoneOf(text: string | undefined, at: number, faults: string[]): string | undefined {
  if (text !== undefined && !/^\+?\d{5,15}$/.test(text))
    faults.push(`NOTICES_SECRET: persons.${at}.phone: expected 5 to 15 digits`);
  return text;
}
