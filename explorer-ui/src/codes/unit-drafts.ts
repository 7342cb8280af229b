// SPDX-License-Identifier: Apache-2.0
import type { CodeRange } from '@daoji/model';

import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { runOf } from './places.js';
import { ssccIn } from './sscc.js';

/** What a form of a case or pallet holds, as typed. */
export interface UnitForm {
  readonly content: 'packages' | 'units';
  readonly orderId: string;
  /** Codes of the order; a run cannot end behind them. */
  readonly orderCount: number;
  /** Runs as on the roll, e.g. `1-20, 31-40`. */
  readonly runs: string;
  readonly sscc: string;
  /** SSCCs, one a line. */
  readonly units: string;
}

/** What is not ready; the pages' own words. */
export type UnitFault = 'codes.whySscc' | 'codes.whyRuns' | 'codes.whyUnits' | 'codes.whyOrder';

/** Runs of a text; `undefined` where one of them is none. */
export function runsIn(typed: string, count: number): readonly CodeRange[] | undefined {
  const parts = typed.split(/[,，、;；\n]+/).filter((part) => part.trim() !== '');
  const runs = parts.map((part) => {
    const [from = '', to = from, ...more] = part.split(/[-–—~～]/);
    return more.length > 0 ? undefined : runOf({ from, to }, count);
  });
  const found = runs.flatMap((run) => run ?? []);
  return found.length > 0 && found.length === runs.length ? found : undefined;
}

/** `aggregatePackages`: packages into a case, or cases onto a pallet. */
export function aggregateDraft(
  form: UnitForm,
  why: (fault: UnitFault) => string,
  signerKeyId: string,
): Draft {
  const sscc = ssccIn(form.sscc);
  if (sscc === undefined) return { isReady: false, why: why('codes.whySscc') };
  const children = childrenOf(form);
  if (typeof children === 'string') return { isReady: false, why: why(children) };
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    children,
    sscc,
    type: 'aggregatePackages',
  });
}

type Child = { orderId: string; range: CodeRange } | { sscc: string };

function childrenOf(form: UnitForm): Child[] | UnitFault {
  const { content, orderCount, orderId, runs, units } = form;
  if (content === 'packages') {
    if (orderId === '') return 'codes.whyOrder';
    const found = runsIn(runs, orderCount);
    return found ? found.map((range) => ({ orderId, range })) : 'codes.whyRuns';
  }
  const typed = units.split('\n').filter((line) => line.trim() !== '');
  const found = typed.flatMap((line) => {
    const sscc = ssccIn(line);
    return sscc === undefined ? [] : [{ sscc }];
  });
  return found.length > 0 && found.length === typed.length ? found : 'codes.whyUnits';
}

/** `disaggregatePackages`: opens a case or pallet. */
export function openUnitDraft(sscc: string, signerKeyId: string): Draft {
  return newDraft('trace', { ...newCommandHead(signerKeyId), sscc, type: 'disaggregatePackages' });
}
