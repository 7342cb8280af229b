// SPDX-License-Identifier: Apache-2.0
import type { ReactElement, ReactNode } from 'react';

import { shownTime, withZone } from '../check/shown-time.js';
import { useText } from '../locale/use-text.js';
import { recordedAt, rememberedScenario } from '../sign/network-clock.js';

/** A moment that stands alone: date, time and zone. @param at - UTC. */
export function Moment({ at }: { readonly at: string }): ReactElement {
  const { language } = useText();
  const shown = shownTime(at, language);
  return (
    <time dateTime={at}>
      {shown}
      {shown !== at && <span className="zone">{withZone('', language)}</span>}
    </time>
  );
}

/** {@link Moment} of what the ledger took in, by the network's clock. @param at - record time, UTC. */
export function RecordedMoment({ at }: { readonly at: string }): ReactElement {
  return <Moment at={recordedAt(at, rememberedScenario())} />;
}

/** A moment under a heading that says the zone: in a {@link Timeline} or a column of times. @param at - UTC. */
export function ListedMoment({ at }: { readonly at: string }): ReactElement {
  const { language } = useText();
  return <time dateTime={at}>{shownTime(at, language)}</time>;
}

/** What happened, one after the other; the zone of its times is said once, above. */
export function Timeline(props: {
  readonly children: ReactNode;
  /** What else holds for all entries. */
  readonly note?: string;
}): ReactElement {
  const { text } = useText();
  return (
    <>
      <p className="quiet">
        {text('app.timesIn')}
        {props.note}
      </p>
      <ol className="timeline">{props.children}</ol>
    </>
  );
}
