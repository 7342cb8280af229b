// SPDX-License-Identifier: Apache-2.0

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * An address that may be spoken to: HTTPS, or HTTP to this machine, without user and fragment.
 * @param host - that it must be of, with its port; undefined for any.
 * @returns undefined for every other text. What is wrong is said by the caller, without the address: it may be a secret.
 */
export function channelAddress(text: string, host: string | undefined): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (host !== undefined && url.host !== host) return undefined;
  const isBare = url.username === '' && url.password === '' && url.hash === '';
  return isBare && isSafe(url) ? url : undefined;
}

function isSafe({ hostname, protocol }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}
