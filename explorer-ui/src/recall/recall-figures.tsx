// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import type { ShownRecallDetail } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';
import { massText, percentText } from '../parts/measures.js';
import { Moment } from '../parts/times.js';
import { ClockWords } from './clock-words.js';
import { WalkFigures } from './walk-figures.js';

/** The unknown first and large, then the account to the gram, the clocks, and the time taken both ways. */
export function RecallFigures({ detail }: { readonly detail: ShownRecallDetail }): ReactElement {
  const { language, text } = useText();
  const { account } = detail;
  return (
    <>
      <p className="unknown-box">
        {text('recall.unknown')}
        <strong>{massText(account.unknownGrams, language)}</strong>
      </p>
      <section>
        <h2>{text('recall.account')}</h2>
        <p className="quiet">{text('recall.accountRule')}</p>
        <Account detail={detail} />
      </section>
      <Clocks detail={detail} />
      <section>
        <h2>{text('recall.missing')}</h2>
        <Missing detail={detail} />
      </section>
    </>
  );
}

function Account({ detail }: { readonly detail: ShownRecallDetail }): ReactElement {
  const { language, text } = useText();
  const { account } = detail;
  const masses = [
    ['recall.toRetrieve', account.toRetrieveGrams],
    ['recall.returned', account.returnedGrams],
    ['recall.destroyed', account.destroyedGrams],
    ['recall.stillOut', account.stillOutGrams],
    ['recall.disposed', account.disposedGrams],
  ] as const;
  return (
    <dl className="figures">
      <div>
        <dt>{text('recall.recovered')}</dt>
        <dd>
          {account.recoveredMilliPercent === undefined
            ? '–'
            : percentText(account.recoveredMilliPercent, language)}
        </dd>
      </div>
      {masses.map(([label, grams]) => (
        <div key={label}>
          <dt>{text(label)}</dt>
          <dd>{massText(grams, language)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Clocks({ detail }: { readonly detail: ShownRecallDetail }): ReactElement {
  const { text } = useText();
  const { clock, elapsed, recall, trace } = detail;
  return (
    <section>
      <h2>{text('recall.trace')}</h2>
      <dl className="figures">
        <div>
          <dt>{text('recall.started')}</dt>
          <dd className="kicker">
            <Moment at={recall.startedAt} />{' '}
            {clock.isStartLate && <strong className="bad">{text('recall.late')}</strong>}
          </dd>
        </div>
        {clock.startBy !== undefined && (
          <div>
            <dt>{text('recall.startBy')}</dt>
            <dd className="kicker">
              <Moment at={clock.startBy} />
            </dd>
          </div>
        )}
        <div>
          <dt>{text('recall.doneBy')}</dt>
          <dd className={clock.isDoneLate ? 'late' : ''}>
            <ClockWords clock={clock} />
          </dd>
        </div>
        <Elapsed label={text('recall.toldIn')} ms={elapsed.notifiedMs} />
        <Elapsed label={text('recall.countedIn')} ms={elapsed.countedMs} />
        <WalkFigures trace={trace} />
      </dl>
    </section>
  );
}

function Elapsed(props: { readonly label: string; readonly ms: number | undefined }): ReactElement {
  const { text } = useText();
  const minutes = Math.round((props.ms ?? 0) / 60_000);
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        {props.ms === undefined
          ? text('recall.notYet')
          : text('recall.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
      </dd>
    </div>
  );
}

function Missing({ detail }: { readonly detail: ShownRecallDetail }): ReactElement {
  const { language, text } = useText();
  if (detail.missing.length === 0) {
    const { state } = detail.recall;
    return (
      <p className="quiet">
        {text(state === 'closed' ? 'recall.state.closed' : 'recall.nothingMissing')}
      </p>
    );
  }
  return (
    <ul className="notices">
      {detail.missing.map((one) => (
        <li key={one.code} className="notice notice-wait">
          {language === 'en' ? one.en : one.zh}
        </li>
      ))}
    </ul>
  );
}
