// SPDX-License-Identifier: Apache-2.0
import { codesIn } from '@daoji/model';
import { useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { massText, numberText } from '../parts/measures.js';
import { SignFlow } from '../parts/sign-flow.js';
import { activateDraft } from './code-drafts.js';
import type { CodeLot, ShownOrder } from './code-queries.js';
import { LotChoice } from './headroom.js';
import { runOf, typedRun } from './places.js';
import { RunFields } from './run-fields.js';

/** Activates a run of a roll for a package lot; what the lot still takes stands there before it is signed. */
export function ActivateForm(props: {
  readonly lots: readonly CodeLot[];
  readonly shown: ShownOrder;
  readonly onSigned: () => void;
}): ReactElement {
  const { language, text } = useText();
  const { order, ranges } = props.shown;
  const [first] = ranges.printed;
  const [lotId, setLotId] = useState('');
  const [typed, setTyped] = useState(first ? typedRun(first) : { from: '', to: '' });
  const open = props.lots.filter(({ isClosed }) => !isClosed);
  const lot = open.find((one) => one.lotId === lotId);
  const chooseLot = (next: string): void => {
    setLotId(next);
    const headroom = open.find((one) => one.lotId === next)?.headroom ?? 0;
    if (!first || headroom === 0) return;
    setTyped(typedRun({ from: first.from, to: Math.min(first.to, first.from + headroom) }));
  };
  const run = runOf(typed, order.count);
  const draftOf = (keyId: string): ReturnType<typeof activateDraft> =>
    activateDraft(
      { lot, orderId: order.orderId, run },
      (key) => text(key),
      ({ headroom, netMassGrams }, asked) =>
        text('codes.whyTooMany', {
          asked: numberText(asked, language, 0),
          codes: numberText(headroom, language, 0),
          mass: massText(headroom * netMassGrams, language),
        }),
      keyId,
    );
  return (
    <SignFlow draftOf={draftOf} onSigned={props.onSigned}>
      <LotChoice lots={open} lotId={lotId} onChange={chooseLot} />
      <RunFields run={typed} onChange={setTyped} />
      {run && (
        <p role="status" className="quiet">
          {text('codes.asked', {
            codes: numberText(codesIn([run]), language, 0),
            mass: massText(codesIn([run]) * order.netMassGrams, language),
          })}
        </p>
      )}
    </SignFlow>
  );
}
