// SPDX-License-Identifier: Apache-2.0
import { PACKAGE_EXCEPTIONS, serialSchema, VALUE_WORDS, wordsOf } from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { ApiProblem } from '../api/problem.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord, numberOf, textOf, textsOf } from '../check/untyped.js';
import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { FactList } from '../parts/fact-list.js';
import { Field } from '../parts/field.js';
import { ProblemBox } from '../parts/problem-box.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';

/** A code of the order with the path that shows that it is of it. */
interface FoundCode {
  readonly exception?: string | undefined;
  readonly index: number;
  readonly lotId?: string | undefined;
  readonly path: readonly string[];
  readonly serial: string;
  readonly state: string;
}

/** What happened to one package that left the house: returned, reported, recalled or destroyed. */
export function ReportPackage(props: {
  readonly orderId: string;
  readonly onSigned: () => void;
}): ReactElement {
  const { text } = useText();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<FoundCode>();
  const [error, setError] = useState<unknown>();
  const serial = serialIn(typed);
  const find = async (): Promise<void> => {
    setFound(undefined);
    try {
      setFound(readCode(await getJson(routes.code(props.orderId, serial ?? '')), serial ?? ''));
      setError(undefined);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <Field
        label={text('codes.serial')}
        hint={text('codes.serialHint')}
        value={typed}
        onChange={setTyped}
      />
      <p className="actions">
        <Button
          className="button button-second"
          isDisabled={serial === undefined}
          onPress={() => void find()}
        >
          {text('codes.find')}
        </Button>
      </p>
      {error !== undefined && <ProblemBox error={error} />}
      {found && <ReportForm key={found.serial} found={found} {...props} />}
    </>
  );
}

function ReportForm(props: {
  readonly found: FoundCode;
  readonly orderId: string;
  readonly onSigned: () => void;
}): ReactElement {
  const { language, text, word } = useText();
  const { found, onSigned, orderId } = props;
  const { index, path, serial } = found;
  const [exception, setException] = useState<(typeof PACKAGE_EXCEPTIONS)[number]>('returned');
  const [reason, setReason] = useState('');
  const said = (name: string): string =>
    wordsOf(VALUE_WORDS, name, language === 'en' ? 'en' : 'zh');
  return (
    <>
      <FactList
        facts={[
          [text('codes.place'), index + 1],
          [text('codes.unitState'), word('code', found.state)],
          [text('codes.lot'), found.lotId],
          [text('codes.before'), found.exception && said(found.exception)],
        ]}
      />
      <SignFlow
        draftOf={(keyId) =>
          newDraft('trace', {
            ...newCommandHead(keyId),
            ...{ exception, index, orderId, path: [...path], serial },
            reason: reason.trim(),
            type: 'reportPackage',
          })
        }
        onSigned={onSigned}
      >
        <Choice
          label={text('codes.happened')}
          value={exception}
          onChange={(next) =>
            setException(PACKAGE_EXCEPTIONS.find((one) => one === next) ?? 'returned')
          }
          options={PACKAGE_EXCEPTIONS.map((one) => [one, said(one)])}
        />
        {exception === 'destroyed' && (
          <p className="notice notice-wait">{text('codes.destroyedFinal')}</p>
        )}
        <Field
          label={text('codes.reasonWords')}
          hint={text('codes.reasonHint')}
          value={reason}
          onChange={setReason}
        />
      </SignFlow>
    </>
  );
}

/** A serial that was typed, or that of a scanned Digital Link. */
function serialIn(typed: string): string | undefined {
  const bare = /\/21\/([^/?#\s]+)/.exec(typed)?.[1] ?? typed.trim();
  const parsed = serialSchema.safeParse(bare.toLowerCase());
  return parsed.success ? parsed.data : undefined;
}

function readCode(answer: unknown, serial: string): FoundCode {
  const index = isRecord(answer) ? numberOf(answer['index']) : undefined;
  const state = isRecord(answer) ? textOf(answer['state']) : undefined;
  if (!isRecord(answer) || index === undefined || state === undefined)
    throw new ApiProblem(502, 'NOT_JSON', 'expected a code with its place');
  return {
    exception: textOf(answer['exception']),
    index,
    lotId: textOf(answer['lotId']),
    path: textsOf(answer['path']),
    serial,
    state,
  };
}
