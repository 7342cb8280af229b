// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import type { ShownTodo } from './season-things.js';

/** What presses: overdue tasks, and alarms, which stop the release. */
const PRESSING: readonly string[] = ['CONTROL_OVERDUE', 'ALARM_OPEN'];

/** What is to be done, the most pressing first, each with the page on which it is done. */
export function TodoList({ items }: { readonly items: readonly ShownTodo[] }): ReactElement {
  const { language, text, word } = useText();
  if (items.length === 0) return <p className="quiet">{text('season.nothingToDo')}</p>;
  return (
    <ol className="notices">
      {items.map((item) => (
        <li
          key={`${item.code} ${item.parcelId} ${item.path} ${item.zh}`}
          className={PRESSING.includes(item.code) ? 'notice notice-bad' : 'notice notice-wait'}
        >
          <strong>
            <Link to={item.path}>{language === 'en' ? item.en : item.zh}</Link>
          </strong>
          <span className="quiet">
            {word('thing', 'parcel')} {item.parcelId}
          </span>
        </li>
      ))}
    </ol>
  );
}
