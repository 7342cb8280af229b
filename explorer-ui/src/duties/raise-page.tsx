// SPDX-License-Identifier: Apache-2.0
import { SIGNAL_CHARTS, SIGNAL_MEASURES, type Signal } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';

import { useText } from '../locale/use-text.js';
import { typedText, type CommandFormSpec } from '../parts/command-form.js';
import { EmptyState } from '../parts/empty-state.js';
import { FactList } from '../parts/fact-list.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { oneOf, today } from './duty-forms.js';
import { figureWords } from './signal-list.js';
import { SignedForms } from './signed-forms.js';

/** Figures of a signal as a chart hands them over: the command's own fields, by their names. */
interface Figures {
  readonly chart: Signal['chart'];
  readonly count: number;
  readonly from: string;
  readonly inputsDigest: string;
  readonly lower: number;
  readonly measure: Signal['measure'];
  readonly n: number;
  readonly operatorId: string;
  readonly personId: string;
  readonly ruleSetId: string;
  readonly stepTypes: string[];
  readonly to: string;
  readonly upper: number;
}

/** A signal out of a chart: the figures come from there and are shown, not typed. */
export default function RaisePage(): ReactElement {
  const speaker = useText();
  const { text, word } = speaker;
  const [query] = useSearchParams();
  const figures = useMemo(() => figuresOf(query), [query]);
  if (!isWhole(figures))
    return (
      <>
        <h1>{text('signal.raise')}</h1>
        <EmptyState what={text('signal.noFigures')} next={text('signal.noFiguresNext')} />
      </>
    );
  const { chart, measure, operatorId, personId, stepTypes } = figures;
  return (
    <>
      <p>
        <Link to="/signals">{text('signal.title')}</Link>
      </p>
      <h1>{text('signal.raise')}</h1>
      <p>{text('signal.question')}</p>
      <FactList
        facts={[
          [word('thing', 'person'), `${personId}（${operatorId}）`],
          [text('signal.measure'), word('signal-measure', measure)],
          [text('signal.counted'), figureWords(figures, speaker)],
          [text('signal.chart'), word('signal-chart', chart)],
          [text('signal.steps'), stepTypes.map((type) => word('command', type)).join(' · ')],
        ]}
      />
      <SignedForms of={query.toString()} specs={[raiseForm(figures)]} />
    </>
  );
}

function raiseForm(figures: Figures): CommandFormSpec {
  const { chart, count, from, inputsDigest, lower, measure, n, operatorId, personId } = figures;
  const { ruleSetId, stepTypes, to, upper } = figures;
  return {
    title: 'signal.raiseForm',
    lead: 'signal.raiseLead',
    start: () => ({ signalId: `sg-${today().replaceAll('-', '')}-${personId}`.slice(0, 60) }),
    fields: [{ isNeeded: true, label: 'signal.id', name: 'signalId' }],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...(ruleSetId !== '' && { ruleSetId }),
        chart,
        count,
        from,
        inputsDigest,
        lower,
        measure,
        n,
        operatorId,
        personId,
        signalId: typedText(typed, 'signalId').toLowerCase(),
        stepTypes,
        to,
        type: 'raiseSignal',
        upper,
      }),
  };
}

/** Reads the address; `stepTypes` may stand several times, or apart by commas. */
function figuresOf(query: URLSearchParams): Figures {
  const word = (name: string): string => query.get(name) ?? '';
  const whole = (name: string): number => Number.parseInt(word(name), 10);
  return {
    chart: oneOf(SIGNAL_CHARTS, word('chart')),
    count: whole('count'),
    from: word('from'),
    inputsDigest: word('inputsDigest'),
    lower: whole('lower'),
    measure: oneOf(SIGNAL_MEASURES, word('measure')),
    n: whole('n'),
    operatorId: word('operatorId'),
    personId: word('personId'),
    ruleSetId: word('ruleSetId'),
    stepTypes: query
      .getAll('stepTypes')
      .flatMap((one) => one.split(','))
      .filter((one) => one !== ''),
    to: word('to'),
    upper: whole('upper'),
  };
}

function isWhole({
  count,
  from,
  inputsDigest,
  lower,
  n,
  personId,
  stepTypes,
  to,
  upper,
}: Figures): boolean {
  return (
    [count, lower, n, upper].every(Number.isInteger) &&
    [from, inputsDigest, personId, to].every((one) => one !== '') &&
    stepTypes.length > 0
  );
}
