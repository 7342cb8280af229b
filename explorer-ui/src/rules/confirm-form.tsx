// SPDX-License-Identifier: Apache-2.0
import { ruleSetHash, ruleValueLines, type RuleSet } from '@daoji/model';
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';

/** The second person's word: the hash of what stands on the page, so that nothing else can be confirmed by it. */
export function ConfirmForm(props: {
  readonly ruleSet: RuleSet;
  readonly onSigned: () => void;
}): ReactElement {
  const { language, text } = useText();
  const { onSigned, ruleSet } = props;
  const { ruleSetId } = ruleSet;
  const contentHash = ruleSetHash(ruleSet);
  return (
    <section>
      <h2>{text('rules.confirm')}</h2>
      <p>{text('rules.confirmLead', { person: ruleSet.proposed.personId })}</p>
      <SignFlow
        draftOf={(keyId) =>
          newDraft('trace', {
            ...newCommandHead(keyId),
            contentHash,
            ruleSetId,
            type: 'confirmRuleSet',
          })
        }
        onSigned={onSigned}
        beforeSign={
          <div className="review">
            <h3>{text('rules.confirmed')}</h3>
            <ul>
              {ruleValueLines(ruleSet.values).map((line) => (
                <li key={line.zh}>{language === 'en' ? line.en : line.zh}</li>
              ))}
            </ul>
            <p>
              {text('rules.hash')} <code className="wrap">{contentHash}</code>
            </p>
          </div>
        }
      >
        <></>
      </SignFlow>
    </section>
  );
}
