// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useOperators } from '../api/trade-queries.js';
import type { TextKey } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { Choice } from './choice.js';

/** The one choice of whose things a list shows: all, which is '', or those of one operator. */
export function OperatorChoice(props: {
  readonly label: TextKey;
  /** Text of the choice of all. */
  readonly all: TextKey;
  readonly value: string;
  readonly onChange: (operatorId: string) => void;
}): ReactElement {
  const { text } = useText();
  const operators = useOperators();
  const { all, label, onChange, value } = props;
  return (
    <Choice
      label={text(label)}
      value={value}
      onChange={onChange}
      options={[
        ['', text(all)],
        ...(operators.data ?? []).map(
          ({ operatorId, publicName }) => [operatorId, `${publicName}（${operatorId}）`] as const,
        ),
      ]}
    />
  );
}
