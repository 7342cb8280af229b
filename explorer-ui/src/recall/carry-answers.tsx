// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useRecallAnswers } from '../api/recall-queries.js';
import type { ShownAnswer } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { massText } from '../parts/measures.js';
import { SignFlow } from '../parts/sign-flow.js';
import { Moment } from '../parts/times.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import type { StepProps } from './recall-steps.js';

/** What holders said by one-time links; the firm signs it as it was said, and the ledger compares the token. */
export function CarryAnswers({ detail, onSigned }: StepProps): ReactElement {
  const { text } = useText();
  const { recallId } = detail.recall;
  const answers = useRecallAnswers(recallId);
  return (
    <>
      <p className="quiet">{text('recall.answersLead')}</p>
      <Loaded query={answers}>
        {(items) => {
          const waiting = newestOf(items);
          if (waiting.length === 0) return <p>{text('recall.noAnswers')}</p>;
          return waiting.map((answer) => (
            <SignFlow
              key={`${answer.holderId} ${answer.at}`}
              draftOf={(keyId) => draftOf(answer, recallId, keyId)}
              onSigned={onSigned}
            >
              <Said answer={answer} />
            </SignFlow>
          ));
        }}
      </Loaded>
    </>
  );
}

function Said({ answer }: { readonly answer: ShownAnswer }): ReactElement {
  const { language, text } = useText();
  const { at, counted, holderId } = answer;
  const said = counted
    ? text('recall.answerCounts', {
        destroyed: massText(counted.destroyedGrams, language),
        holder: holderId,
        out: massText(counted.stillOutGrams, language),
        returned: massText(counted.returnedGrams, language),
      })
    : text('recall.answerKnows', { holder: holderId });
  return (
    <p className="notice notice-wait">
      {said}
      <span className="quiet">
        <Moment at={at} />
      </span>
    </p>
  );
}

/** The newest answer of each holder that is not on the ledger: a count says all that an acknowledgement does. */
function newestOf(answers: readonly ShownAnswer[]): ShownAnswer[] {
  const newest = new Map(answers.map((answer) => [answer.holderId, answer]));
  return [...newest.values()].filter(({ isCarried }) => !isCarried);
}

function draftOf(
  { counted, holderId, token }: ShownAnswer,
  recallId: string,
  keyId: string,
): Draft {
  const head = { ...newCommandHead(keyId), holderId, recallId, token };
  return counted
    ? newDraft('trace', { ...head, ...counted, type: 'recordRetrieval' })
    : newDraft('trace', { ...head, type: 'acknowledgeRecall' });
}
