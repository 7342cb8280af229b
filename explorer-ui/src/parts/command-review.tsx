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
  /** Facts folded: the sentence says all of them. */
  readonly isShort?: boolean;
}): ReactElement {
  const speaker = useText();
  const lines = commandLines(props.command, speaker);
  const facts = <FactList facts={lines.map(({ label, said }) => [label, said])} />;
  return (
    <div className="review">
      <h3>{speaker.text('producer.reviewTitle')}</h3>
      <p className="said">
        {describeCommand(props.command, speaker.language === 'en' ? 'en' : 'zh')}
      </p>
      {props.isShort !== true && facts}
      <details>
        <summary>{speaker.text('sign.paste')}</summary>
        {props.isShort === true && facts}
        <code className="raw">{props.canonical}</code>
      </details>
    </div>
  );
}
