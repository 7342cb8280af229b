// SPDX-License-Identifier: Apache-2.0
import { VOID_REASONS } from '@daoji/model';
import { useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { SignFlow } from '../parts/sign-flow.js';
import { runDraft } from './code-drafts.js';
import type { ShownOrder } from './code-queries.js';
import { runOf, typedRun } from './places.js';
import { RunFields } from './run-fields.js';

/** Marks a run as printed, or makes it void with a reason. */
export function RunForm(props: {
  readonly shown: ShownOrder;
  readonly isVoid?: boolean;
  readonly onSigned: () => void;
}): ReactElement {
  const { text } = useText();
  const { isVoid = false } = props;
  const { order, ranges } = props.shown;
  const [first] = ranges.ordered;
  const [run, setRun] = useState(!isVoid && first ? typedRun(first) : { from: '', to: '' });
  const [reason, setReason] = useState<(typeof VOID_REASONS)[number]>('unused');
  const draftOf = (keyId: string): ReturnType<typeof runDraft> =>
    runDraft(
      {
        orderId: order.orderId,
        run: runOf(run, order.count),
        ...(isVoid && { reason }),
      },
      (key) => text(key),
      keyId,
    );
  return (
    <SignFlow draftOf={draftOf} onSigned={props.onSigned}>
      <RunFields run={run} onChange={setRun} />
      {isVoid && (
        <label className="field">
          <span>{text('codes.reason')}</span>
          <select
            value={reason}
            onChange={({ target }) =>
              setReason(VOID_REASONS.find((one) => one === target.value) ?? 'unused')
            }
          >
            {VOID_REASONS.map((one) => (
              <option key={one} value={one}>
                {text(`codes.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </SignFlow>
  );
}
