// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

import { isRecord, textOf } from '../check/untyped.js';

/** Where on a page the check stands and what it works on. */
export interface CheckPlace {
  readonly host: HTMLElement;
  readonly language: Language;
  readonly proofUrl: string;
  readonly rootUrl: string;
  /** Text of `<script type="application/json" id="shown">`: what the page shows. */
  readonly shown?: string;
  /** The reader already asked for the check, before this file was loaded. */
  readonly isStarted: boolean;
}

/**
 * Reads the place from the page: the element `#self-check` or `[data-self-check]`, with `data-proof`, `data-root` and
 * `data-start` where the page gives them, and `#shown`. `undefined` when the page names no lot.
 */
export function checkPlace(page: Document): CheckPlace | undefined {
  const shown = textOf(page.getElementById('shown')?.textContent.trim());
  const host = page.querySelector<HTMLElement>('#self-check, [data-self-check]');
  if (!host) return undefined;
  const lotId = host.dataset['lot'] ?? lotOf(shown);
  if (lotId === undefined) return undefined;
  return {
    host,
    isStarted: host.dataset['start'] !== undefined,
    language: page.documentElement.lang.startsWith('en') ? 'en' : 'zh-CN',
    proofUrl: host.dataset['proof'] ?? `/api/v1/proofs/lots/${encodeURIComponent(lotId)}`,
    rootUrl: host.dataset['root'] ?? '/api/v1/trust-root',
    shown,
  };
}

function lotOf(shown: string | undefined): string | undefined {
  if (shown === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(shown);
    return isRecord(value) ? textOf(value['lotId']) : undefined;
  } catch {
    // The check itself reports values that cannot be read; here only the lot's id is wanted.
    return undefined;
  }
}
