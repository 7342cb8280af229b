// SPDX-License-Identifier: Apache-2.0
import type { RuleSetContent } from '@daoji/model';
import { useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { readRuleFile, type RuleFile } from './rule-file.js';
import { ruleWord } from './rule-things.js';
import { RuleValues } from './rule-values.js';

/** Proposes a rule set from a JSON file; what the file says is shown before anything is signed. */
export function ProposeForm(props: { readonly onSigned: () => void }): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  const [read, setRead] = useState<RuleFile>();
  const choose = async (file: File | undefined): Promise<void> => {
    setRead(file ? readRuleFile(await file.text()) : undefined);
  };
  const content = read?.isRight === true ? read.content : undefined;
  return (
    <>
      <p>{text('rules.proposeLead')}</p>
      <SignFlow
        draftOf={(keyId) => draftOf(content, text('rules.noFile'), keyId)}
        onSigned={() => {
          setRead(undefined);
          props.onSigned();
        }}
      >
        <label className="field">
          <span>{text('rules.file')}</span>
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        </label>
        {read?.isRight === false && (
          <div className="notice notice-bad" role="alert">
            <strong>{text(read.isJson ? 'rules.fileFaults' : 'rules.fileNoJson')}</strong>
            <ul>
              {read.faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </div>
        )}
        {content && (
          <div role="status">
            <p>
              {text('rules.fileRead', {
                id: content.ruleSetId,
                kind: ruleWord(content.values.kind, speaker),
              })}
            </p>
            <RuleValues values={content.values} />
          </div>
        )}
      </SignFlow>
    </>
  );
}

function draftOf(content: RuleSetContent | undefined, why: string, signerKeyId: string): Draft {
  if (!content) return { isReady: false, why };
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    ...content,
    type: 'proposeRuleSet',
  });
}
