// SPDX-License-Identifier: Apache-2.0
import { civilDateOf } from '@daoji/model';
import { useMemo, useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { PlanLines } from '../grants/grant-lines.js';
import type { GrantPlan } from '../grants/grant-plan.js';
import { useText } from '../locale/use-text.js';
import { CommandReview } from '../parts/command-review.js';
import { Cosignatures } from '../parts/cosignatures.js';
import { ProblemBox } from '../parts/problem-box.js';
import { RefusalText } from '../parts/refusal-text.js';
import type { Confirmation } from '../sign/cosign.js';
import { networkNow } from '../sign/network-clock.js';
import type { ShownCommand, Signer } from '../sign/signer.js';
import { useDeviceRefresh, useSendOutbox } from '../sign/use-device.js';
import { EditFields } from './edit-fields.js';
import { fieldDraft, packGrants, type FieldChoice, type FieldEdit } from './field-entries.js';
import type { FieldPack } from './field-pack.js';

/** What will be signed, in words, with everything that may be changed folded below the button. */
export function FieldReview(props: {
  readonly choice: FieldChoice;
  readonly pack: FieldPack;
  readonly parcelId: string;
  readonly signer: Signer;
  readonly onBack: () => void;
  readonly onSigned: () => void;
}): ReactElement {
  const { text } = useText();
  const { choice, pack, parcelId, signer } = props;
  const plan = useMemo(
    () => packGrants(pack, choice, parcelId, civilDateOf(networkNow().toISOString())),
    [choice, pack, parcelId],
  );
  // A fresh pack may come after the page is there: what nobody edited follows it.
  const [edited, setEdit] = useState<FieldEdit>();
  const edit = useMemo(() => edited ?? startOf(pack, plan), [edited, pack, plan]);
  // Made once for what is shown: a co-signature is over these very bytes.
  const draft = useMemo(
    () => fieldDraft(choice, [parcelId], edit, signer.keyId, plan),
    [choice, edit, parcelId, plan, signer.keyId],
  );
  // The holder's own signature opens the land as a contract does.
  const isHolderSigning = edit.onBehalfOf?.confirmation === 'own-signature';
  const isRestricted = choice.kind === 'spray' && choice.needsAgronomist;
  return (
    <section>
      <Warning choice={choice} edit={edit} pack={pack} parcelId={parcelId} />
      <PlanLines plan={isHolderSigning ? { ...plan, uncovered: [] } : plan} />
      {isRestricted && <p className="notice notice-wait">{text('inputs.cosignAgronomist')}</p>}
      {draft.isReady ? (
        <Signing
          key={draft.text}
          draft={draft}
          cosigners={Number(isHolderSigning) + Number(isRestricted)}
          {...props}
        />
      ) : (
        <p className="field-error" role="status">
          <RefusalText reason={draft.why} />
        </p>
      )}
      <EditFields choice={choice} edit={edit} pack={pack} onChange={setEdit} />
      <p className="actions">
        <Button className="button button-second" onPress={props.onBack}>
          {text('field.other')}
        </Button>
      </p>
    </section>
  );
}

/** Another's land takes a contract or mandate, and where there is none, the holder's signature. */
function startOf({ operatorId, signerOperatorId }: FieldPack, plan: GrantPlan): FieldEdit {
  const isOther = signerOperatorId !== undefined && signerOperatorId !== operatorId;
  const isOpen = plan.lines.length > 0;
  return {
    date: civilDateOf(networkNow().toISOString()),
    note: '',
    ...(isOther && !isOpen && { onBehalfOf: { confirmation: 'own-signature', operatorId } }),
  };
}

/** What this entry means for the harvest, as far as the phone knows it; the ledger decides when it is sent. */
function Warning(props: {
  readonly choice: FieldChoice;
  readonly edit: FieldEdit;
  readonly pack: FieldPack;
  readonly parcelId: string;
}): ReactElement | null {
  const { text } = useText();
  const { choice, edit, pack, parcelId } = props;
  if (choice.kind === 'spray') {
    return (
      <p className="notice notice-wait">{text('field.blocks', { date: choice.earliestHarvest })}</p>
    );
  }
  const freeFrom = pack.parcels.find((one) => one.parcelId === parcelId)?.freeFrom;
  const isEarly = choice.work === 'harvest' && freeFrom !== undefined && edit.date < freeFrom;
  return isEarly ? (
    <p className="notice notice-bad">{text('field.early', { date: freeFrom })}</p>
  ) : null;
}

function Signing(props: {
  readonly draft: ShownCommand;
  /** How many others sign first. */
  readonly cosigners: number;
  readonly signer: Signer;
  readonly onSigned: () => void;
}): ReactElement {
  const { text } = useText();
  const { cosigners, draft, signer } = props;
  const [given, setGiven] = useState<readonly Confirmation[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const refresh = useDeviceRefresh();
  const send = useSendOutbox();
  const sign = async (): Promise<void> => {
    setBusy(true);
    try {
      await signer.sign('trace', draft, { ...(given.length > 0 && { confirmations: given }) });
      await refresh();
      props.onSigned();
      await send();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <>
      <CommandReview command={draft.command} canonical={draft.text} isShort />
      <Cosignatures
        given={given}
        needed={cosigners}
        shown={draft}
        signerKeyId={signer.keyId}
        onGiven={setGiven}
      />
      {error !== undefined && <ProblemBox error={error} />}
      <Button
        className="button button-wide"
        isDisabled={isBusy || given.length < cosigners}
        onPress={() => void sign()}
      >
        {text('producer.sign')}
      </Button>
    </>
  );
}
