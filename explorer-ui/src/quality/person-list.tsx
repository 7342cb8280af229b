// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { comparedText, figureText } from './figure-text.js';
import type { PersonFigures, QualityCharts } from './quality-things.js';
import { signalPath } from './signal-path.js';

/** Each person with n and interval, in the order of the pseudonyms: no order of rates. */
export function PersonList(props: {
  readonly charts: QualityCharts;
  readonly onOpen: (personId: string) => void;
}): ReactElement {
  const { charts, onOpen } = props;
  return (
    <ul className="person-figures">
      {charts.persons.map((person) => (
        <li key={person.personId}>
          <Person charts={charts} person={person} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function Person(props: {
  readonly charts: QualityCharts;
  readonly person: PersonFigures;
  readonly onOpen: (personId: string) => void;
}): ReactElement {
  const speaker = useText();
  const { text, word } = speaker;
  const { charts, onOpen, person } = props;
  const { compared, figure, personId, posts, standing } = person;
  const beyond = beyondOf(person);
  return (
    <>
      <h3>{personId}</h3>
      <p className="quiet">{posts.map((post) => word('role', post)).join(' · ')}</p>
      <p>{figureText(figure, speaker)}</p>
      <p>{comparedText(person, speaker)}</p>
      {compared.leftOut > 0 && (
        <p className="quiet">{text('quality.leftOut', { count: compared.leftOut })}</p>
      )}
      {compared.coarser > 0 && (
        <p className="quiet">{text('quality.coarser', { count: compared.coarser })}</p>
      )}
      <p className={beyond === 'more' ? 'notice notice-wait' : 'quiet'}>
        {text(beyond === 'fewer' ? 'quality.fewer' : `quality.standing.${standing}`)}
      </p>
      <p className="actions">
        <Button className="link-button" onPress={() => onOpen(personId)}>
          {text('quality.open', { n: figure.n, who: personId })}
        </Button>
        {beyond === 'more' && (
          <Link to={signalPath(charts, person, 'funnel')}>
            {text('quality.raise', { who: personId })}
          </Link>
        )}
      </p>
    </>
  );
}

/** On which side of the limits a person is; undefined within them, and where it was not judged. */
function beyondOf({ compared, standing }: PersonFigures): 'fewer' | 'more' | undefined {
  if (standing === 'few' || standing === 'within') return undefined;
  return (compared.ratio ?? 1) > 1 ? 'more' : 'fewer';
}
