// SPDX-License-Identifier: Apache-2.0
import { describeCommand, type Command } from '@daoji/model';
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { commandLines } from '../sign/command-words.js';
import { FactList } from './fact-list.js';

/** A command in words, every field, and below it the very text that is signed. */
export function CommandReview(props: {
  readonly command: Command;
  readonly canonical: string;
}): ReactElement {
  const speaker = useText();
  const lines = commandLines(props.command, speaker);
  return (
    <div className="review">
      <h3>{speaker.text('producer.reviewTitle')}</h3>
      <p className="said">
        {describeCommand(props.command, speaker.language === 'en' ? 'en' : 'zh')}
      </p>
      <FactList facts={lines.map(({ label, said }) => [label, said])} />
      <details>
        <summary>{speaker.text('sign.paste')}</summary>
        <code className="raw">{props.canonical}</code>
      </details>
    </div>
  );
}
