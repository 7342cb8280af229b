// SPDX-License-Identifier: Apache-2.0
import type { ChannelName, Command } from '@daoji/model';
import { useQuery } from '@tanstack/react-query';

import { ApiProblem } from '../api/problem.js';
import { useStatus } from '../api/queries.js';
import { getJson, postJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord, textOf } from '../check/untyped.js';
import { useText } from '../locale/use-text.js';
import type { Confirmation } from './cosign.js';

/** A demo identity: the gateway holds its key and signs; every page and event says so. */
export interface DemoSigner {
  readonly label: string;
  readonly keyId: string;
}

/** The demo identity that this browser took on the start page; nobody on a network without demo keys. */
export function useDemoSigner(): DemoSigner | undefined {
  const { language } = useText();
  const hasDemoKeys = useStatus().data?.hasDemoKeys === true;
  const session = useQuery({
    enabled: hasDemoKeys,
    queryFn: askSession,
    queryKey: ['demo-session'],
  });
  const { data } = session;
  return data ? { keyId: data.keyId, label: language === 'en' ? data.en : data.zh } : undefined;
}

/**
 * Has the gateway sign and carry a command with a demo key. The gateway adds its key; what was shown, with its id and
 * time, is what it signs, and so what the co-signatures of others are over. Throws as `postJson`.
 */
export async function sendAsDemo(
  channel: ChannelName,
  command: Command,
  confirmations: readonly Confirmation[] = [],
): Promise<string> {
  const filled = Object.fromEntries(Object.entries(command).filter(([name]) => !HEAD.has(name)));
  const answer = await postJson(routes.demoCommand(), {
    channel,
    command: filled,
    ...(confirmations.length > 0 && { evidence: { confirmations } }),
  });
  const commandId = isRecord(answer) ? textOf(answer['commandId']) : undefined;
  return commandId ?? command.commandId;
}

const HEAD: ReadonlySet<string> = new Set(['alg', 'signerKeyId', 'v']);

async function askSession(): Promise<{ keyId: string; zh: string; en: string } | null> {
  try {
    const answer = await getJson(routes.demoSession());
    const label = isRecord(answer) && isRecord(answer['label']) ? answer['label'] : {};
    const keyId = isRecord(answer) ? textOf(answer['keyId']) : undefined;
    if (keyId === undefined) return null;
    return { en: textOf(label['en']) ?? keyId, keyId, zh: textOf(label['zh']) ?? keyId };
  } catch (cause) {
    // Demo keys that were switched off meanwhile sign nobody in; anything else is a fault to be shown.
    if (cause instanceof ApiProblem && cause.status === 404) return null;
    throw cause;
  }
}
