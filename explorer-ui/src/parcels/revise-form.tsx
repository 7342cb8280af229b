// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { previewSurvey, type SurveyPreview } from '../api/parcel-queries.js';
import type { ShownParcel } from '../api/things.js';
import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { Field } from '../parts/field.js';
import { areaText } from '../parts/measures.js';
import { ProblemBox } from '../parts/problem-box.js';
import { RefusalText } from '../parts/refusal-text.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { isBoundaryWaiting } from '../sign/store-boundaries.js';
import { useOutbox } from '../sign/use-device.js';
import { SURVEY_SYSTEMS } from './survey-systems.js';

type Drafted = SurveyPreview['drafts'][number];

/** A new boundary from a survey file of this one parcel: checked, signed, then kept in the archive. */
export function ReviseForm({ parcel }: { readonly parcel: ShownParcel }): ReactElement {
  const { text } = useText();
  const [crs, setCrs] = useState('');
  const [file, setFile] = useState<File>();
  const [preview, setPreview] = useState<SurveyPreview>();
  const [error, setError] = useState<unknown>();
  const drafted = preview?.drafts.find(({ draft }) => draft.parcelId === parcel.parcelId);
  const check = async (): Promise<void> => {
    if (!file) return;
    setPreview(undefined);
    setError(undefined);
    try {
      setPreview(
        await previewSurvey(file, {
          crs,
          originClass: parcel.originClass,
          areaCode: parcel.areaCode,
          revises: parcel.parcelId,
          season: String(parcel.season),
          variety: parcel.variety,
        }),
      );
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <details className="fold">
      <summary>{text('parcels.revise')}</summary>
      <p>{text('parcels.reviseLead', { id: parcel.parcelId })}</p>
      <label className="field">
        <span>{text('parcels.file')}</span>
        <input
          type="file"
          accept=".geojson,.json,.zip"
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </label>
      <Choice
        label={text('parcels.crs')}
        value={crs}
        onChange={setCrs}
        options={[['', '–'], ...SURVEY_SYSTEMS.map((one) => [one, one] as const)]}
      />
      <Button
        className="button button-second"
        isDisabled={!file || crs === ''}
        onPress={() => void check()}
      >
        {text('parcels.preview')}
      </Button>
      {error !== undefined && <ProblemBox error={error} />}
      {preview?.faults.map((one) => (
        <p key={one.index} className="field-error">
          {one.id ?? ''} <RefusalText code={one.code} reason={one.message} />
        </p>
      ))}
      {preview && !drafted && preview.faults.length === 0 && (
        <p className="field-error">{text('parcels.notInFile', { id: parcel.parcelId })}</p>
      )}
      {preview && drafted && (
        <Revision key={drafted.salt} drafted={drafted} parcel={parcel} preview={preview} />
      )}
    </details>
  );
}

function Revision(props: {
  readonly drafted: Drafted;
  readonly parcel: ShownParcel;
  readonly preview: SurveyPreview;
}): ReactElement {
  const { language, text } = useText();
  const { drafted, parcel, preview } = props;
  const [reason, setReason] = useState('');
  const [commandId, setCommandId] = useState<string>();
  const entry = useOutbox().data?.find((one) => one.commandId === commandId);
  return (
    <>
      <p>
        {text('parcels.areaChange', {
          after: areaText(drafted.draft.areaM2, language),
          before: areaText(parcel.areaM2, language),
        })}
      </p>
      {preview.overlaps.map(({ areaM2, ids }) => (
        <p key={ids.join()} className="notice notice-bad">
          {text('parcels.overlapPair', { area: areaM2, one: ids[0] ?? '', other: ids[1] ?? '' })}
        </p>
      ))}
      <SignFlow
        draftOf={(keyId) => revisionOf(preview, drafted, parcel, reason, keyId)}
        boundary={{ boundary: drafted.boundary, salt: drafted.salt }}
        onSent={({ command }) => {
          setCommandId(command.commandId);
          return Promise.resolve();
        }}
        onSigned={() => undefined}
      >
        <Field label={text('parcels.reviseReason')} value={reason} onChange={setReason} />
      </SignFlow>
      {entry?.state === 'committed' && (
        <p role="status">
          {isBoundaryWaiting(entry)
            ? `${text('outbox.boundaryWaits')} ${entry.reason ?? ''}`
            : text('parcels.boundaryStored')}
        </p>
      )}
    </>
  );
}

/**
 * The command of a drafted boundary; what only a registration says is left out, and so are overlaps with parcels of the
 * file that are not registered: they say so themselves when they are.
 */
function revisionOf(
  { drafts }: SurveyPreview,
  { draft }: Drafted,
  { boundaryVersion = 1, parcelId }: ShownParcel,
  reason: string,
  signerKeyId: string,
): Draft {
  const claims = Object.entries(draft).filter(([name]) => CLAIMS.has(name));
  const fresh = new Set(drafts.map((one) => one.draft.parcelId));
  const overlaps = (draft.overlaps ?? []).filter((one) => !fresh.has(one.parcelId));
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    ...Object.fromEntries(claims),
    ...(overlaps.length > 0 && { overlaps }),
    boundaryVersion: boundaryVersion + 1,
    parcelId,
    reason: reason.trim(),
    type: 'reviseParcel',
  } as Command);
}

const CLAIMS: ReadonlySet<string> = new Set([
  'areaBasis',
  'areaM2',
  'boundaryCommitment',
  'contractAreaM2',
  'datum',
  'geodesicAreaM2',
  'measuredAreaM2',
  'overlapSetDigest',
]);
