// SPDX-License-Identifier: Apache-2.0
import type { Identity, Operator } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';

import { CommandForm } from '../parts/command-form.js';
import { useSigningIdentity } from '../parts/own-operator.js';
import { operatorStateForm, settable } from './operator-state-form.js';

/** The form that sets an operator's state; there for registrars and authorities alone. */
export function OperatorStateSection({
  operators,
}: {
  readonly operators: readonly Operator[];
}): ReactElement | null {
  const signer = useSigningIdentity();
  const own = useMemo(() => settable(operators, signer), [operators, signer]);
  if (!signer || own.length === 0) return null;
  return <Form operators={own} signer={signer} />;
}

function Form(props: {
  readonly operators: readonly Operator[];
  readonly signer: Identity;
}): ReactElement {
  const { operators, signer } = props;
  const queries = useQueryClient();
  const spec = useMemo(
    () => operatorStateForm(operators, signer.operatorId),
    [operators, signer.operatorId],
  );
  return <CommandForm spec={spec} onSigned={() => void queries.invalidateQueries()} />;
}
