// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { withCosign, type Confirmation } from '../sign/cosign.js';
import type { ShownCommand } from '../sign/signer.js';
import { CosignStep } from './cosign-step.js';

/** Gets as many signatures of others over a command as it takes, each by another key, in any order. */
export function Cosignatures(props: {
  readonly shown: ShownCommand;
  readonly signerKeyId: string;
  /** How many others sign; 0 where nobody does. */
  readonly needed: number;
  readonly given: readonly Confirmation[];
  readonly onGiven: (change: (given: readonly Confirmation[]) => readonly Confirmation[]) => void;
}): ReactElement {
  const { text } = useText();
  const { given, needed, onGiven, shown, signerKeyId } = props;
  const left = needed - given.length;
  return (
    <>
      {needed > 1 && <p>{text('cosign.several', { count: needed })}</p>}
      {left > 0 && (
        <CosignStep
          // Anew for the next one: what was pasted for this one is done with.
          key={given.length}
          shown={shown}
          takenKeyIds={[signerKeyId, ...given.map(({ keyId }) => keyId)]}
          onConfirmed={(one) => onGiven((before) => withCosign(before, one))}
        />
      )}
      {given.length > 0 && (
        <p role="status">
          ✓{' '}
          {left > 0
            ? text('cosign.some', { count: given.length, left })
            : text(needed > 1 ? 'cosign.all' : 'cosign.done')}
        </p>
      )}
    </>
  );
}
