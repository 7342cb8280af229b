// SPDX-License-Identifier: Apache-2.0
import { toHex } from '@daoji/proof';

import { isRecord, textOf } from '../check/untyped.js';

const REMEMBERED = 'daoji.recall-links';

/** A one-time link that was made on this device. Its secret is nowhere else. */
export interface KeptLink {
  readonly holderId: string;
  readonly recallId: string;
  readonly secret: string;
}

/** 128 random bits as 32 hex digits. */
export function newLinkSecret(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/** Links of a recall that this device keeps. */
export function keptLinks(recallId: string): KeptLink[] {
  return allLinks().filter((link) => link.recallId === recallId);
}

export function keepLink(link: KeptLink): void {
  localStorage.setItem(REMEMBERED, JSON.stringify([...allLinks(), link]));
}

/** What is sent to the holder. */
export function linkAddress({ secret }: KeptLink): string {
  return `${location.origin}/r/${secret}`;
}

function allLinks(): KeptLink[] {
  const value: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? '[]');
  return Array.isArray(value) ? value.flatMap((item) => linkOf(item) ?? []) : [];
}

function linkOf(value: unknown): KeptLink | undefined {
  if (!isRecord(value)) return undefined;
  const holderId = textOf(value['holderId']);
  const recallId = textOf(value['recallId']);
  const secret = textOf(value['secret']);
  if (holderId === undefined || recallId === undefined || secret === undefined) return undefined;
  return { holderId, recallId, secret };
}
