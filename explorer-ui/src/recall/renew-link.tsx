// SPDX-License-Identifier: Apache-2.0
import { recallTokenHash, recallTokenOf } from '@daoji/model';
import { useState, type ReactElement } from 'react';

import type { ShownHolder } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';
import { massText } from '../parts/measures.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { keepLink, newLinkSecret } from './recall-links.js';

/** A second link for a holder who lost the first: told again of the same mass, with a new token. */
export function RenewLink(props: {
  readonly holder: ShownHolder;
  readonly recallId: string;
  readonly onSigned: () => void;
}): ReactElement {
  const { language, text } = useText();
  const { holder, onSigned, recallId } = props;
  const { grams, holderId, holderName, isAnswerWaiting } = holder;
  const [secret, setSecret] = useState(newLinkSecret);
  const signed = (): void => {
    keepLink({ holderId, recallId, secret });
    setSecret(newLinkSecret());
    onSigned();
  };
  return (
    <details className="fold">
      <summary>{text('recall.renew', { holder: holderName })}</summary>
      <SignFlow draftOf={(keyId) => renewDraft(holder, recallId, secret, keyId)} onSigned={signed}>
        <p>{text('recall.renewLead', { mass: massText(grams, language) })}</p>
        {isAnswerWaiting && <p className="notice notice-wait">{text('recall.renewWaiting')}</p>}
      </SignFlow>
    </details>
  );
}

function renewDraft(
  { grams, holderId }: ShownHolder,
  recallId: string,
  secret: string,
  keyId: string,
): Draft {
  return newDraft('trace', {
    ...newCommandHead(keyId),
    grams,
    holderId,
    recallId,
    tokenHash: recallTokenHash(recallTokenOf(secret)),
    type: 'notifyHolder',
  });
}
