// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { ApiProblem } from '../api/problem.js';
import type { TextKey } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { RefusalText } from './refusal-text.js';

/** Says what went wrong, why, what to do next, and the id to quote. */
export function ProblemBox(props: {
  readonly error: unknown;
  readonly onRetry?: () => void;
}): ReactElement {
  const { text } = useText();
  const { error } = props;
  const [what, next] = wordsFor(error);
  const requestId = error instanceof ApiProblem ? error.requestId : undefined;
  return (
    <div className="problem" role="alert">
      <h2>{text(what)}</h2>
      <p>
        <strong className="label">{text('problem.why')}</strong>
        <RefusalText reason={reasonOf(error)} />
      </p>
      <p>
        <strong className="label">{text('problem.next')}</strong>
        {text(next)}
      </p>
      {requestId !== undefined && (
        <p>
          <strong className="label">{text('problem.id')}</strong>
          <code>{requestId}</code>
        </p>
      )}
      {props.onRetry && (
        <Button className="button" onPress={props.onRetry}>
          {text('problem.retry')}
        </Button>
      )}
    </div>
  );
}

/** A problem that is known by its words alone. */
export function Notice(props: { readonly what: string; readonly next: string }): ReactElement {
  const { text } = useText();
  return (
    <div className="problem notice-box" role="status">
      <p>{props.what}</p>
      <p>
        <strong className="label">{text('problem.next')}</strong>
        {props.next}
      </p>
    </div>
  );
}

function wordsFor(error: unknown): [what: TextKey, next: TextKey] {
  if (!(error instanceof ApiProblem)) return ['problem.title', 'problem.serverNext'];
  if (error.status === 0) return ['problem.offline', 'problem.offlineNext'];
  if (error.status === 404) return ['problem.notFound', 'problem.notFoundNext'];
  if (error.status < 500) return ['problem.refused', 'problem.refusedNext'];
  return ['problem.server', 'problem.serverNext'];
}

function reasonOf(error: unknown): string {
  if (error instanceof ApiProblem) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
