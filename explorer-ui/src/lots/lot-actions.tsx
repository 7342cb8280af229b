// SPDX-License-Identifier: Apache-2.0
import type { Lot, Transfer } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';

import { useBins } from '../api/bin-queries.js';
import { useAllProducts, useClosing, useEverything, useMillLines } from '../api/lot-queries.js';
import { useLots } from '../api/queries.js';
import { useOperators } from '../api/trade-queries.js';
import { useText } from '../locale/use-text.js';
import { CommandForm, type CommandFormSpec } from '../parts/command-form.js';
import { useSigningIdentity } from '../parts/own-operator.js';
import { SentOutcomes } from '../parts/sent-outcomes.js';
import { closeForm, pledgeForm, releaseForm } from './end-forms.js';
import { isHolder, STEP_GROUPS, stepsFor, type LotStep, type StepGroup } from './lot-steps.js';
import { mergeForm, packForm, reworkForm, splitForm } from './pack-forms.js';
import type { StepContext } from './step-context.js';
import { destroyForm, loseForm, sampleForm, stocktakeForm } from './take-forms.js';
import { acceptForm, cancelForm, offerForm } from './transfer-forms.js';
import { cleanForm, dryForm, millForm, storeForm } from './work-forms.js';

const GROUPS: readonly StepGroup[] = ['move', 'work', 'take', 'end'];

/** Everything that can be done with a lot now, each as a form that is read in words and signed. */
export function LotActions({ lot }: { readonly lot: Lot }): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  const who = useSigningIdentity() ?? {};
  const everything = useEverything(lot.lotId);
  const transfer = everything.data?.transfers.find(
    ({ state, transferId }) => transferId === lot.transferId && state === 'offered',
  );
  const steps = stepsFor(lot, who, transfer);
  const closing = useClosing(lot.lotId, steps.includes('close')).data;
  const context = { ...useContext(lot, transfer, !isHolder(lot, who)), closing };
  const [sent, setSent] = useState<readonly string[]>([]);
  const refresh = (): void => void queries.invalidateQueries();
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{text('lots.actions')}</h2>
      <State lot={lot} isForeign={context.isForeign} />
      <SentOutcomes commandIds={sent} />
      {GROUPS.map((group) => {
        const own = STEP_GROUPS[group].filter((step) => steps.includes(step));
        return own.length === 0 ? null : (
          <div key={group}>
            <h3>{text(`lots.group.${group}`)}</h3>
            {own.map((step) => (
              <CommandForm
                key={step}
                spec={formOf(step, lot, context)}
                startsFrom={startOf(lot, context)}
                onSent={(commandId) => setSent((before) => [...before, commandId])}
                onSigned={refresh}
              />
            ))}
          </div>
        );
      })}
      {steps.length === 0 && <p className="quiet">{text('lots.nothingToDo')}</p>}
    </section>
  );
}

function State(props: { readonly lot: Lot; readonly isForeign: boolean }): ReactElement | null {
  const { text } = useText();
  const { closed, operatorId, transferId, voidedBy } = props.lot;
  const words = [
    ...(voidedBy === undefined ? [] : [text('lots.isVoid')]),
    ...(closed && voidedBy === undefined ? [text('lots.isClosed')] : []),
    ...(transferId === undefined ? [] : [text('lots.inTransit', { id: transferId })]),
    ...(props.isForeign ? [text('lots.isForeign', { id: operatorId })] : []),
  ];
  return words.length === 0 ? null : <p className="quiet">{words.join(' ')}</p>;
}

/** What the forms of a lot start from. */
function startOf({ remainingGrams }: Lot, context: StepContext): string {
  const { bins, closing, millLines, products, transfer } = context;
  const known = [
    bins.length,
    closing?.devices.length ?? '-',
    millLines.length,
    products.length,
    transfer?.transferId ?? '',
  ];
  return [remainingGrams, ...known].join(' ');
}

function useContext(lot: Lot, transfer: Transfer | undefined, isForeign: boolean): StepContext {
  const [bins, lines, lots] = [useBins(), useMillLines(), useLots()];
  const [operators, products] = [useOperators(), useAllProducts()];
  const who = useSigningIdentity()?.operatorId ?? lot.operatorId;
  const isOwn = ({ operatorId }: { readonly operatorId: string }): boolean => operatorId === who;
  return {
    bins: (bins.data ?? []).filter(isOwn),
    isForeign,
    lots: [lot, ...(lots.data ?? []).filter(({ lotId }) => lotId !== lot.lotId)],
    millLines: (lines.data ?? []).filter(isOwn),
    operators: operators.data ?? [],
    products: (products.data ?? []).filter(
      ({ brandOwnerId, packers }) =>
        brandOwnerId === who || packers.some(({ packerOperatorId }) => packerOperatorId === who),
    ),
    transfer,
  };
}

type FormOf = (lot: Lot, context: StepContext) => CommandFormSpec;

const FORMS: Readonly<Record<Exclude<LotStep, 'accept' | 'cancel'>, FormOf>> = {
  clean: cleanForm,
  close: closeForm,
  destroy: destroyForm,
  dry: dryForm,
  lose: loseForm,
  merge: mergeForm,
  mill: millForm,
  offer: offerForm,
  pack: packForm,
  pledge: pledgeForm,
  release: releaseForm,
  rework: reworkForm,
  sample: sampleForm,
  split: splitForm,
  stocktake: (lot) => stocktakeForm([lot]),
  store: storeForm,
};

/** The form of a step. */
function formOf(step: LotStep, lot: Lot, context: StepContext): CommandFormSpec {
  if (step === 'accept' && context.transfer) return acceptForm(context.transfer);
  if (step === 'accept' || step === 'cancel') return cancelForm(lot.transferId ?? '');
  return FORMS[step](lot, context);
}
