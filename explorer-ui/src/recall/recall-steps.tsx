// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';

import type { ShownRecallDetail } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';
import { CarryAnswers } from './carry-answers.js';
import { CloseForm, DisposalForm, EffectForm } from './end-forms.js';
import { ExtendForm } from './extend-form.js';
import { HolderForm } from './holder-form.js';
import { NotifyForm } from './notify-form.js';
import { OneTimeLinks } from './one-time-links.js';
import { keptLinks } from './recall-links.js';

/** What every step's form gets. */
export interface StepProps {
  readonly detail: ShownRecallDetail;
  readonly onSigned: () => void;
}

/** The steps of an open recall in their order, each folded until it is needed. */
export function RecallSteps({ detail }: { readonly detail: ShownRecallDetail }): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  const { recallId } = detail.recall;
  const [links, setLinks] = useState(() => keptLinks(recallId));
  const onSigned = (): void => {
    setLinks(keptLinks(recallId));
    void queries.invalidateQueries();
  };
  const step: StepProps = { detail, onSigned };
  return (
    <section>
      <h2>{text('recall.steps')}</h2>
      <div className="steps">
        <Fold title={text('recall.extend')}>
          <ExtendForm {...step} />
        </Fold>
        <Fold title={text('recall.notify')}>
          <NotifyForm {...step} />
          <OneTimeLinks holders={detail.holders} links={links} {...{ onSigned, recallId }} />
        </Fold>
        <Fold title={text('recall.answers')}>
          <CarryAnswers {...step} />
        </Fold>
        <Fold title={text('recall.holderAnswer')}>
          <HolderForm {...step} />
        </Fold>
        <Fold title={text('recall.dispose')}>
          <DisposalForm {...step} />
        </Fold>
        <Fold title={text('recall.effect')}>
          <EffectForm {...step} />
        </Fold>
        <Fold title={text('recall.close')}>
          <CloseForm {...step} />
        </Fold>
      </div>
    </section>
  );
}

function Fold(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <details className="fold">
      <summary>{props.title}</summary>
      {props.children}
    </details>
  );
}
