// SPDX-License-Identifier: Apache-2.0
import type { Identity, Signal } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import { FileLink } from '../documents/file-link.js';
import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { RecordedMoment } from '../parts/times.js';
import { NoticeList } from '../notices/notice-list.js';
import { useSignal, useSignalNotices } from './duty-queries.js';
import { KnownPerson } from './known-person.js';
import { signalForms } from './signal-forms.js';
import { figureWords } from './signal-list.js';
import { SignedForms } from './signed-forms.js';

const STEPS = ['raised', 'explained', 'contested', 'decided'] as const;

/** One signal: what was counted, what the person says to it, and what was decided. */
export default function SignalPage(): ReactElement {
  const { text, word } = useText();
  const { signalId = '' } = useParams();
  return (
    <>
      <p>
        <Link to="/own">{text('own.title')}</Link> ·{' '}
        <Link to="/signals">{text('signal.title')}</Link>
      </p>
      <h1>
        <span className="kicker">{word('thing', 'signal')}</span> {signalId}
      </h1>
      <KnownPerson>{(reader) => <One reader={reader} signalId={signalId} />}</KnownPerson>
    </>
  );
}

function One(props: { readonly reader: Identity; readonly signalId: string }): ReactElement {
  const speaker = useText();
  const { text, word } = speaker;
  return (
    <Loaded query={useSignal(props.signalId)}>
      {(signal) => (
        <>
          <p>{text('signal.question')}</p>
          <FactList
            facts={[
              [word('thing', 'person'), `${signal.personId}（${signal.operatorId}）`],
              [text('signal.measure'), word('signal-measure', signal.measure)],
              [text('signal.counted'), figureWords(signal, speaker)],
              [text('signal.chart'), word('signal-chart', signal.chart)],
              [
                text('signal.steps'),
                signal.stepTypes.map((type) => word('command', type)).join(' · '),
              ],
              [text('signal.state'), word('signal-state', signal.state)],
              [text('signal.answer'), signal.raised.answerBy],
              [text('warnings.rules'), signal.ruleSetId],
              [
                text('signal.inputs'),
                <code key="inputs">{signal.inputsDigest.slice(0, 16)}…</code>,
              ],
            ]}
          />
          <Steps signal={signal} />
          <SignedForms of={signal.state} specs={signalForms(signal, props.reader)} />
          <Told signalId={signal.signalId} />
        </>
      )}
    </Loaded>
  );
}

/** Who was told, over what, and whether it was read; for those alone who may read the signal. */
function Told({ signalId }: { readonly signalId: string }): ReactElement {
  const { text } = useText();
  return (
    <section aria-labelledby="told">
      <h2 id="told">{text('signal.told')}</h2>
      <Loaded query={useSignalNotices(signalId)}>
        {(notices) =>
          notices.length === 0 ? (
            <p className="quiet">{text('signal.toldNobody')}</p>
          ) : (
            <NoticeList notices={notices} />
          )
        }
      </Loaded>
    </section>
  );
}

function Steps({ signal }: { readonly signal: Signal }): ReactElement {
  const { text, word } = useText();
  return (
    <section aria-labelledby="happened">
      <h2 id="happened">{text('warnings.happened')}</h2>
      <ul className="notices">
        {STEPS.map((name) => {
          const step = signal[name];
          if (step === undefined) return null;
          return (
            <li key={name} className="notice">
              <strong>
                {'verdict' in step
                  ? word('signal-state', step.verdict)
                  : text(`signal.step.${name}`)}{' '}
                · <RecordedMoment at={step.at} />
              </strong>
              <span>
                {text('warnings.by', { operator: step.operatorId, person: step.personId })}
                {'reason' in step && ` · ${word('signal-reason', step.reason)}`}
                {'heardOn' in step && ` · ${text('signal.heard', { date: step.heardOn ?? '' })}`}
              </span>
              {'documentHash' in step && step.documentHash !== undefined && (
                <FileLink hash={step.documentHash} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
