// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link, useInRouterContext } from 'react-router';

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

/** Why something was refused; the rule set that it names leads to its page. */
export function RefusalText({ reason }: { readonly reason: string }): ReactElement {
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
