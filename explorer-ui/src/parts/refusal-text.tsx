// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link, useInRouterContext } from 'react-router';

import { useText } from '../locale/use-text.js';
import { codeOf, refusalWord } from './refusal-word.js';

/** Every refusal by a rule names its set so (`refusalText` of the chaincode). */
const RULE_SET = /(?<=; rule set: )[a-z0-9][a-z0-9-]{1,63}(?=;|$)/;

/** Where the words of a refusal name a rule set: before it, its id, behind it. */
export function ruleSetIn(
  reason: string,
): readonly [before: string, ruleSetId: string, after: string] | undefined {
  const found = RULE_SET.exec(reason);
  if (!found) return undefined;
  const [ruleSetId] = found;
  return [reason.slice(0, found.index), ruleSetId, reason.slice(found.index + ruleSetId.length)];
}

/**
 * Why something was refused: in words of this visit's language where the pages have some, then what the server said, with its code;
 * the rule set that it names leads to its page. @param code - where `reason` does not begin with it.
 */
export function RefusalText(props: {
  readonly code?: string;
  readonly reason: string;
}): ReactElement {
  const { language } = useText();
  const { reason } = props;
  const { code = codeOf(reason) } = props;
  const said = refusalWord(code, language);
  const full = code === '' || reason.startsWith(code) ? reason : `${code}: ${reason}`;
  if (said === '') return <Linked reason={full} />;
  return (
    <>
      {said}
      {language === 'en' ? '. ' : '。'}
      <span className="refusal-said" lang={/\p{Script=Han}/u.test(full) ? undefined : 'en'}>
        <Linked reason={full} />
      </span>
    </>
  );
}

function Linked({ reason }: { readonly reason: string }): ReactElement {
  const isInApp = useInRouterContext();
  const parts = ruleSetIn(reason);
  // The signing page has no pages of rules.
  if (!parts || !isInApp) return <>{reason}</>;
  const [before, ruleSetId, after] = parts;
  return (
    <>
      {before}
      <Link to={`/rules/${ruleSetId}`}>{ruleSetId}</Link>
      {after}
    </>
  );
}
